import type { QuestionView } from "../../contract/question-view.ts";

/** The answer is the value of the checked radio button. */
const view: QuestionView<string> = {
  read: (form) => form.querySelector<HTMLInputElement>("input:checked")?.value,
  show(form, answer) {
    for (const input of form.querySelectorAll("input")) input.checked = input.value === answer;
  },
  incomplete: "incompleteChoice",
};

export default view;
