import {
  authoredLeniency,
  authoredSpellings,
  checkLength,
  SPELLING_ATTRIBUTES,
  SPELLING_PROBLEMS,
} from "../../contract/authored-spelling.ts";
import { OPTION_PROBLEMS } from "../../contract/options.ts";
import type { QuestionAuthoring, QuestionProblem } from "../../contract/question.ts";
import { compared } from "../../contract/spelling.ts";
import type { FillInQuestion } from "./question.ts";

export const fillInAuthoring: QuestionAuthoring<FillInQuestion> = {
  attributes: SPELLING_ATTRIBUTES,
  problems: { ...SPELLING_PROBLEMS, "question/no-correct-option": OPTION_PROBLEMS["question/no-correct-option"] },
  read(source) {
    const { id, options, line, column } = source;
    const problems: QuestionProblem[] = [];
    const leniency = authoredLeniency(source, problems);
    const seen = new Set<string>();
    const answers = options
      .filter(({ text }) => text !== "*")
      .map((option) => {
        const spellings = authoredSpellings(option.text);
        checkLength(spellings, id, option, problems);
        for (const text of spellings) {
          const key = compared(text, leniency);
          if (seen.has(key))
            problems.push({ code: "question/spelling-twice", line: option.line, column: option.column, values: { id, text } });
          seen.add(key);
        }
        return { id: option.id, spellings, right: option.marked };
      });
    if (!answers.some(({ right }) => right)) problems.push({ code: "question/no-correct-option", line, column, values: { id } });
    if (problems.length > 0) return { problems };
    const other = options.find(({ text }) => text === "*")?.id ?? "";
    return {
      question: { answers: [...answers.filter(({ right }) => right), ...answers.filter(({ right }) => !right)], other, ...leniency },
    };
  },
  alsoIn(question, other) {
    const answers = question.answers.map((answer) => {
      const same = other.answers.find(({ id, right }) => id === answer.id && right === answer.right);
      return same && { ...answer, spellings: [...new Set([...answer.spellings, ...same.spellings])] };
    });
    const all = answers.filter((answer) => answer !== undefined);
    return all.length === other.answers.length && all.length === answers.length && question.other === other.other
      ? { ...question, answers: all }
      : undefined;
  },
  operated: "One text field with a label.",
  examples: [
    {
      title: "A word to type, with the mistake that people make",
      markdown: `::: fill-in {#share-of-ill-flagged}
Of all the people who are ill, a test flags some. What is that share called?

- [x] sensitivity / recall / true positive rate
  > Yes. It speaks of the people who are ill.
- [ ] specificity
  > That is the share of the people who are well and are not flagged.
- [ ] *
  > Think of how easily the test senses an illness.
:::`,
      answers: [
        { encoded: "a", score: 1 },
        { encoded: "b", score: 0 },
        { encoded: "-accuracy", score: 0 },
        { encoded: "-positive_value-12", score: 0 },
      ],
    },
    {
      title: "A name in which capital letters matter",
      markdown: `::: fill-in {#unit-of-acidity case=exact typos=0}
How is the measure of acidity written?

- [x] pH
  > Yes, with a small p and a capital H.
- [ ] ph
  > Nearly. One letter is a capital.
- [ ] *
  > It has two letters.
:::`,
      answers: [
        { encoded: "a", score: 1 },
        { encoded: "b", score: 0 },
        { encoded: "-PH", score: 0 },
      ],
    },
  ],
};
