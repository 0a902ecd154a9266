import type { QuestionType } from "../../contract/question.ts";

export interface TrueFalseQuestion {
  readonly correct: boolean;
  /** Option ids under which the feedback for "true" and "false" is kept. */
  readonly ids: { readonly true: string; readonly false: string };
}

/** A statement to agree with or not. The answer is a boolean. */
const trueFalse: QuestionType<TrueFalseQuestion, boolean> = {
  score: ({ correct }, answer) => (answer === correct ? 1 : 0),
  interaction: ({ correct }, response) => ({ kind: "true-false", correct, response }),
  feedback: ({ ids }, answer) => [answer ? ids.true : ids.false],
  encode: (_question, answer) => (answer ? "t" : "f"),
  decode: (_question, text) => (text === "t" ? true : text === "f" ? false : undefined),
  encodedLength: () => 1,
};

export default trueFalse;
