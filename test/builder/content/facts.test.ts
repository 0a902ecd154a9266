import { describe, expect, test } from "@jest/globals";
import { codesIn, findIn } from "../../support/content.ts";

const page = (text: string) => `# A page {#a-page}\n\n${text}\n`;
const facts = (text: string) => codesIn(text).filter((code) => code === "fact/no-source");

describe("a figure about the world needs a source", () => {
  test.each([
    "In 2023 a law changed.",
    "In 2023, one law changed.",
    "The tool was right in 82% of cases.",
    "One ward saw 1.47% more.",
    "They read 1,500 scans.",
    "The service sees 45 million visits.",
    "It costs £400 million.",
    "About 12 per cent of staff agree.",
    "- The first is old.\n- The second found 62%.",
    "| Place | Share |\n| - | - |\n| A ward | 62% |",
  ])("%s", (text) => {
    expect(facts(page(text))).toEqual(["fact/no-source"]);
  });
});

describe("a figure has one, or needs none", () => {
  test.each([
    "In 2023 a law changed.[^GUIDE]",
    "- The first is old.[^GUIDE]\n- The second found 62%.",
    "| Place | Share |\n| - | - |\n| A ward[^GUIDE] | 62% |",
    "Say that the tool is right in 82% of cases.",
    "Take 1,000 people. Of these, 2% are ill.",
    "The numbers are made up.\n\nThe tool was right in 82% of cases.",
    "::: example A ward\nThe tool was right in 82% of cases.\n:::",
    "::: example A ward\nThe tool was right in 82% of cases.\n:::\n\nSo 82% were right.",
    "::: example A ward\nOf 360, 36 are flagged, and 75% are right.\n:::\n\nOf the 360, 36 and so 75% leave 324 people.",
    "::: for users\n::: example A ward\nAll is well.\n:::\n\nShe counts 240 flags.\n:::",
    '::: chart Flags {unit="%"}\n| Ward | Flags |\n| - | - |\n| A | 62 |\n:::',
    "Look at 100 people on bay 12 at 8:30.",
    "Each of the 24 wards has three tools.",
  ])("%s", (text) => {
    expect(facts(page(text))).toEqual([]);
  });
});

test.each([
  ["The numbers are made up.\n\nIn 2021 a study found a fault.", ["fact/no-source"]],
  ["This case is made up. In 2021 a study found a fault.", ["fact/no-source"]],
  ["In this made-up case it is 2029.", []],
  ["We describe the law as we read it in 2026.", []],
])("a case does not make a year up, unless the sentence says so: %j gives %j", (text, found) => {
  expect(facts(page(text))).toEqual(found);
});

test("what a question says is its own", () => {
  expect(facts(page("::: true-false {#one}\nIn 2021, 40% agreed.\n\n- [x] True\n  > Yes, 40%.\n- [ ] False\n  > No.\n:::"))).toEqual([]);
});

test("a table is one text, found where the figure stands", () => {
  const found = findIn(page("| Place | Share |\n| - | - |\n| A ward | 62% |\n| B ward | 63% |"));
  expect(found.map(({ code, line }) => `${code} ${line}`)).toEqual(["fact/no-source 5"]);
});

describe("the date of the next review", () => {
  const codes = (reviewBy: string, wishes = {}) => codesIn(page("All is well."), { reviewBy, wishes });

  test.each([
    ["2027-01-21", ["module/review-near"]],
    ["2027-01-22", []],
    ["2027-11-23", []],
    ["2027-11-24", ["module/review-far"]],
    ["2026-11-22", []],
  ])("%s, seen on 23 November 2026, gives %j", (reviewBy, found) => {
    expect(codes(reviewBy)).toEqual(found);
  });

  test("may be as near or as far as a project says", () => {
    expect(codes("2027-01-21", { "module/review-near": 30 })).toEqual([]);
    expect(codes("2027-11-24", { "module/review-far": 18 })).toEqual([]);
  });
});
