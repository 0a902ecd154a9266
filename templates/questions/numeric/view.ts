import type { QuestionView } from "../../contract/question-view.ts";

/** A number as people type it: spaces and a unit are ignored, a minus may be U+2212, see `readNumber` for commas. */
const view: QuestionView<number> = {
  read: (form) => readNumber(field(form).value),
  show(form, answer) {
    field(form).value = answer === undefined ? "" : String(answer);
  },
  incomplete: "incompleteNumber",
};

/** A comma groups thousands where three digits follow each one (`1,000`); otherwise it is the decimal point (`8,3`). */
function readNumber(text: string): number | undefined {
  const compact = text
    .replace(/\s/g, "")
    .replace("\u2212", "-")
    .replace(/(\d)[%£€$°\p{L}/]+$/u, "$1");
  const grouped = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(compact);
  const plain = grouped ? compact.replace(/,/g, "") : compact.replace(",", ".");
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

/** `view.hbs` has exactly one. */
function field(form: HTMLElement): HTMLInputElement {
  return form.querySelector("input") as HTMLInputElement;
}

export default view;
