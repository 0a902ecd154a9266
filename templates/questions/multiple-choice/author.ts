import { namedOptions, OPTION_PROBLEMS, optionProblems } from "../../contract/options.ts";
import type { QuestionAuthoring } from "../../contract/question.ts";
import type { MultipleChoiceQuestion } from "./question.ts";

export const multipleChoiceAuthoring: QuestionAuthoring<MultipleChoiceQuestion> = {
  attributes: [],
  problems: OPTION_PROBLEMS,
  read(source) {
    const problems = optionProblems(source, 2, 10);
    if (problems.length > 0) return { problems };
    const correct = source.options.filter(({ marked }) => marked).map(({ id }) => id);
    return { question: { options: namedOptions(source), correct } };
  },
  examples: [
    {
      title: "Several right answers",
      markdown: `::: multiple-choice {#which-use-ai}
Which of these are likely to use AI?

- [x] Turning speech into text
  > Yes. It learned from recordings of speech.
- [x] Suggesting a film
  > Yes. It learned from what people watched.
- [ ] Adding up a column of figures
  > A fixed rule does this. Nothing is learned.
:::`,
      answers: [
        { encoded: "ab", score: 1 },
        { encoded: "a", score: 0 },
        { encoded: "abc", score: 0 },
      ],
    },
  ],
};
