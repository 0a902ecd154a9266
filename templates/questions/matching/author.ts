import { CREDIT_PROBLEMS, creditProblems, ITEM_PROBLEMS, itemProblems, widthOf } from "../../contract/items.ts";
import { mixed } from "../../contract/mixed.ts";
import type { PairingQuestion } from "../../contract/pairing.ts";
import type { ItemSource, QuestionAuthoring, QuestionProblem } from "../../contract/question.ts";

const ROWS = { min: 2, max: 8 };
const TARGETS = { min: 2, max: 10 };

export const matchingAuthoring: QuestionAuthoring<PairingQuestion> = {
  attributes: ["credit"],
  list: "pairs",
  placesFeedback: true,
  problems: {
    ...ITEM_PROBLEMS,
    ...CREDIT_PROBLEMS,
    "question/item-without-arrow": {
      message: 'The item "{text}" of "{id}" says nothing that it belongs to.',
      remedy: "Write both sides with an arrow between them: - Left side -> Right side. A wrong right side has no left: - -> Right side.",
    },
  },
  read(source) {
    const { id, items, line, column } = source;
    const rows = items.filter(({ text }) => text !== "");
    const wrong = items.filter(({ text }) => text === "");
    const targets = distinctTargets(rows);
    // A wrong target that is also a right one would be there twice.
    const all = [...targets, ...wrong.map(targetOf)];
    const problems: QuestionProblem[] = [
      ...items
        .filter(({ partner }) => !partner)
        .map((item) => ({
          code: "question/item-without-arrow",
          line: item.line,
          column: item.column,
          values: { id, text: item.text },
        })),
      ...itemProblems(id, rows, { line, column }, ROWS),
      ...itemProblems(id, all, { line, column }, TARGETS),
      ...creditProblems(source, "all"),
    ];
    if (problems.length > 0) return { problems };
    const order = mixed(
      all.map((target) => target.id),
      id,
    );
    const shownTargets = order.flatMap((target) => all.find((candidate) => candidate.id === target) ?? []);
    const right = rows.map((row) => targets.find(({ text }) => text === row.partner?.text));
    return {
      question: {
        sources: rows.map((row) => ({ id: row.id, text: row.text })),
        targets: shownTargets.map((target) => ({ id: target.id, text: target.text })),
        correct: rows.map((row, index) => ({ source: row.id, target: right[index]?.id ?? "" })),
        ...(source.attributes.has("credit") && { whole: true as const }),
      },
      shown: {
        rows: rows.map((row, index) => ({ id: row.id, html: row.html, right: right[index]?.text, feedback: row.feedback })),
        width: widthOf(all),
      },
    };
  },
  operated: "Each row has a list to choose from. Nothing is dragged.",
  examples: [
    {
      title: "Pairs, and an answer that is left over",
      markdown: `::: matching {#what-each-number-says}
What does each number tell you?

- Sensitivity -> The share of ill people that it flags
- Specificity -> The share of well people that it leaves alone
  > Specificity is about people who are well.
- Positive predictive value -> The share of flagged people who are ill
- -> The share of all people that it flags
:::`,
      answers: [
        { encoded: "abcdef", score: 1 },
        { encoded: "abchef", score: 2 / 3 },
        { encoded: "afcfeb", score: 0 },
      ],
    },
    {
      title: "Several that share an answer, and all or nothing",
      markdown: `::: matching {#who-answers-for-it credit=all}
Who answers for it?

- The decision to treat -> The clinician
- What the patient is told -> The clinician
- That the tool does what its label says -> The manufacturer
:::`,
      answers: [
        { encoded: "abcbef", score: 1 },
        { encoded: "abcbeb", score: 0 },
      ],
    },
  ],
};

function targetOf({ partner, line, column }: ItemSource) {
  return { id: partner?.id ?? "", text: partner?.text ?? "", line, column };
}

/** Targets with the same words are one, with the id of the first. */
function distinctTargets(rows: readonly ItemSource[]) {
  const targets = rows.filter(({ partner }) => partner).map(targetOf);
  return targets.filter(({ text }, index) => targets.findIndex((target) => target.text === text) === index);
}
