import { valueOf, VALUE_PROBLEM } from "../../contract/attribute-value.ts";
import type { QuestionAuthoring, QuestionProblem } from "../../contract/question.ts";
import { LONGEST, LONGEST_SENT, type LongFillInQuestion } from "./question.ts";

export const longFillInAuthoring: QuestionAuthoring<LongFillInQuestion> = {
  attributes: ["send"],
  gradable: false,
  problems: {
    ...VALUE_PROBLEM,
    "question/answers-not-used": {
      message: 'The question "{id}" lists answers, but a learner writes freely here and nothing is marked.',
      remedy: "Put your own answer into ::: explanation, which is shown afterwards.",
    },
  },
  read(source) {
    const problems: QuestionProblem[] = [];
    const isSent = valueOf(source, "send", ["yes"], problems) !== undefined;
    const [option] = source.options;
    if (option) problems.push({ code: "question/answers-not-used", line: option.line, column: option.column, values: { id: source.id } });
    return problems.length > 0
      ? { problems }
      : { question: isSent ? { sent: true } : {}, shown: { most: isSent ? LONGEST_SENT : LONGEST } };
  },
  operated: "One large text field with a label and a count of the letters that are left.",
  examples: [
    {
      title: "Something to think about, which stays with the learner",
      markdown: `::: long-fill-in {#where-you-meet-it}
Think of your last shift. Where did a computer suggest something to you, and what did you do with it?

::: explanation
Many people name alerts in the patient record. A good habit is to ask what the suggestion was made from.
:::
:::`,
      answers: [{ encoded: "w", score: 1 }],
    },
    {
      title: "A comment that the training team reads",
      markdown: `::: long-fill-in {#what-was-unclear send=yes}
What in this module was unclear to you?
:::`,
      answers: [{ encoded: "wThe_second_table-1a", score: 1 }],
    },
  ],
};
