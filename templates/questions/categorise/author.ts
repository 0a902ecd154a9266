import { CREDIT_PROBLEMS, creditProblems, ITEM_PROBLEMS, itemProblems, widthOf } from "../../contract/items.ts";
import { mixed } from "../../contract/mixed.ts";
import type { PairingQuestion } from "../../contract/pairing.ts";
import type { QuestionAuthoring, QuestionProblem } from "../../contract/question.ts";

const GROUPS = { min: 2, max: 8 };
const ITEMS = { min: 2, max: 12 };
/** More do not stand beside each other on a phone. */
const IN_A_ROW = 4;

export const categoriseAuthoring: QuestionAuthoring<PairingQuestion> = {
  attributes: ["credit"],
  list: "items",
  placesFeedback: true,
  problems: { ...ITEM_PROBLEMS, ...CREDIT_PROBLEMS },
  read(source) {
    const { id, items: groups, line, column } = source;
    const items = groups.flatMap((group) => group.items.map((item) => ({ ...item, group })));
    const problems: QuestionProblem[] = [
      ...itemProblems(id, groups, { line, column }, GROUPS),
      ...itemProblems(id, items, groups[0] ?? { line, column }, ITEMS),
      ...creditProblems(source, "all"),
    ];
    if (problems.length > 0) return { problems };
    const authored = items.map((item) => item.id);
    const groupOf = (item: string) => items.find((candidate) => candidate.id === item)?.group.id;
    /** True where the items stand group by group. */
    const tells = (order: readonly string[]) =>
      order.filter((item, index) => groupOf(item) !== groupOf(order[index - 1] ?? "")).length <= groups.length;
    const rows = mixed(authored, id, tells).flatMap((item) => items.find((candidate) => candidate.id === item) ?? []);
    return {
      question: {
        sources: rows.map((row) => ({ id: row.id, text: row.text })),
        targets: groups.map((group) => ({ id: group.id, text: group.text })),
        correct: rows.map((row) => ({ source: row.id, target: row.group.id })),
        ...(source.attributes.has("credit") && { whole: true as const }),
      },
      shown: {
        rows: rows.map((row) => ({ id: row.id, html: row.html, right: row.group.text, feedback: row.feedback })),
        inRow: groups.length <= IN_A_ROW,
        width: groups.length <= IN_A_ROW ? "long" : widthOf(groups),
      },
    };
  },
  operated: "Each thing has a list of groups to choose from. Nothing is dragged.",
  examples: [
    {
      title: "Things that belong to two groups",
      markdown: `::: categorise {#rule-or-learned}
Does it follow rules that people wrote, or did it learn from data?

- Written rules
  - A form that refuses a date in the future
  - A reminder that is sent after 14 days
- Learned from data
  - Speech turned into text
    > It learned from recordings of speech.
  - A warning made from thousands of past records
:::`,
      answers: [
        { encoded: "bacaedfd", score: 1 },
        { encoded: "bacaedfa", score: 3 / 4 },
        { encoded: "bdcdeafa", score: 0 },
      ],
    },
  ],
};
