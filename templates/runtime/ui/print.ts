import { all } from "./element.ts";

/** On paper nothing can be opened, so everything is open; afterwards it is as before. */
export function openForPrint(document: Document): void {
  const opened = new Set<Element>();
  const view = document.defaultView;
  view?.addEventListener("beforeprint", () => {
    for (const details of all(document, "details:not([open])")) {
      opened.add(details);
      details.setAttribute("open", "");
    }
  });
  view?.addEventListener("afterprint", () => {
    for (const details of opened) details.removeAttribute("open");
    opened.clear();
  });
}
