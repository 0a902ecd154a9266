import type { QuestionView } from "../../contract/question-view.ts";

/** The radio buttons have the values "true" and "false". */
const view: QuestionView<boolean> = {
  read(form) {
    const checked = form.querySelector<HTMLInputElement>("input:checked");
    return checked ? checked.value === "true" : undefined;
  },
  show(form, answer) {
    for (const input of form.querySelectorAll("input")) input.checked = input.value === String(answer);
  },
  incomplete: "incompleteChoice",
};

export default view;
