import { valueOf, VALUE_PROBLEM } from "./attribute-value.ts";
import type { ProblemText, QuestionProblem, QuestionSource } from "./question.ts";
import { type Leniency, LONGEST_SPELLING } from "./spelling.ts";

/** Attributes of question types in which words are typed. */
export const SPELLING_ATTRIBUTES = ["case", "typos"] as const;

export const SPELLING_PROBLEMS = {
  ...VALUE_PROBLEM,
  "question/spelling-too-long": {
    message: 'The question "{id}" expects "{text}" to be typed, which is longer than {max} characters.',
    remedy: "Ask for a word or a short phrase. For long answers use ::: long-fill-in.",
  },
  "question/spelling-twice": {
    message: 'The question "{id}" gives "{text}" twice. Capitals, spaces, hyphens and accents do not make it another answer.',
    remedy: "Remove one of them, or write case=exact where capitals matter.",
  },
} satisfies Record<string, ProblemText>;

/** `case=exact` and `typos=0`, `1` or `2`. */
export function authoredLeniency(source: QuestionSource, problems: QuestionProblem[]): Leniency {
  const exact = valueOf(source, "case", ["exact"], problems);
  const typos = valueOf(source, "typos", ["0", "1", "2"], problems);
  return { ...(exact && { exact: true }), ...(typos && { typos: Number(typos) }) };
}

/** The spellings in `sensitivity / recall`. */
export function authoredSpellings(text: string): string[] {
  return text
    .split(/\s+\/\s+/)
    .map((spelling) => spelling.trim())
    .filter((spelling) => spelling !== "");
}

/** Reports the first spelling that is too long to be kept. */
export function checkLength(
  spellings: readonly string[],
  id: string,
  place: { line: number; column: number },
  problems: QuestionProblem[],
) {
  const text = spellings.find((spelling) => spelling.length > LONGEST_SPELLING);
  const { line, column } = place;
  if (text) problems.push({ code: "question/spelling-too-long", line, column, values: { id, text, max: LONGEST_SPELLING } });
}
