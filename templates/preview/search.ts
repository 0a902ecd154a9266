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
  const head = document.createElement("h2");
  head.setAttribute("role", "status");
  head.textContent = hits && hits.length > 0 ? `${hits.length} found for “${words}”` : `Nothing found for “${words}”`;
  const list = document.createElement("ul");
  list.append(
    ...(hits ?? []).map(({ kind, title, where, address }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = address;
      link.textContent = title;
      const facts = document.createElement("span");
      facts.className = "facts";
      facts.textContent = `${kind} · ${where}`;
      item.append(link, " ", facts);
      return item;
    }),
  );
  results.replaceChildren(head, list);
}
