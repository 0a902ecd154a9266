import type { OptionSource, QuestionAuthoring, QuestionProblem } from "../../contract/question.ts";
import type { NumericQuestion } from "./question.ts";

/** `8.3`, `8.3 ± 0.2`, `1,000 +- 5`. A minus may be a hyphen or U+2212. */
const NUMBER = /^([-\u2212]?\d[\d,]*(?:\.\d+)?)(?:\s*(?:±|\+-|\+\/-)\s*(\d[\d,]*(?:\.\d+)?))?$/;
/** SCORM 1.2 and Moodle record no more than five digits before and four after the point (rule INT-9). */
const RECORDABLE = /^-?\d{1,5}(\.\d{1,4})?$/;

interface AuthoredNumber {
  readonly value: number;
  readonly tolerance: number;
}

export const numericAuthoring: QuestionAuthoring<NumericQuestion> = {
  attributes: ["unit"],
  problems: {
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
  },
  read(source) {
    const { id, options, line, column, attributes } = source;
    const problems: QuestionProblem[] = [];
    const report = (code: string, place: { line: number; column: number }, values = {}) =>
      problems.push({ code, line: place.line, column: place.column, values: { id, ...values } });
    const numbers = options.flatMap((option) => {
      if (option.text === "*") return [];
      const number = readNumber(option.text);
      if (!number) report("question/not-a-number", option, { text: option.text });
      return number ? [{ option, ...number }] : [];
    });
    const correct = numbers.filter(({ option }) => option.marked);
    const marked = options.filter((option) => option.marked);
    if (marked.length !== 1) report("question/one-correct-number", marked[1] ?? { line, column }, { count: marked.length });
    const [right] = correct;
    if (!right || problems.length > 0) return { problems };
    const range = { min: rounded(right.value - right.tolerance), max: rounded(right.value + right.tolerance) };
    if (![range.min, range.max].every((bound) => RECORDABLE.test(String(bound)))) report("question/number-not-recordable", right.option);
    const mistakes = numbers.filter(({ option }) => !option.marked);
    for (const { option, value } of mistakes) {
      if (value >= range.min && value <= range.max) report("question/mistake-is-correct", option, { text: option.text });
    }
    if (problems.length > 0) return { problems };
    return {
      question: {
        correct: range,
        unit: attributes.get("unit")?.value ?? "",
        feedback: {
          correct: right.option.id,
          mistakes: mistakes.map(({ option, value }) => ({ id: option.id, value })),
          other: otherOf(options),
        },
      },
    };
  },
  examples: [
    {
      title: "A number with a tolerance and a unit",
      markdown: `::: numeric {#share-of-true-flags unit="%"}
A tool flags 108 people. Nine of them are ill. What share of the flagged people is ill?

- [x] 8.3 ± 0.3
  > Yes. 9 ÷ 108 is about 0.083, or 8.3%.
- [ ] 9
  > Nine is the number of people. Divide it by 108.
- [ ] *
  > Divide 9 by 108. Then multiply by 100.
:::`,
      answers: [
        { encoded: "8_3", score: 1 },
        { encoded: "8", score: 1 },
        { encoded: "9", score: 0 },
        { encoded: "-1", score: 0 },
      ],
    },
  ],
};

function readNumber(text: string): AuthoredNumber | undefined {
  const found = NUMBER.exec(text);
  const plain = (digits: string | undefined) => Number((digits ?? "0").replace(/,/g, "").replace("\u2212", "-"));
  return found ? { value: plain(found[1]), tolerance: plain(found[2]) } : undefined;
}

function otherOf(options: readonly OptionSource[]): string {
  return options.find(({ text }) => text === "*")?.id ?? "";
}

/** Away from the rounding of decimal fractions: 0.1 + 0.2 is 0.3. */
function rounded(value: number): number {
  return Number(value.toFixed(6));
}
