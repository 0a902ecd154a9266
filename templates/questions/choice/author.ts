import { namedOptions, OPTION_PROBLEMS, optionProblems } from "../../contract/options.ts";
import type { QuestionAuthoring, QuestionProblem } from "../../contract/question.ts";
import type { ChoiceQuestion } from "./question.ts";

export const choiceAuthoring: QuestionAuthoring<ChoiceQuestion> = {
  attributes: [],
  problems: {
    ...OPTION_PROBLEMS,
    "question/several-correct-options": {
      message: 'The question "{id}" marks {count} options as correct, but a choice has one right answer.',
      remedy: "Leave one [x], or make it a multiple-choice: ::: multiple-choice {#{id}}.",
    },
  },
  read(source) {
    const marked = source.options.filter((option) => option.marked);
    const problems: QuestionProblem[] = optionProblems(source, 2, 10);
    const [correct, second] = marked;
    if (second) {
      problems.push({
        code: "question/several-correct-options",
        line: second.line,
        column: second.column,
        values: { id: source.id, count: marked.length },
      });
    }
    if (problems.length > 0 || !correct) return { problems };
    return { question: { options: namedOptions(source), correct: correct.id } };
  },
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
