import type { QuestionView } from "../../contract/question-view.ts";

/** The answer is the values of the ticked boxes, in the order on the page. */
const view: QuestionView<readonly string[]> = {
  read(form) {
    const ticked = [...form.querySelectorAll<HTMLInputElement>("input:checked")].map(({ value }) => value);
    return ticked.length > 0 ? ticked : undefined;
  },
  show(form, answer) {
    for (const input of form.querySelectorAll("input")) input.checked = answer?.includes(input.value) ?? false;
  },
  shuffles: true,
  incomplete: "incompleteChoices",
};

export default view;
