import { readNumber } from "../../contract/number-answer.ts";
import type { QuestionView } from "../../contract/question-view.ts";

const view: QuestionView<number> = {
  read: (form) => readNumber(field(form).value),
  show(form, answer) {
    field(form).value = answer === undefined ? "" : String(answer);
  },
  incomplete: "incompleteNumber",
};

/** `view.hbs` has exactly one. */
function field(form: HTMLElement): HTMLInputElement {
  return form.querySelector("input") as HTMLInputElement;
}

export default view;
