import type { Named } from "../../contract/interaction.ts";
import type { QuestionType } from "../../contract/question.ts";

export interface SequencingQuestion {
  /** In the right order. */
  readonly items: readonly Named[];
  /** Each pair of neighbours that follow one another rightly scores. */
  readonly partial?: true;
}

/** Things to put in order. The answer is all their ids. */
const sequencing: QuestionType<SequencingQuestion, readonly string[]> = {
  score({ items, partial }, answer) {
    const steps = items.slice(1).filter(({ id }, index) => answer.indexOf(items[index]?.id ?? "") < answer.indexOf(id)).length;
    const share = steps / (items.length - 1);
    return partial ? share : Math.floor(share);
  },
  interaction: ({ items }, response) => ({ kind: "sequencing", options: items, correct: items.map(({ id }) => id), response }),
  feedback({ items }, answer) {
    const marks = items.map(({ id }, index) => `${answer[index] === id ? "right" : "wrong"}-${id}`);
    return marks.some((mark) => mark.startsWith("wrong")) ? [...marks, "order"] : marks;
  },
  encode: (_question, answer) => answer.join(""),
  decode({ items }, text) {
    const ids = [...text];
    return ids.length === items.length && items.every(({ id }) => ids.includes(id)) ? ids : undefined;
  },
  encodedLength: ({ items }) => items.length,
};

export default sequencing;
