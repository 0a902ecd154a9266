import { valueOf, VALUE_PROBLEM } from "../../contract/attribute-value.ts";
import { namedOptions, OPTION_PROBLEMS, optionProblems } from "../../contract/options.ts";
import type { QuestionAuthoring } from "../../contract/question.ts";
import type { MultipleChoiceQuestion } from "./question.ts";

export const multipleChoiceAuthoring: QuestionAuthoring<MultipleChoiceQuestion> = {
  attributes: ["credit", "count"],
  problems: { ...OPTION_PROBLEMS, ...VALUE_PROBLEM },
  read(source) {
    const problems = optionProblems(source, 2, 10);
    const credit = valueOf(source, "credit", ["all", "partial", "each"], problems);
    const count = valueOf(source, "count", ["yes"], problems);
    if (problems.length > 0) return { problems };
    const correct = source.options.filter(({ marked }) => marked).map(({ id }) => id);
    const partly = credit === "partial" || credit === "each" ? { credit } : {};
    return { question: { options: namedOptions(source), correct, ...partly }, shown: { count: count && correct.length } };
  },
  operated: "Tick boxes: Space, a tap on the words, or a screen reader’s own commands.",
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
    {
      title: "Points for a part of the right answers, and how many there are",
      markdown: `::: multiple-choice {#what-it-learned-from credit=partial count=yes}
Which of these could a tool for reading X-rays have learned from?

- [x] Earlier X-rays
  > Yes. They are its examples.
- [x] Reports that doctors wrote on them
  > Yes. They say what there is to see.
- [ ] The X-ray that it is about to read
  > No. It meets that one for the first time.
- [ ] The opening hours of the clinic
  > No. They say nothing about a picture.
:::`,
      answers: [
        { encoded: "ab", score: 1 },
        { encoded: "a", score: 0.5 },
        { encoded: "abc", score: 0.5 },
        { encoded: "ac", score: 0 },
        { encoded: "cd", score: 0 },
      ],
    },
    {
      title: "Points for each option that is decided rightly",
      markdown: `::: multiple-choice {#who-may-overrule credit=each}
Who may overrule the suggestion of a tool?

- [x] The nurse who uses it
  > Yes. It only suggests.
- [x] The doctor in charge
  > Yes. The decision stays with a person.
- [ ] Nobody
  > No. A tool in care never decides alone.
- [ ] Only the maker
  > No. The maker does not know the patient.
:::`,
      answers: [
        { encoded: "ab", score: 1 },
        { encoded: "a", score: 0.75 },
        { encoded: "cd", score: 0 },
      ],
    },
  ],
};
