import { element } from "./element.ts";

/** A place that was found. */
interface Hit {
  readonly kind: string;
  readonly title: string;
  readonly where: string;
  readonly address: string;
}

/** Typing pauses for this long before the server is asked, ms. */
const PAUSE = 150;

/** The search field: results stand above everything else as long as something is typed. */
export function openSearch(): void {
  const form = document.querySelector<HTMLFormElement>("[data-search]");
  const field = form?.querySelector("input");
  if (!form || !field) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  const search = async () => {
    const words = field.value.trim();
    const turn = ++latest;
    const hits =
      words === "" ? undefined : await fetch(`/search?q=${encodeURIComponent(words)}`).then((answer) => answer.json() as Promise<Hit[]>);
    // An answer that is overtaken is not shown.
    if (turn === latest) show(hits, words);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void search(), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void search();
  });
}

function show(hits: readonly Hit[] | undefined, words: string): void {
  const results = document.querySelector<HTMLElement>("[data-results]");
  if (!results) return;
  results.hidden = hits === undefined;
  const said = hits && hits.length > 0 ? `${hits.length} found for “${words}”` : `Nothing found for “${words}”`;
  const items = (hits ?? []).map(({ kind, title, where, address }) =>
    element("li", {}, element("a", { href: address }, title), " ", element("span", { class: "facts" }, `${kind} · ${where}`)),
  );
  results.replaceChildren(element("h2", { role: "status" }, said), element("ul", {}, ...items));
}
