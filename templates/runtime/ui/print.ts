import { all, one, setAttribute } from "./element.ts";

/** How long a picture may take to come before paper goes without it, ms. */
const PATIENCE = 4000;

/** On paper nothing can be opened, so everything is open; afterwards it is as before. */
export function openForPrint(window: Window): void {
  const { document } = window;
  const opened = new Set<Element>();
  window.addEventListener("beforeprint", () => {
    for (const details of all(document, "main details:not([open])")) {
      opened.add(details);
      details.setAttribute("open", "");
    }
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.removeAttribute("open");
    opened.clear();
    setAttribute(document.documentElement, "data-print", undefined);
  });
}

/** Prints the page on screen, the whole `course`, or the `result`, which it opens first. Pictures of pages not seen yet come with it. */
export async function print(window: Window, what: string): Promise<void> {
  const { document } = window;
  if (what === "result") one(document, "[data-contents=result]")?.click();
  setAttribute(document.documentElement, "data-print", what || undefined);
  const pictures = what === "course" ? (all(document, "main img") as HTMLImageElement[]) : [];
  for (const picture of pictures) picture.loading = "eager";
  const come = Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
  await Promise.race([come, new Promise((resolve) => window.setTimeout(resolve, PATIENCE))]);
  window.print();
}
