import type { Named } from "./interaction.ts";
import type { QuestionType } from "./question.ts";

export interface SingleChoice {
  readonly options: readonly Named[];
  /** Id of the one right option. */
  readonly correct: string;
}

/** One right answer out of several. The answer is the id of an option. */
export const singleChoice: QuestionType<SingleChoice, string> = {
  score: (question, answer) => (answer === question.correct ? 1 : 0),
  interaction: (question, answer) => ({
    kind: "choice",
    options: question.options,
    correct: [question.correct],
    response: answer === undefined ? undefined : [answer],
  }),
  feedback: (_question, answer) => [answer],
  encode: (_question, answer) => answer,
  decode: (question, text) => (question.options.some(({ id }) => id === text) ? text : undefined),
  encodedLength: () => 1,
};
