import { readSingleChoice, SINGLE_CHOICE_PROBLEMS } from "../../contract/options.ts";
import type { QuestionAuthoring } from "../../contract/question.ts";
import type { ChoiceQuestion } from "./question.ts";

export const choiceAuthoring: QuestionAuthoring<ChoiceQuestion> = {
  attributes: [],
  problems: SINGLE_CHOICE_PROBLEMS,
  read: readSingleChoice,
  operated: "Radio buttons: arrow keys, a tap on the words, or a screen reader’s own commands.",
  examples: [
    {
      title: "One right answer, with feedback for each",
      markdown: `::: choice {#what-machine-learning-is}
What is machine learning?

- [ ] Rules that a person writes down one by one
  > A person wrote those rules. Nothing was learned from data.
- [x] Finding patterns in data without being given each rule
  > Yes. The patterns come from examples.
- [ ] A computer that thinks as people do
  > Machine learning is made for one task. It does not think.
:::`,
      answers: [
        { encoded: "b", score: 1 },
        { encoded: "a", score: 0 },
      ],
    },
  ],
};
