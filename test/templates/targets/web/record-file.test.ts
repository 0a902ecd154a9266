import { expect, test } from "@jest/globals";
import { type Columns, csvOf, jsonOf, type OwnRecord } from "../../../../templates/targets/web/record-file.ts";

const record: OwnRecord = {
  name: "Ada Lovelace",
  note: "Nobody has checked it.",
  course: { title: "A course", iri: "https://test.example/c", archetype: "Users", version: "0123abcd" },
  result: "Passed",
  score: 8333,
  passMark: 8000,
  finished: "2026-11-23T09:00:00.000Z",
  answers: [
    { question: "One?", answer: "Yes", score: 1, mark: "Correct" },
    { question: "Two?", answer: "-38", score: 0, mark: "Not quite" },
  ],
};
const NAMES = ["name", "course", "archetype", "version", "result", "score", "passMark", "finished", "question", "answer", "mark", "note"];
const headings = Object.fromEntries(NAMES.map((name) => [name, name])) as unknown as Columns;
const linesOf = (own: OwnRecord) => csvOf(own, headings).split("\r\n");

test("a spreadsheet gets a row for each answer with the facts in each", () => {
  expect(csvOf(record, headings).charCodeAt(0)).toBe(0xfeff);
  expect(linesOf(record).slice(1)).toEqual([
    '"Ada Lovelace","A course","Users","0123abcd","Passed","83.33%","80%","2026-11-23T09:00:00.000Z","One?","Yes","Correct","Nobody has checked it."',
    '"Ada Lovelace","A course","Users","0123abcd","Passed","83.33%","80%","2026-11-23T09:00:00.000Z","Two?","-38","Not quite","Nobody has checked it."',
    "",
  ]);
});

test("headings stand above their own columns", () => {
  expect(linesOf(record)[0]).toBe(`\uFEFF${NAMES.map((name) => `"${name}"`).join(",")}`);
});

test("a course without a quiz still has its row", () => {
  const bare = { ...record, score: undefined, passMark: undefined, finished: "", answers: [] };
  expect(linesOf(bare)[1]).toBe('"Ada Lovelace","A course","Users","0123abcd","Passed","","","","","","","Nobody has checked it."');
});

test.each([
  ["=HYPERLINK(1)", `"'=HYPERLINK(1)"`],
  ["+1 234", `"'+1 234"`],
  ["@name", `"'@name"`],
  ["-cmd", `"'-cmd"`],
  ['Ada "the first", L.', '"Ada ""the first"", L."'],
])("a spreadsheet takes %s for a text", (name, expected) => {
  expect(linesOf({ ...record, name })[1]).toContain(`${expected},"A course"`);
});

test("a view has no mark for people and no score for programs", () => {
  const views = { ...record, answers: [{ question: "Three?", answer: "Agree", score: undefined, mark: "" }] };
  expect(linesOf(views)[1]).toContain('"Three?","Agree","",');
  expect(JSON.parse(jsonOf(views)).answers).toEqual([{ question: "Three?", answer: "Agree", score: null }]);
});

test("a program gets scores from 0 to 1 and null for what there is not", () => {
  expect(JSON.parse(jsonOf({ ...record, passMark: undefined, finished: "" }))).toEqual({
    kind: "curricle-own-record",
    format: 1,
    name: "Ada Lovelace",
    note: "Nobody has checked it.",
    course: record.course,
    result: "Passed",
    score: 0.8333,
    passMark: null,
    finished: null,
    answers: [
      { question: "One?", answer: "Yes", score: 1 },
      { question: "Two?", answer: "-38", score: 0 },
    ],
  });
});
