import type { NumberRange } from "../../contract/interaction.ts";
import { decodeNumber, encodeNumber, isWithin, LONGEST_NUMBER, type NumberFeedback, numberFeedback } from "../../contract/number-answer.ts";
import type { QuestionType } from "../../contract/question.ts";

export interface NumericQuestion {
  /** Every number in here is right. */
  readonly correct: NumberRange;
  /** Shown behind the input; "" for a bare number. */
  readonly unit: string;
  readonly feedback: NumberFeedback;
}

/** A number within a tolerance. Nine significant digits are kept, more than any learner types. */
const numeric: QuestionType<NumericQuestion, number> = {
  score: ({ correct }, answer) => (isWithin(correct, answer) ? 1 : 0),
  interaction: ({ correct }, response) => ({ kind: "numeric", correct, response }),
  feedback: ({ correct, feedback }, answer) => numberFeedback(correct, feedback, answer),
  encode: (_question, answer) => encodeNumber(answer),
  decode: (_question, text) => decodeNumber(text),
  encodedLength: () => LONGEST_NUMBER,
};

export default numeric;
