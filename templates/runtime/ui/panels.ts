import { all, one, setAttribute, setHidden } from "./element.ts";

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

/** Opens or closes the contents on a narrow window. The button, where that changed something. */
export function toggleContents(document: Document, wanted: boolean): HTMLElement | undefined {
  const button = one(document, "[data-toggle-contents]");
  if (!button || button.getAttribute("aria-expanded") === String(wanted)) return undefined;
  button.setAttribute("aria-expanded", String(wanted));
  return button;
}
