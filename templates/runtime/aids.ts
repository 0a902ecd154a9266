import { applyDisplay, changeDisplay, showDisplay } from "./ui/display.ts";
import { closest, one } from "./ui/element.ts";
import { toggleContents, togglePanels } from "./ui/panels.ts";
import { openForPrint, print } from "./ui/print.ts";
import { search, showFound } from "./ui/search.ts";

/** How long the learner pauses in typing before what they typed is looked for, ms. */
const PAUSE = 200;

/** How long after the whole document the learner's program may take to start, ms; then everything is shown without it. */
const START = 4000;

/**
 * What helps to read and needs to know nothing of the course's state: display, search and print. It runs in the document's
 * head, so that nothing is painted in other colours or in another size first. What happens on the page comes here before it
 * comes to the learner's program.
 */
function start(window: Window): void {
  const { document } = window;
  const storage = () => window.localStorage;
  let pause = 0;

  applyDisplay(document, storage);
  document.documentElement.dataset.waiting = "";
  document.addEventListener("DOMContentLoaded", () => {
    window.setTimeout(() => delete document.documentElement.dataset.waiting, START);
  });
  openForPrint(window);
  document.addEventListener("click", ({ target }) => {
    const opener = closest(target, "[data-panel]");
    const printer = closest(target, "button[data-print]");
    const result = closest(target, "[data-results] a");
    if (opener) showDisplay(document);
    if (opener || printer || !closest(target, ".tool")) togglePanels(document, opener ?? undefined);
    if (closest(target, "[data-usual]")) changeDisplay(document, storage, true);
    const toggler = closest(target, "[data-toggle-contents]");
    if (toggler) toggleContents(document, toggler.getAttribute("aria-expanded") !== "true");
    if (closest(target, "a[href^='#']")) toggleContents(document, false);
    // After the learner's program has heard of the click.
    if (printer) window.setTimeout(() => void print(window, printer.dataset.print ?? ""));
    if (result) window.setTimeout(() => showFound(result));
  });
  document.addEventListener("focusin", ({ target }) => {
    if (!closest(target, ".tool")) togglePanels(document);
  });
  document.addEventListener("change", ({ target }) => {
    if (closest(target, "[data-setting]")) changeDisplay(document, storage, false);
  });
  document.addEventListener("input", ({ target }) => {
    const field = closest(target, "[data-search]") as HTMLInputElement | null;
    window.clearTimeout(pause);
    if (field) pause = window.setTimeout(() => search(document, field), PAUSE);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const field = one(document, "[data-search]") as HTMLInputElement | null;
    const opener = togglePanels(document);
    if (!opener && field?.value && closest(event.target, "[role=search]")) {
      field.value = "";
      field.focus();
      search(document, field);
    } else (opener ?? toggleContents(document, false))?.focus();
  });
}

start(window);
