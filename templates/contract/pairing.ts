import type { Named, Pair } from "./interaction.ts";
import type { QuestionType } from "./question.ts";

/** Things that each belong to one of several others. */
export interface PairingQuestion {
  readonly sources: readonly Named[];
  readonly targets: readonly Named[];
  /** One for each source, in the same order. */
  readonly correct: readonly Pair[];
  /** Only all right pairs together score. */
  readonly whole?: true;
}

/**
 * The answer is one pair for each source. It is kept as two letters for each, source and target, by source: so an author may
 * move, add and remove rows at once, and no answer is read as another.
 */
export const pairing: QuestionType<PairingQuestion, readonly Pair[]> = {
  score({ correct, whole }, answer) {
    const right = correct.filter((pair) => isIn(answer, pair)).length;
    return whole && right < correct.length ? 0 : right / correct.length;
  },
  interaction: ({ sources, targets, correct }, answer) => ({
    kind: "matching",
    sources,
    targets,
    correct,
    response: answer && correct.flatMap(({ source }) => answer.filter((pair) => pair.source === source)),
  }),
  feedback: ({ correct }, answer) => correct.map((pair) => `${isIn(answer, pair) ? "right" : "wrong"}-${pair.source}`),
  encode: (_question, answer) =>
    answer
      .map(({ source, target }) => source + target)
      .sort()
      .join(""),
  decode({ sources, targets }, text) {
    const pairs = (text.match(/../g) ?? []).map(([source = "", target = ""]) => ({ source, target }));
    const known = pairs.every(({ target }) => targets.some(({ id }) => id === target));
    const whole = text.length === 2 * sources.length && sources.every(({ id }) => pairs.some(({ source }) => source === id));
    return known && whole ? pairs : undefined;
  },
  encodedLength: ({ sources }) => 2 * sources.length,
};

function isIn(answer: readonly Pair[], { source, target }: Pair): boolean {
  return answer.some((pair) => pair.source === source && pair.target === target);
}
