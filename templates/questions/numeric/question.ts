import type { NumberRange } from "../../contract/interaction.ts";
import type { QuestionType } from "../../contract/question.ts";

export interface NumericQuestion {
  /** Every number in here is right. */
  readonly correct: NumberRange;
  /** Shown behind the input; "" for a bare number. */
  readonly unit: string;
  /** Option ids of the feedback: for a right number, for known mistakes, and for any other number. */
  readonly feedback: {
    readonly correct: string;
    readonly mistakes: readonly { readonly id: string; readonly value: number }[];
    readonly other: string;
  };
}

/** A number within a tolerance. Nine significant digits are kept, more than any learner types. */
const numeric: QuestionType<NumericQuestion, number> = {
  score: ({ correct }, answer) => (within(correct, answer) ? 1 : 0),
  interaction: ({ correct }, response) => ({ kind: "numeric", correct, response }),
  feedback({ correct, feedback }, answer) {
    if (within(correct, answer)) return [feedback.correct];
    const mistake = feedback.mistakes.find(({ value }) => near(value, answer));
    return [mistake?.id ?? feedback.other].filter((id) => id !== "");
  },
  // "." would end a field of the saved state.
  encode: (_question, answer) => trimmed(answer).replace(".", "_"),
  decode(_question, text) {
    return /^-?\d+(_\d+)?$/.test(text) ? Number(text.replace("_", ".")) : undefined;
  },
  encodedLength: () => LONGEST,
};

/** Beyond this, an answer is cut to the edge: it is wrong either way and must fit the saved state. */
const LARGEST = 999_999_999;
const LONGEST = "-999999999_9999".length;

/** At most four decimals and never an exponent. */
function trimmed(value: number): string {
  return String(Number(Math.max(-LARGEST, Math.min(LARGEST, value)).toFixed(4)));
}

function within({ min, max }: NumberRange, value: number): boolean {
  return (value >= min && value <= max) || near(min, value) || near(max, value);
}

/** Equal but for the rounding of decimal fractions. */
function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}

export default numeric;
