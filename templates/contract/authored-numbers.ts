import type { NumberRange } from "./interaction.ts";
import type { NumberFeedback } from "./number-answer.ts";
import type { OptionSource, Place, ProblemText, QuestionProblem, QuestionSource } from "./question.ts";

/** `8.3`, `8.3 ± 0.2`, `1,000 +- 5`. A minus may be a hyphen or U+2212. */
const NUMBER = /^([-\u2212]?\d[\d,]*(?:\.\d+)?)(?:\s*(?:±|\+-|\+\/-)\s*(\d[\d,]*(?:\.\d+)?))?$/;
/** SCORM 1.2 and Moodle record no more than five digits before and four after the point (rule INT-9). */
const RECORDABLE = /^-?\d{1,5}(\.\d{1,4})?$/;

/** Mistakes that every question type whose answer is a number can report. */
export const NUMBER_PROBLEMS = {
  "question/not-a-number": {
    message: 'The question "{id}" expects numbers, but this answer is "{text}".',
    remedy: "Write a number such as 8.3, a number with a tolerance such as 8.3 ± 0.2, or * for any other number.",
  },
  "question/one-correct-number": {
    message: 'The question "{id}" marks {count} numbers as correct, but it needs exactly one.',
    remedy: "Mark one with [x]. To accept several, give it a tolerance: - [x] 8.3 ± 0.2",
  },
  "question/number-not-recordable": {
    message: 'The right answer to "{id}" has too many digits: an LMS keeps five before the point and four after.',
    remedy: "Ask in another unit, or round the answer.",
  },
  "question/mistake-is-correct": {
    message: 'The wrong answer {text} to "{id}" lies within the tolerance of the right one, so it would score.',
    remedy: "Narrow the tolerance, or remove this answer.",
  },
} satisfies Record<string, ProblemText>;

/** A number as authored. `tolerance` is 0 where none was given. */
export interface AuthoredNumber {
  readonly value: number;
  readonly tolerance: number;
}

export interface AuthoredNumbers {
  readonly right: AuthoredNumber & { readonly option: OptionSource };
  readonly correct: NumberRange;
  readonly feedback: NumberFeedback;
}

/** The right number of a question, its known mistakes, and what to say to each; or what is wrong with them. */
export function authoredNumbers({ id, options, line, column }: QuestionSource): AuthoredNumbers | { readonly problems: QuestionProblem[] } {
  const problems: QuestionProblem[] = [];
  const report = (code: keyof typeof NUMBER_PROBLEMS, place: Place, values = {}) =>
    problems.push({ code, line: place.line, column: place.column, values: { id, ...values } });
  const numbers = options.flatMap((option) => {
    if (option.text === "*") return [];
    const number = authoredNumber(option.text);
    if (!number) report("question/not-a-number", option, { text: option.text });
    return number ? [{ option, ...number }] : [];
  });
  const marked = options.filter((option) => option.marked);
  if (marked.length !== 1) report("question/one-correct-number", marked[1] ?? { line, column }, { count: marked.length });
  const right = numbers.find(({ option }) => option.marked);
  if (!right || problems.length > 0) return { problems };
  const correct = { min: rounded(right.value - right.tolerance), max: rounded(right.value + right.tolerance) };
  if (![correct.min, correct.max].every((bound) => RECORDABLE.test(String(bound)))) report("question/number-not-recordable", right.option);
  const mistakes = numbers.filter(({ option }) => !option.marked);
  for (const { option, value } of mistakes) {
    if (value >= correct.min && value <= correct.max) report("question/mistake-is-correct", option, { text: option.text });
  }
  if (problems.length > 0) return { problems };
  return {
    right,
    correct,
    feedback: {
      correct: right.option.id,
      mistakes: mistakes.map(({ option, value }) => ({ id: option.id, value })),
      other: options.find(({ text }) => text === "*")?.id ?? "",
    },
  };
}

/** `undefined` for what is no number. */
export function authoredNumber(text: string): AuthoredNumber | undefined {
  const found = NUMBER.exec(text);
  const plain = (digits: string | undefined) => Number((digits ?? "0").replace(/,/g, "").replace("\u2212", "-"));
  return found ? { value: plain(found[1]), tolerance: plain(found[2]) } : undefined;
}

/** Away from the rounding of decimal fractions: 0.1 + 0.2 is 0.3. */
export function rounded(value: number): number {
  return Number(value.toFixed(6));
}
