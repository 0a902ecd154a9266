import { CREDIT_PROBLEMS, creditProblems, ITEM_PROBLEMS, itemProblems } from "../../contract/items.ts";
import { mixed } from "../../contract/mixed.ts";
import type { QuestionAuthoring } from "../../contract/question.ts";
import type { SequencingQuestion } from "./question.ts";

const ITEMS = { min: 3, max: 10 };

export const sequencingAuthoring: QuestionAuthoring<SequencingQuestion> = {
  attributes: ["credit"],
  list: "items",
  placesFeedback: true,
  problems: { ...ITEM_PROBLEMS, ...CREDIT_PROBLEMS },
  read(source) {
    const { id, items, line, column, attributes } = source;
    const problems = [...itemProblems(id, items, { line, column }, ITEMS), ...creditProblems(source, "partial")];
    if (problems.length > 0) return { problems };
    const right = items.map((item) => item.id);
    const start = mixed(right, id);
    const placed = items.map((item, index) => ({
      id: item.id,
      html: item.html,
      text: item.text,
      feedback: item.feedback,
      place: index + 1,
    }));
    return {
      question: {
        items: items.map((item) => ({ id: item.id, text: item.text })),
        ...(attributes.has("credit") && { partial: true as const }),
      },
      shown: {
        start: start.join(""),
        items: start.flatMap((item) => placed.find((candidate) => candidate.id === item) ?? []),
        right: placed,
      },
    };
  },
  operated: "Buttons move an item up or down, and the new place is read out. Nothing is dragged.",
  examples: [
    {
      title: "Steps in order, all or nothing",
      markdown: `::: sequencing {#before-a-tool-is-used}
A ward wants to use a new tool. What comes first, and what comes last?

1. Say what problem it should solve
2. Look for evidence that it works
3. Try it beside today’s practice
   > Before a trial, somebody has to have read the evidence.
4. Watch how well it does every month
:::`,
      answers: [
        { encoded: "abcd", score: 1 },
        { encoded: "abdc", score: 0 },
        { encoded: "dcba", score: 0 },
      ],
    },
    {
      title: "A score for every step that follows rightly",
      markdown: `::: sequencing {#from-data-to-warning credit=partial}
How does a warning come about?

1. Records are collected
2. A model learns from them
3. The model meets a new patient
4. A warning appears
:::`,
      answers: [
        { encoded: "abcd", score: 1 },
        { encoded: "acbd", score: 2 / 3 },
        { encoded: "dcba", score: 0 },
      ],
    },
  ],
};
