import type { Mistake } from "../contract/studio.ts";
import { element } from "./element.ts";

const ID = "mistakes";

/** Lays the mistakes over the page, with the lines that they are in. Escape or the button puts them away until the next. */
export function showMistakes(mistakes: readonly Mistake[]): void {
  hideMistakes();
  const close = element("button", { type: "button" }, "Put away");
  close.addEventListener("click", hideMistakes);
  const head = element("div", { class: "mistakes-head" }, element("h2", {}, headOf(mistakes)), close);
  const root = document.documentElement.dataset["root"] ?? "";
  const attributes = { id: ID, class: "mistakes", role: "alert", "aria-label": "What keeps the package from being made" };
  document.body.append(element("section", attributes, head, ...mistakes.map((mistake) => mistakeIn(mistake, root))));
  for (const place of listening()) place.addEventListener("keydown", onEscape);
}

export function hideMistakes(): void {
  document.getElementById(ID)?.remove();
  for (const place of listening()) place.removeEventListener("keydown", onEscape);
}

/** Keys go to the page, or to the frame that has the focus. */
function listening(): readonly (Document | Window)[] {
  return [document, ...[...document.querySelectorAll("iframe")].flatMap(({ contentWindow }) => contentWindow ?? [])];
}

function onEscape(event: Event): void {
  if ((event as KeyboardEvent).key === "Escape") hideMistakes();
}

function headOf(mistakes: readonly Mistake[]): string {
  const errors = mistakes.filter(({ severity }) => severity === "error").length;
  return errors === 1 ? "One mistake keeps this from being made" : `${errors} mistakes keep this from being made`;
}

function mistakeIn(mistake: Mistake, root: string): HTMLElement {
  const { file, line, column, code, severity, message, remedy, frame } = mistake;
  const place = `${file}:${line}:${column}`;
  // Editors of this family open a file at a line from an address of their own.
  const link = element("a", { href: `vscode://file/${root}/${place}` }, place);
  return element(
    "article",
    { class: `mistake mistake--${severity}` },
    element("p", { class: "mistake-place" }, link, element("code", {}, code)),
    ...(frame.length > 0 ? [frameIn(mistake)] : []),
    element("p", { class: "mistake-message" }, message),
    element("p", { class: "mistake-remedy" }, remedy),
  );
}

function frameIn({ column, frame }: Mistake): HTMLElement {
  const lines = frame.flatMap(({ number, text, here }) => {
    const row = element(here ? "mark" : "span", {}, `${String(number).padStart(4)}  ${text}\n`);
    return here ? [row, element("span", { class: "mistake-mark" }, `${" ".repeat(6 + Math.min(column - 1, 100))}^\n`)] : [row];
  });
  return element("pre", { class: "mistake-frame", tabindex: "0" }, ...lines);
}
