import type { Named } from "../../contract/interaction.ts";
import type { QuestionType } from "../../contract/question.ts";

export interface LikertQuestion {
  /** From one end to the other. */
  readonly scale: readonly Named[];
  /** Ids of the points that the author has something to say to. */
  readonly commented?: string;
}

/** What somebody thinks of something. Every answer is as good as any other. */
const likert: QuestionType<LikertQuestion, string> = {
  score: () => 1,
  interaction: ({ scale }, response) => ({ kind: "likert", scale, response }),
  feedback: ({ commented = "" }, answer) => (commented.includes(answer) ? [answer] : []),
  encode: (_question, answer) => answer,
  decode: ({ scale }, text) => (scale.some(({ id }) => id === text) ? text : undefined),
  encodedLength: () => 1,
};

export default likert;
