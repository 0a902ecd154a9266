/** True where somebody could see it: it has a place on the page and is not hidden. */
export function isSeen(element: Element): boolean {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
}

/** Its visible text in one line. */
export function lineOf(element: HTMLElement | undefined): string {
  return (element?.innerText ?? "").replace(/\s+/g, " ").trim();
}
