import type { QuestionType } from "../../contract/question.ts";
import { type SingleChoice, singleChoice } from "../../contract/single-choice.ts";

export type ConfidenceQuestion = SingleChoice;

/** From unsure to sure; an answer holds the place in this list, from 1. */
export const STEPS = ["guessing", "fairly", "certain"] as const;

export interface ConfidentAnswer {
  /** Id of an option. */
  readonly option: string;
  /** 1 … 3. */
  readonly sure: number;
}

/** One right answer out of several, and how sure the learner is. Only the answer scores. Encoded as `b2`. */
const confidence: QuestionType<ConfidenceQuestion, ConfidentAnswer> = {
  score: (question, { option }) => singleChoice.score(question, option),
  interaction: (question, answer) => singleChoice.interaction(question, answer?.option),
  feedback(question, { option, sure }) {
    const right = option === question.correct;
    return [option, `${sure > 1 ? "sure" : "unsure"}-${right ? "right" : "wrong"}`];
  },
  encode: (_question, { option, sure }) => `${option}${sure}`,
  decode(question, text) {
    const option = singleChoice.decode(question, text.slice(0, 1));
    return option !== undefined && /^.[1-3]$/.test(text) ? { option, sure: Number(text[1]) } : undefined;
  },
  encodedLength: () => 2,
};

export default confidence;
