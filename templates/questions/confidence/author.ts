import { readSingleChoice, SINGLE_CHOICE_PROBLEMS } from "../../contract/options.ts";
import type { QuestionAuthoring } from "../../contract/question.ts";
import type { ConfidenceQuestion } from "./question.ts";

export const confidenceAuthoring: QuestionAuthoring<ConfidenceQuestion> = {
  attributes: [],
  problems: SINGLE_CHOICE_PROBLEMS,
  read: readSingleChoice,
  operated: "Radio buttons twice: for the answer, and for how sure the learner is.",
  examples: [
    {
      title: "An answer, and how sure the learner is",
      markdown: `::: confidence {#tool-says-no}
A tool that finds 90% of strokes says “no stroke”. What do you know?

- [ ] The patient has no stroke
  > One stroke in ten is missed.
- [x] A stroke is less likely, but not ruled out
  > Yes. The tool misses one stroke in ten.
- [ ] Nothing has changed
  > The result does count. A stroke is less likely than it was.
:::`,
      answers: [
        { encoded: "b3", score: 1 },
        { encoded: "b1", score: 1 },
        { encoded: "a3", score: 0 },
        { encoded: "c2", score: 0 },
      ],
    },
  ],
};
