import type { Control, ControlKind } from "../contract/verify.ts";
import { isSeen, lineOf } from "./seen.ts";

interface Found extends Control {
  readonly element: HTMLElement;
}

const PRESSED =
  'button,a[href],a[onclick],input[type="button"],input[type="submit"],input[type="image"],[role="button"],[role="link"],[onclick]';
const FILLED = 'input:not([type="button"]):not([type="submit"]):not([type="image"]):not([type="hidden"]),select,textarea';

/** What buttons are called in the languages that this project's learners meet, and by most tools. */
const WORDS: readonly (readonly [kind: ControlKind, words: RegExp])[] = [
  ["finish", /\b(finish|exit|close|quit|end|done|gorffen|gadael)\b/i],
  ["submit", /\b(submit|check|answer|grade|score|mark|confirm|cyflwyno|gwirio)\b/i],
  ["start", /\b(start|begin|launch|resume|enter|take the (quiz|test)|dechrau|parhau)\b/i],
  ["next", /\b(next|continue|forward|proceed|nesaf|ymlaen)\b|^(>|»|→|›)+$/i],
];
const BACKWARDS = /\b(back|previous|prev|return|cancel|restart|start again|try again|retry|reset|print|help|menu|search)\b/i;

/** Everything that a learner could press or fill in now, in the order of the page. */
export function controlsIn(document: Document): readonly Found[] {
  const elements = [...document.querySelectorAll<HTMLElement>(`${PRESSED},${FILLED}`)].filter((element) => isUsable(element));
  return elements.map((element, index) => ({ element, index, ...about(element) }));
}

/** A radio button may be drawn by its label and be invisible itself. */
function isUsable(element: HTMLElement): boolean {
  if ((element as HTMLButtonElement).disabled || element.getAttribute("aria-disabled") === "true") return false;
  const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
  return isSeen(element) || (label !== undefined && isSeen(label));
}

function about(element: HTMLElement): Omit<Control, "index"> {
  const label = labelOf(element);
  const plain = { label, group: "", filled: false, values: [] };
  if (element instanceof HTMLSelectElement) {
    const values = [...element.options].filter(({ disabled, value }) => !disabled && value !== "").map(({ value }) => value);
    return { ...plain, kind: "select", filled: element.selectedIndex > 0, values };
  }
  if (element instanceof HTMLTextAreaElement) return { ...plain, kind: "text", filled: element.value !== "" };
  if (element instanceof HTMLInputElement && !/^(button|submit|image)$/.test(element.type)) {
    const ticked = element.type === "radio" || element.type === "checkbox";
    const kind = element.type === "radio" ? "radio" : element.type === "checkbox" ? "checkbox" : "text";
    return { ...plain, kind, group: ticked ? element.name : "", filled: ticked ? element.checked : element.value !== "" };
  }
  if (BACKWARDS.test(label) || leadsAway(element)) return { ...plain, kind: "back" };
  const named = WORDS.find(([, words]) => words.test(label))?.[0];
  const submits = (element as HTMLInputElement).type === "submit" && element.closest("form") !== null;
  return { ...plain, kind: named ?? (submits ? "submit" : element.matches("a[href]") ? "link" : "button") };
}

/** Out of the package, or into another window. */
function leadsAway(element: HTMLElement): boolean {
  return element instanceof HTMLAnchorElement && (element.origin !== location.origin || element.target === "_blank");
}

function labelOf(element: HTMLElement): string {
  const own = element.getAttribute("aria-label") ?? lineOf(element);
  const value = element instanceof HTMLInputElement && /^(button|submit)$/.test(element.type) ? element.value : "";
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])].map(lineOf).join(" ") : "";
  return (own || value || labels || (element.getAttribute("title") ?? "")).slice(0, 120);
}
