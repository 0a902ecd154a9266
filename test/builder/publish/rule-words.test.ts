import { expect, test } from "@jest/globals";
import { ruleSentences } from "../../../builder/publish/rule-words.ts";

const rule = { read: true, quiz: true, passMark: 8000, attempts: 0 };

test.each([
  [
    "the best",
    rule,
    "Each quiz may be taken as often as the learner likes. The best result of each counts, and a result never gets worse.",
  ],
  [
    "the last",
    { ...rule, attempts: 2, counts: "last" as const },
    "Each quiz may be taken 2 times. The last result of each counts. A course that is passed stays passed.",
  ],
  [
    "the first",
    { ...rule, counts: "first" as const, wait: 60 },
    "Each quiz may be taken as often as the learner likes. Another attempt can begin after 60 minutes. The first result of each counts. A course that is passed stays passed.",
  ],
])("whoever uploads is told how often a quiz may be taken, and that %s attempt counts", (_, given, sentence) => {
  expect(ruleSentences(given).at(-1)).toBe(sentence);
});
