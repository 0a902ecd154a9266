import { ITEM_PROBLEMS, itemProblems } from "../../contract/items.ts";
import type { QuestionAuthoring, QuestionProblem } from "../../contract/question.ts";
import type { LikertQuestion } from "./question.ts";

/** More do not stand beside each other. */
const POINTS = { min: 2, max: 7 };

/** Keys of the player's strings. */
const SCALES: Readonly<Record<string, readonly string[]>> = {
  agreement: ["agreement.a", "agreement.b", "agreement.c", "agreement.d", "agreement.e"],
  confidence: ["confidence.a", "confidence.b", "confidence.c", "confidence.d", "confidence.e"],
  frequency: ["frequency.a", "frequency.b", "frequency.c", "frequency.d", "frequency.e"],
};

/** A scale whose texts are still keys of the player's strings. */
interface UnwordedQuestion extends LikertQuestion {
  readonly inKeys?: true;
}

export const likertAuthoring: QuestionAuthoring<UnwordedQuestion> = {
  attributes: ["scale", "pair"],
  list: "items",
  gradable: false,
  problems: {
    ...ITEM_PROBLEMS,
    "question/unknown-scale": {
      message: 'The question "{id}" asks for the scale "{scale}", which curricle does not have.',
      remedy: "Use one of {known}, or write the points of your own scale as list items.",
    },
    "question/two-scales": {
      message: 'The question "{id}" names a scale and lists one of its own.',
      remedy: "Remove scale={scale}, or the list.",
    },
  },
  read({ id, items, attributes, line, column }) {
    const named = attributes.get("scale");
    const pair = attributes.get("pair");
    const keys = SCALES[named?.value ?? "agreement"];
    const problems: QuestionProblem[] = items.length > 0 ? itemProblems(id, items, { line, column }, POINTS) : [];
    if (named && items.length > 0)
      problems.push({ code: "question/two-scales", line: named.line, column: named.column, values: { id, scale: named.value } });
    if (named && !keys) {
      const values = { id, scale: named.value, known: Object.keys(SCALES).join(", ") };
      problems.push({ code: "question/unknown-scale", line: named.line, column: named.column, values });
    }
    if (problems.length > 0 || !keys) return { problems };
    const commented = items.flatMap((item) => (item.feedback === "" ? [] : item.id)).join("");
    const question: UnwordedQuestion =
      items.length > 0
        ? { scale: items.map((item) => ({ id: item.id, text: item.text })), ...(commented && { commented }) }
        : { scale: keys.map((key) => ({ id: key.slice(-1), text: key })), inKeys: true };
    return { question, ...(pair && { pair }) };
  },
  worded({ inKeys, ...question }, strings) {
    return inKeys ? { ...question, scale: question.scale.map(({ id, text }) => ({ id, text: strings[text] ?? text })) } : question;
  },
  operated: "Radio buttons, one for each point of the scale, with its words.",
  examples: [
    {
      title: "How confident somebody is",
      markdown: `::: likert {#confident-to-explain scale=confidence}
How confident are you that you could explain to a patient what a tool does?
:::`,
      answers: [
        { encoded: "a", score: 1 },
        { encoded: "e", score: 1 },
      ],
    },
    {
      title: "A scale of one’s own",
      markdown: `::: likert {#how-much-time}
How much time does it save you?

- None
  > Tell the people who chose the tool.
- A little
- Much
:::`,
      answers: [{ encoded: "c", score: 1 }],
    },
  ],
};
