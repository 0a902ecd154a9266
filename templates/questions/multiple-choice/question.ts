import type { Named } from "../../contract/interaction.ts";
import type { QuestionType } from "../../contract/question.ts";

export interface MultipleChoiceQuestion {
  readonly options: readonly Named[];
  /** Ids of the right options, in the order of `options`. */
  readonly correct: readonly string[];
  /** What scores besides all the right ones and no others, which is 1 in any case. */
  readonly credit?: Credit;
}

/**
 * `partial`: right ticks less wrong ticks, of the number of right ones, and not below 0. `each`: the share of all options that
 * were decided rightly, ticked or not.
 */
export type Credit = "partial" | "each";

/** Several right answers. The answer is a list of option ids, at least one. */
const multipleChoice: QuestionType<MultipleChoiceQuestion, readonly string[]> = {
  score({ options, correct, credit }, answer) {
    const hits = answer.filter((id) => correct.includes(id)).length;
    const slips = answer.length - hits;
    const missed = correct.length - hits;
    if (hits === correct.length && slips === 0) return 1;
    switch (credit ?? "all") {
      case "all":
        return 0;
      case "partial":
        return Math.max(0, hits - slips) / correct.length;
      case "each":
        return (options.length - slips - missed) / options.length;
    }
  },
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
