import { expect, test } from "@jest/globals";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import type { Answered, Named } from "../../../../templates/contract/interaction.ts";
import { answerOf, type KeptRecord, noted, readRecord } from "../../../../templates/targets/web/record.ts";
import { choiceQuestion, course } from "../../../support/course.ts";

const NOW = new Date("2026-11-23T09:00:00.000Z");
const LATER = new Date("2026-12-01T09:00:00.000Z");
const options: Named[] = [..."abc"].map((id) => ({ id, text: `Option ${id}` }));

/** The learner's choice at a question of the fixture; b is right. */
function answer(slot: number, response: string, attempt = 1, graded = true): CourseEvent {
  const question = choiceQuestion(slot, slot === 1 ? 3 : 1);
  const answered: Answered = { kind: "choice", options, correct: ["b"], response: [response] };
  return { type: "answered", question, answered, score: response === "b" ? 1 : 0, attempt, graded, latency: 0 };
}

const play = (events: readonly CourseEvent[], from: KeptRecord = readRecord(""), now = NOW) =>
  events.reduce((record, event) => noted(record, course, event, now), from);
const given = (record: KeptRecord) => record.quizzes["m/p2"]?.best.answers.map(({ answer: text }) => text);

test("a graded answer is kept in the words of the day", () => {
  expect(play([answer(1, "b")]).quizzes["m/p2"]?.best.answers).toEqual([
    { id: "m__q1", question: "Question 1?", answer: "Option b", score: 1 },
  ]);
});

test("a view in a quiz is kept without a score, and makes no attempt better", () => {
  const question = { ...choiceQuestion(2, 0), type: "likert" };
  const answered: Answered = { kind: "likert", scale: options, response: "c" };
  const { best } = play([answer(1, "b"), { type: "answered", question, answered, score: 1, attempt: 1, graded: true, latency: 0 }]).quizzes[
    "m/p2"
  ] ?? { best: undefined };
  expect([best?.points, best?.answers.at(-1)]).toEqual([3, { id: "m__q2", question: "Question 2?", answer: "Option c", score: undefined }]);
});

test("practice is no part of the record", () => {
  expect(play([answer(0, "b", 1, false)])).toEqual(readRecord(""));
});

test.each([
  [
    "a worse attempt leaves the better one",
    [answer(1, "b"), answer(2, "a"), answer(1, "a", 2), answer(2, "b", 2)],
    ["Option b", "Option a"],
  ],
  ["a better attempt takes its place", [answer(1, "a"), answer(2, "b"), answer(1, "b", 2), answer(2, "a", 2)], ["Option b", "Option a"]],
  [
    "of two equal attempts the later counts",
    [answer(1, "a"), answer(2, "a"), answer(1, "c", 2), answer(2, "c", 2)],
    ["Option c", "Option c"],
  ],
  ["half of a better attempt changes nothing yet", [answer(1, "a"), answer(2, "a"), answer(1, "b", 2)], ["Option a", "Option a"]],
  ["an answer that is told twice counts once", [answer(1, "b"), answer(1, "b"), answer(2, "a")], ["Option b", "Option a"]],
])("%s", (_, events, expected) => {
  expect(given(play(events))).toEqual(expected);
});

test("an attempt that is half told when the page is left is completed after a reload", () => {
  const half = play([answer(1, "a"), answer(2, "a"), answer(1, "b", 2)]);
  expect(given(play([answer(2, "b", 2)], readRecord(JSON.stringify(half))))).toEqual(["Option b", "Option b"]);
});

test("the day of passing stays the first one, with the version of that day", () => {
  const passed = play([{ type: "passed", score: 9000 }]);
  const newer = noted(passed, { ...course, version: "ffffffff" }, { type: "passed", score: 10000 }, LATER);
  expect(newer.finished).toEqual({ status: "passed", at: NOW.toISOString(), version: "0123abcd" });
});

test("a pass after a fail has a day of its own", () => {
  const failed = play([{ type: "failed", score: 1000 }]);
  expect(play([{ type: "passed", score: 9000 }], failed, LATER).finished).toMatchObject({ status: "passed", at: LATER.toISOString() });
});

test.each(["", "null", "7", "{", "[]", '{"format":2,"quizzes":{}}', '{"format":1}', '{"format":1,"quizzes":null}'])(
  "the text %j is no record, and none is made of it",
  (text) => {
    expect(readRecord(text)).toEqual({ format: 1, finished: undefined, quizzes: {} });
  },
);

const sources = [{ id: "s", text: "Bed" }];
const targets = [{ id: "t", text: "Ward" }];
test.each<[string, Answered, string | boolean]>([
  ["true-false", { kind: "true-false", correct: true, response: false }, false],
  ["choice", { kind: "choice", options, correct: ["a"], response: ["a", "c"] }, "Option a; Option c"],
  ["sequencing", { kind: "sequencing", options, correct: ["a"], response: ["c", "a"] }, "Option c; Option a"],
  ["likert", { kind: "likert", scale: options, response: "b" }, "Option b"],
  ["matching", { kind: "matching", sources, targets, correct: [], response: [{ source: "s", target: "t" }] }, "Bed – Ward"],
  ["performance", { kind: "performance", steps: options, correct: [], response: [{ step: "a", response: "done" }] }, "Option a – done"],
  ["numeric", { kind: "numeric", correct: { min: 1, max: 1 }, response: 0 }, "0"],
  ["fill-in", { kind: "fill-in", correct: ["x"], response: "y" }, "y"],
  ["long-fill-in", { kind: "long-fill-in", response: "a text" }, "a text"],
  ["other", { kind: "other", correct: undefined, response: "z" }, "z"],
  ["an answer that was not given", { kind: "numeric", correct: { min: 1, max: 1 }, response: undefined }, ""],
])("people can read what was answered: %s", (_, answered, expected) => {
  expect(answerOf(answered)).toBe(expected);
});
