import type { Named } from "../../contract/interaction.ts";
import type { QuestionType } from "../../contract/question.ts";

export interface MultipleChoiceQuestion {
  readonly options: readonly Named[];
  /** Ids of the right options, in the order of `options`. */
  readonly correct: readonly string[];
}

/** Several right answers. The answer is a list of option ids, at least one; all the right ones and no others score. */
export const multipleChoice: QuestionType<MultipleChoiceQuestion, readonly string[]> = {
  score: ({ correct }, answer) => (answer.length === correct.length && correct.every((id) => answer.includes(id)) ? 1 : 0),
  interaction: ({ options, correct }, answer) => ({
    kind: "choice",
    options,
    correct,
    response: answer && options.map(({ id }) => id).filter((id) => answer.includes(id)),
  }),
  feedback: ({ options }, answer) => options.map(({ id }) => id).filter((id) => answer.includes(id)),
  encode: ({ options }, answer) =>
    options
      .map(({ id }) => id)
      .filter((id) => answer.includes(id))
      .join(""),
  decode({ options }, text) {
    const ids = [...text];
    const known = ids.length > 0 && ids.every((id) => options.some((option) => option.id === id));
    return known && new Set(ids).size === ids.length ? ids : undefined;
  },
  encodedLength: ({ options }) => options.length,
};

export default multipleChoice;
