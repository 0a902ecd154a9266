import { OPTION_PROBLEMS, optionProblems } from "../../contract/options.ts";
import type { QuestionAuthoring, QuestionProblem } from "../../contract/question.ts";
import type { TrueFalseQuestion } from "./question.ts";

export const trueFalseAuthoring: QuestionAuthoring<TrueFalseQuestion> = {
  attributes: [],
  problems: {
    ...OPTION_PROBLEMS,
    "question/true-false-answers": {
      message: 'The question "{id}" must have two answers: first True, then False, with one of them marked.',
      remedy: "Write two list items, - [x] True and - [ ] False, and move the x to the right one.",
    },
  },
  read(source) {
    const [yes, no, ...more] = source.options;
    const problems: QuestionProblem[] = optionProblems(source, 2, 2);
    if (problems.length > 0) return { problems };
    if (!yes || !no || more.length > 0 || yes.marked === no.marked) {
      return { problems: [{ code: "question/true-false-answers", line: source.line, column: source.column, values: { id: source.id } }] };
    }
    return { question: { correct: yes.marked, ids: { true: yes.id, false: no.id } } };
  },
  operated: "Two radio buttons.",
  examples: [
    {
      title: "A statement to judge",
      markdown: `::: true-false {#ai-does-everything}
AI used in care today can do any task that a person can do.

- [ ] True
  > Each tool is made for one task.
- [x] False
  > Yes, this is false. Each tool is made for one task.
:::`,
      answers: [
        { encoded: "f", score: 1 },
        { encoded: "t", score: 0 },
      ],
    },
  ],
};
