import type { Mistake } from "../contract/studio.ts";

const ID = "mistakes";

/** Lays the mistakes over the page, with the lines that they are in. Escape or the button puts them away until the next. */
export function showMistakes(mistakes: readonly Mistake[]): void {
  hideMistakes();
  const overlay = element("section", "mistakes");
  overlay.id = ID;
  overlay.setAttribute("role", "alert");
  overlay.setAttribute("aria-label", "What keeps the package from being made");
  const close = element("button", "", "Put away");
  close.type = "button";
  close.addEventListener("click", hideMistakes);
  const head = element("div", "mistakes-head");
  head.append(element("h2", "", headOf(mistakes)), close);
  const root = document.documentElement.dataset["root"] ?? "";
  overlay.append(head, ...mistakes.map((mistake) => mistakeIn(mistake, root)));
  document.body.append(overlay);
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

function mistakeIn({ file, line, column, code, severity, message, remedy, frame }: Mistake, root: string): HTMLElement {
  const article = element("article", `mistake mistake--${severity}`);
  const place = `${file}:${line}:${column}`;
  const head = element("p", "mistake-place");
  const link = element("a", "", place);
  // Editors of this family open a file at a line from an address of their own.
  link.href = `vscode://file/${root}/${place}`;
  head.append(link, element("code", "", code));
  article.append(head);
  if (frame.length > 0) {
    const code = element("pre", "mistake-frame");
    code.tabIndex = 0;
    for (const { number, text, here } of frame) {
      const row = element(here ? "mark" : "span", "", `${String(number).padStart(4)}  ${text}\n`);
      code.append(row);
      if (here) code.append(element("span", "mistake-mark", `${" ".repeat(6 + Math.min(column - 1, 100))}^\n`));
    }
    article.append(code);
  }
  article.append(element("p", "mistake-message", message), element("p", "mistake-remedy", remedy));
  return article;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, text = ""): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  if (text !== "") made.textContent = text;
  return made;
}
