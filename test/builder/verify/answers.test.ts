import { expect, test } from "@jest/globals";
import { printCsv } from "../../../builder/publish/csv.ts";
import { checkAnswers } from "../../../builder/verify/answers.ts";
import { readCsv } from "../../../builder/verify/read-csv.ts";
import type { Course } from "../../../templates/contract/course.ts";

const rows = [
  ["a", "b, c", 'd "e"'],
  ["", "two\nlines", "x"],
];

test("a table is read as it was written", () => {
  expect(readCsv(printCsv(rows))).toEqual(rows);
});

const question = { id: "m__q", type: "true-false", data: { correct: true } };
const course = { pages: [{ questions: [question] }] } as unknown as Course;
const codebook = (right: string, wrong: string) => ({
  name: "c-codebook.csv",
  text: printCsv([
    ["question id", "answer code", "correct"],
    ["m__q", right, "yes"],
    ["m__q", wrong, "no"],
  ]),
});

test("codebook and package that agree are both believed", () => {
  expect(checkAnswers(course, codebook("true", "false"))).toEqual({
    knows: "The robot knows the answers from c-codebook.csv; the package judges 1 of 1 questions alike.",
    differing: [],
  });
});

test("a codebook that says otherwise is told by question", () => {
  expect(checkAnswers(course, codebook("false", "true")).differing).toEqual(["m__q"]);
});

test("without a codebook it is said where the answers come from", () => {
  expect(checkAnswers(course, undefined).knows).toContain("no codebook");
});
