import type { QuestionView } from "../../contract/question-view.ts";
import type { TypedAnswer } from "./question.ts";

const view: QuestionView<TypedAnswer> = {
  read(form) {
    const text = field(form).value.trim();
    return text ? { text } : undefined;
  },
  show(form, answer) {
    field(form).value = answer?.text ?? "";
  },
  incomplete: "incompleteText",
};

/** `view.hbs` has exactly one. */
function field(form: HTMLElement): HTMLInputElement {
  return form.querySelector("input") as HTMLInputElement;
}

export default view;
