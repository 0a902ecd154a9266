import { authoredNumber, authoredNumbers, NUMBER_PROBLEMS, rounded } from "../../contract/authored-numbers.ts";
import type { QuestionAuthoring, QuestionProblem } from "../../contract/question.ts";
import type { EstimateQuestion } from "./question.ts";

export const estimateAuthoring: QuestionAuthoring<EstimateQuestion> = {
  attributes: ["min", "max", "step", "unit", "within"],
  problems: {
    ...NUMBER_PROBLEMS,
    "question/bad-scale": {
      message: 'The scale of "{id}" from {min} to {max} in steps of {step} cannot be drawn.',
      remedy: "Write three numbers with min below max and a step that fits between them: min=0 max=100 step=1.",
    },
    "question/outside-scale": {
      message: 'The right answer to "{id}" is not on its scale, which goes from {min} to {max}.',
      remedy: "Change min or max, so that the right answer lies between them.",
    },
    "question/within-too-narrow": {
      message: '"within={within}" of "{id}" is not wider than the tolerance of {tolerance}, so nobody could come close.',
      remedy: "Write a larger number, or leave within out.",
    },
  },
  read(source) {
    const { id, line, column, attributes } = source;
    const numbers = authoredNumbers(source);
    const problems: QuestionProblem[] = "problems" in numbers ? [...numbers.problems] : [];
    const text = (name: string, otherwise: string) => attributes.get(name)?.value ?? otherwise;
    const number = (name: string, otherwise: string) => authoredNumber(text(name, otherwise))?.value ?? Number.NaN;
    const report = (code: string, name: string, values: Readonly<Record<string, string | number>>) => {
      const place = attributes.get(name) ?? { line, column };
      problems.push({ code, line: place.line, column: place.column, values: { id, ...values } });
    };
    const words = { min: text("min", "0"), max: text("max", "100"), step: text("step", "1"), unit: text("unit", "") };
    const scale = { min: number("min", "0"), max: number("max", "100") };
    const step = number("step", "1");
    if (!(scale.min < scale.max && step > 0 && step <= scale.max - scale.min)) report("question/bad-scale", "min", words);
    if ("problems" in numbers || problems.length > 0) return { problems };
    const { correct, feedback, right } = numbers;
    const { value, tolerance } = right;
    if (value < scale.min || value > scale.max) report("question/outside-scale", "max", words);
    const within = number("within", String(tolerance));
    if (attributes.has("within") && !(within > tolerance))
      report("question/within-too-narrow", "within", { within: text("within", ""), tolerance });
    if (problems.length > 0) return { problems };
    const onScale = { min: Math.max(scale.min, correct.min), max: Math.min(scale.max, correct.max) };
    const percent = (at: number) => rounded(((at - scale.min) / (scale.max - scale.min)) * 100);
    return {
      question: { scale, correct, near: { min: rounded(value - within), max: rounded(value + within) }, feedback },
      shown: {
        ...scale,
        step,
        unit: words.unit,
        // A range input stands somewhere even before it is moved.
        middle: rounded(scale.min + Math.round((scale.max - scale.min) / 2 / step) * step),
        ends: [scale.min, scale.max].map((end) => measured(end, words.unit)),
        truth: measured(value, words.unit),
        from: measured(onScale.min, words.unit),
        to: measured(onScale.max, words.unit),
        isRange: onScale.min < onScale.max,
        band: { x: percent(onScale.min), width: rounded(percent(onScale.max) - percent(onScale.min)) },
        at: percent(value),
      },
    };
  },
  operated: "A slider for arrow keys and fingers, and a number field beside it that says the same.",
  examples: [
    {
      title: "A share to estimate, with points for coming close",
      markdown: `::: estimate {#share-of-true-alarms min=0 max=100 step=1 unit="%" within=20}
A tool flags 108 of 1,000 people. Ten of the 1,000 are ill, and the tool finds nine of them. What share of its flags is right?

- [x] 8.3 ± 2
  > Yes, about one flag in twelve.
- [ ] 90
  > That is the share of the ill people whom it finds.
- [ ] *
  > Most of those whom it flags are well, because so few people are ill.

::: explanation
9 of 108 flags are right: 9 ÷ 108 is about 8.3%.
:::
:::`,
      answers: [
        { encoded: "8_3", score: 1 },
        { encoded: "10", score: 1 },
        { encoded: "19", score: 0.52 },
        { encoded: "90", score: 0 },
        { encoded: "0", score: 0.65 },
      ],
    },
  ],
};

/** `8.3%`, `5 mg`: a unit that is a word stands apart. */
function measured(value: number, unit: string): string {
  return `${value}${/^\p{L}/u.test(unit) ? "\u00a0" : ""}${unit}`.replace("-", "\u2212");
}
