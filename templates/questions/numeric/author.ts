import { authoredNumbers, NUMBER_PROBLEMS } from "../../contract/authored-numbers.ts";
import type { QuestionAuthoring } from "../../contract/question.ts";
import type { NumericQuestion } from "./question.ts";

export const numericAuthoring: QuestionAuthoring<NumericQuestion> = {
  attributes: ["unit"],
  problems: NUMBER_PROBLEMS,
  read(source) {
    const numbers = authoredNumbers(source);
    if ("problems" in numbers) return numbers;
    const { correct, feedback } = numbers;
    return { question: { correct, unit: source.attributes.get("unit")?.value ?? "", feedback } };
  },
  operated: "One field for a number, with its unit beside it.",
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
