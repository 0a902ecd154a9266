import { listen } from "./live.ts";
import { openSearch } from "./search.ts";

const KEY = "curricle-preview-target";

/** Shows one format at a time, the one that was chosen last. */
function chooseFormats(): void {
  const radios = [...document.querySelectorAll<HTMLInputElement>("[data-targets] input")];
  const kept = localStorage.getItem(KEY);
  const chosen = radios.find(({ value }) => value === kept) ?? radios[0];
  if (chosen) chosen.checked = true;
  const show = () => {
    const target = radios.find(({ checked }) => checked)?.value ?? "";
    for (const format of document.querySelectorAll<HTMLElement>("[data-format]")) format.hidden = format.dataset["format"] !== target;
  };
  for (const radio of radios) {
    radio.addEventListener("change", () => {
      localStorage.setItem(KEY, radio.value);
      show();
    });
  }
  show();
}

/** Puts what the page says now in the place of what it said, and leaves alone what somebody has opened or is reading. */
async function renew(): Promise<void> {
  const fresh = new DOMParser().parseFromString(await fetch(location.href).then((answer) => answer.text()), "text/html");
  const [now, next] = [document.querySelector("[data-main]"), fresh.querySelector("[data-main]")];
  if (!now || !next) return;
  const open = [...now.querySelectorAll("details")].map((details) => details.open);
  const results = now.querySelector("[data-results]");
  const at = document.activeElement?.closest("a[href]")?.getAttribute("href");
  if (results) next.querySelector("[data-results]")?.replaceWith(results);
  now.replaceWith(next);
  document.documentElement.dataset["revision"] = fresh.documentElement.dataset["revision"] ?? "";
  for (const [index, details] of next.querySelectorAll("details").entries()) details.open = open[index] ?? false;
  if (at) next.querySelector<HTMLElement>(`a[href="${CSS.escape(at)}"]`)?.focus({ preventScroll: true });
  chooseFormats();
}

chooseFormats();
openSearch();
if (document.documentElement.dataset["root"]) listen({ package: "", changed: () => void renew() });
