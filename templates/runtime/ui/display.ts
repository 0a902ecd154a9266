import { all, fill, setAttribute } from "./element.ts";

/** One entry for all courses of a site; it holds the learner's choices and nothing about the learner (rule PRIV-1). */
const KEY = "curricle-display";

/** Each is an attribute `data-<name>` of the document's root, for the style sheets. */
const SETTINGS = ["size", "spacing", "font", "colours"];

/** Puts on what was chosen on this device before; nothing where storage is blocked (rule PRIV-4). */
export function applyDisplay({ documentElement }: Document, storage: () => Storage): void {
  try {
    const kept = new URLSearchParams(storage().getItem(KEY) ?? "");
    for (const name of SETTINGS) setAttribute(documentElement, `data-${name}`, kept.get(name) || undefined);
  } catch {}
}

const choicesIn = (document: Document) => all(document, "[data-setting]") as HTMLSelectElement[];
const attributeOf = ({ dataset }: HTMLElement) => `data-${dataset.setting}`;

/** Makes the fields say what holds. */
export function showDisplay(document: Document): void {
  for (const choice of choicesIn(document)) {
    choice.value = document.documentElement.getAttribute(attributeOf(choice)) ?? "";
    if (choice.selectedIndex < 0) choice.value = "";
  }
}

/** Puts on what the fields say, and keeps it where the browser does. `usual` empties them first. */
export function changeDisplay(document: Document, storage: () => Storage, usual: boolean): void {
  const kept = new URLSearchParams();
  for (const choice of choicesIn(document)) {
    if (usual) choice.value = "";
    setAttribute(document.documentElement, attributeOf(choice), choice.value || undefined);
    kept.set(choice.dataset.setting ?? "", choice.value);
  }
  let displayKept = true;
  try {
    storage().setItem(KEY, `${kept}`);
  } catch {
    displayKept = false;
  }
  fill(document, { displayKept, displayUnkept: !displayKept });
}
