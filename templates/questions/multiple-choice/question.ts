import type { Named } from "../../contract/interaction.ts";
import type { QuestionType } from "../../contract/question.ts";

export interface MultipleChoiceQuestion {
  readonly options: readonly Named[];
  /** Ids of the right options, in the order of `options`. */
  readonly correct: readonly string[];
}

/** Several right answers. The answer is a list of option ids, at least one; all the right ones and no others score. */
const multipleChoice: QuestionType<MultipleChoiceQuestion, readonly string[]> = {
  score: ({ correct }, answer) => (answer.length === correct.length && correct.every((id) => answer.includes(id)) ? 1 : 0),
  interaction: (question, answer) => ({
    kind: "choice",
    options: question.options,
    correct: question.correct,
    response: answer && inOrder(question, answer),
  }),
  feedback: inOrder,
  encode: (question, answer) => inOrder(question, answer).join(""),
  decode(question, text) {
    const ids = inOrder(question, [...text]);
    return ids.length > 0 && ids.length === text.length ? ids : undefined;
  },
  encodedLength: ({ options }) => options.length,
};

/** The chosen options' ids in the order of the options, each once. */
function inOrder({ options }: MultipleChoiceQuestion, answer: readonly string[]): readonly string[] {
  return options.map(({ id }) => id).filter((id) => answer.includes(id));
}

export default multipleChoice;
