import type { QuestionView } from "../../contract/question-view.ts";
import type { GapAnswer } from "./question.ts";

/** Every gap must be filled before the text can be marked. */
const view: QuestionView<readonly GapAnswer[]> = {
  read(form) {
    const texts = gaps(form).map(({ value }) => value.trim());
    return texts.includes("") ? undefined : texts.map((text) => ({ text }));
  },
  show(form, answer) {
    for (const [index, gap] of gaps(form).entries()) gap.value = answer?.[index]?.text ?? "";
  },
  incomplete: "incompleteGaps",
};

function gaps(form: HTMLElement): (HTMLInputElement | HTMLSelectElement)[] {
  return [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(".gap :is(input,select)")];
}

export default view;
