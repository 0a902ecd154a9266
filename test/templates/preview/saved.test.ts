import { describe, expect, test } from "@jest/globals";
import type { Answered } from "../../../templates/contract/interaction.ts";
import { startingState } from "../../../templates/runtime/course/state.ts";
import { writeState } from "../../../templates/runtime/course/saved-state.ts";
import { savedInWords } from "../../../templates/preview/play-saved.ts";
import { course, types } from "../../support/course.ts";
import { answerInWords } from "../../../templates/preview/play-answers.ts";

const options = [
  { id: "a", text: "Wash" },
  { id: "b", text: "Dry" },
];

test.each<[Answered, string]>([
  [{ kind: "true-false", correct: true, response: false }, "False"],
  [{ kind: "choice", options, correct: ["a"], response: ["a", "b"] }, "Wash; Dry"],
  [{ kind: "choice", options, correct: ["a"], response: undefined }, ""],
  [{ kind: "sequencing", options, correct: ["a", "b"], response: ["b", "a"] }, "1. Dry  2. Wash"],
  [{ kind: "likert", scale: options, response: "b" }, "Dry"],
  [{ kind: "matching", sources: options, targets: options, correct: [], response: [{ source: "a", target: "b" }] }, "Wash → Dry"],
  [
    {
      kind: "performance",
      steps: [{ id: "s", text: "Now?", responses: options }],
      correct: undefined,
      response: [{ step: "s", response: "a" }],
    },
    "Wash",
  ],
  [{ kind: "numeric", correct: { min: 1, max: 1 }, response: 1.5 }, "1.5"],
  [{ kind: "fill-in", correct: [], response: ["one", "two"] }, "one; two"],
  [{ kind: "long-fill-in", response: "A long text." }, "A long text."],
  [{ kind: "other", correct: undefined, response: "z" }, "z"],
])("an answer as the learner would say it: %j", (answered, words) => {
  expect(answerInWords(answered)).toBe(words);
});

describe("a saved state", () => {
  const text = writeState(course, {
    ...startingState(course),
    revision: 7,
    page: 1,
    visited: new Set([0, 1]),
    checked: new Set([0]),
    answers: new Map([
      [0, "a"],
      [1, "b"],
    ]),
    answered: 7,
    quizzes: new Map([[2, { attempts: 1, best: 5000, marked: false }]]),
  });

  test("is read out: where the learner goes on, what they have read, and their answers in words", () => {
    const words = savedInWords(course, types, text);
    expect(Object.fromEntries(words.facts.map(({ name, value }) => [name, value]))).toEqual({
      "Goes on at": "Page 1",
      "Pages read": "2 of 3",
      Status: "incomplete",
      Score: "none yet",
      Revision: "7",
    });
    expect(words.quizzes).toEqual([{ title: "Page 2", attempts: 1, best: "50\u00a0%" }]);
    expect(words.answers.map(({ question, answer, verdict }) => [question, answer, verdict])).toEqual([
      ["Question 0?", "Option a", "wrong"],
      ["Question 1?", "Option b", ""],
    ]);
  });

  test.each([
    ["header", text.slice(0, -3)],
    ["empty", ""],
    ["foreign", "what another program wrote"],
  ])("of which only part can be read is called %s", (kind, damaged) => {
    expect(savedInWords(course, types, damaged).kind).toBe(kind);
  });
});
