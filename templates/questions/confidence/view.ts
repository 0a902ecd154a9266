import type { QuestionView } from "../../contract/question-view.ts";
import { type ConfidentAnswer, STEPS } from "./question.ts";

/** The answer is complete once a button of each of the two groups is checked. */
const view: QuestionView<ConfidentAnswer> = {
  read(form) {
    const [option, sure] = [...form.querySelectorAll<HTMLInputElement>("input:checked")].map(({ value }) => value);
    return option && sure ? { option, sure: Number(sure) } : undefined;
  },
  show(form, answer) {
    for (const input of form.querySelectorAll("input")) {
      input.checked = answer !== undefined && [answer.option, `${answer.sure}`].includes(input.value);
    }
  },
  shuffles: true,
  incomplete: "incompleteSure",
  summary: (answers, say) =>
    STEPS.flatMap((step, index) => {
      const those = answers.filter(({ answer }) => answer.sure === index + 1);
      const right = those.filter(({ score }) => score === 1).length;
      return those.length > 0 ? [say(`rightWhen.${step}`, { right, count: those.length })] : [];
    })
      .reverse()
      .join(" "),
};

export default view;
