import type { NumberRange } from "../../contract/interaction.ts";
import { decodeNumber, encodeNumber, isWithin, LONGEST_NUMBER, type NumberFeedback, numberFeedback } from "../../contract/number-answer.ts";
import type { QuestionType } from "../../contract/question.ts";

export interface EstimateQuestion {
  readonly scale: NumberRange;
  /** Every number in here is right. */
  readonly correct: NumberRange;
  /** Outside of this nothing is earned; towards `correct` it grows to all. The same as `correct` where nothing is said. */
  readonly near: NumberRange;
  readonly feedback: NumberFeedback;
}

/** A number that is guessed on a scale. */
const estimate: QuestionType<EstimateQuestion, number> = {
  score: ({ correct, near }, answer) => (isWithin(correct, answer) ? 1 : closeness(correct, near, answer)),
  interaction: ({ correct }, response) => ({ kind: "numeric", correct, response }),
  feedback: ({ correct, feedback }, answer) => [
    ...numberFeedback(correct, feedback, answer),
    "truth",
    ...(isWithin(correct, answer) ? [] : [answer > correct.max ? "high" : "low"]),
  ],
  encode: (_question, answer) => encodeNumber(answer),
  decode({ scale }, text) {
    const number = decodeNumber(text);
    return number !== undefined && isWithin(scale, number) ? number : undefined;
  },
  encodedLength: () => LONGEST_NUMBER,
};

/** 0 at the edge of `near` and beyond, in hundredths below 1. */
function closeness(correct: NumberRange, near: NumberRange, answer: number): number {
  const [edge, end] = answer > correct.max ? [correct.max, near.max] : [correct.min, near.min];
  return edge === end ? 0 : Math.min(0.99, Math.round(Math.max(0, (answer - end) / (edge - end)) * 100) / 100);
}

export default estimate;
