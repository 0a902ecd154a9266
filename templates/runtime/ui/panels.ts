import { all, setAttribute, setHidden } from "./element.ts";

/** Opens the panel of that button, or closes it if it is open; all others are closed. Returns the button whose panel was closed. */
export function togglePanels(document: Document, wanted?: HTMLElement): HTMLElement | undefined {
  let closed: HTMLElement | undefined;
  for (const button of all(document, "[data-panel]")) {
    const was = button.getAttribute("aria-expanded") === "true";
    const open = button === wanted && !was;
    if (was && !open) closed = button;
    setAttribute(button, "aria-expanded", String(open));
    setHidden(document.getElementById(button.getAttribute("aria-controls") ?? ""), !open);
  }
  return closed;
}
