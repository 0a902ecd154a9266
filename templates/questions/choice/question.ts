import type { Named } from "../../contract/interaction.ts";
import type { QuestionType } from "../../contract/question.ts";

export interface ChoiceQuestion {
  readonly options: readonly Named[];
  /** Id of the one right option. */
  readonly correct: string;
}

/** One right answer out of several. The answer is the id of an option. */
const choice: QuestionType<ChoiceQuestion, string> = {
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

export default choice;
