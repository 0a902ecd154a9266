import { expect, test } from "@jest/globals";
import fc from "../../support/properties.ts";
import type { Answered } from "../../../templates/contract/interaction.ts";
import { cmiLine, cmiNumber } from "../../../templates/standards/cmi-text.ts";
import { interaction12 } from "../../../templates/standards/cmi12.ts";
import { scorm12 } from "../../../templates/targets/scorm12/target.ts";

const named = [..."abc"].map((id) => ({ id, text: id }));
const numeric = (min: number, max: number, response?: number): Answered => ({ kind: "numeric", correct: { min, max }, response });
const fillIn = (response: string): Answered => ({ kind: "fill-in", correct: ["x"], response });

test.each<[string, Answered, object]>([
  ["true-false is t or f", { kind: "true-false", correct: true, response: false }, { type: "true-false", patterns: ["t"], response: "f" }],
  ["a choice of one is a letter", { kind: "choice", options: named, correct: ["a"], response: ["b"] }, { patterns: ["a"], response: "b" }],
  [
    "a choice of several has commas",
    { kind: "choice", options: named, correct: ["a", "c"], response: ["a", "b"] },
    { patterns: ["a,c"], response: "a,b" },
  ],
  [
    "sequencing has commas",
    { kind: "sequencing", options: named, correct: ["c", "a"], response: ["a", "c"] },
    { type: "sequencing", patterns: ["c,a"], response: "a,c" },
  ],
  [
    "likert knows nothing right",
    { kind: "likert", scale: named, response: "b" },
    { type: "likert", patterns: [], response: "b", result: "neutral" },
  ],
  [
    "matching has points and commas",
    {
      kind: "matching",
      sources: named,
      targets: named,
      correct: [{ source: "a", target: "b" }],
      response: [
        { source: "a", target: "c" },
        { source: "b", target: "a" },
      ],
    },
    { type: "matching", patterns: ["a.b"], response: "a.c,b.a" },
  ],
  [
    "what was done at each step is told as pairs",
    {
      kind: "performance",
      steps: named,
      correct: [
        { step: "a", response: "b" },
        { step: "c", response: "a" },
      ],
      response: [{ step: "a", response: "a" }],
    },
    { type: "matching", patterns: ["a.b,c.a"], response: "a.a", result: "correct" },
  ],
  [
    "steps of which no way is better are neutral",
    { kind: "performance", steps: named, correct: undefined, response: [{ step: "a", response: "b" }] },
    { type: "matching", patterns: [], response: "a.b", result: "neutral" },
  ],
  ["an exact number is itself", numeric(5, 5, 3), { type: "numeric", patterns: ["5"], response: "3" }],
  ["a range, which some LMSs refuse, is left out", numeric(0.5, 5, 0.25), { patterns: [], response: "0.25" }],
  ["a negative number, which the Learning Hub refuses, is left out", numeric(-5, -5, -1), { patterns: [], response: "" }],
  ["a long fraction is cut at four digits", numeric(1, 1, 1 / 3), { response: "0.3333" }],
  ["a number that cannot be written is left out", numeric(1e9, 1e9, 123456), { patterns: [], response: "" }],
  ["a text is one line", fillIn(" two\nlines\u0007 "), { type: "fill-in", patterns: ["x"], response: "two lines" }],
  [
    "texts in gaps are one text",
    { kind: "fill-in", correct: [["soap", "hot water"]], response: ["soap", "hot water"] },
    { type: "fill-in", patterns: ["soap, hot water"], response: "soap, hot water" },
  ],
  ["a brace at the start is no list", fillIn("{a}"), { response: " {a}" }],
  ["a text does not end in the space at which it was cut", fillIn(`${"x".repeat(254)} y`), { response: "x".repeat(254) }],
  ["a text ends after 255 characters, in a whole one", fillIn(`${"x".repeat(254)}\u{1f600}`), { response: "x".repeat(254) }],
])("INT-5, INT-7, INT-9: %s", (_name, answered, expected) => {
  expect(interaction12(answered, 1)).toMatchObject(expected);
});

test.each<Answered>([
  { kind: "performance", steps: named, correct: [], response: [] },
  { kind: "performance", steps: named, correct: [{ step: "a", response: "wash" }], response: undefined },
  { kind: "long-fill-in", response: "x" },
  { kind: "other", correct: "x", response: "x" },
])("INT-5: SCORM 1.2 does not hold $kind", (answered) => {
  expect(interaction12(answered, 1)).toBeUndefined();
});

test("INT-5: authors are warned of texts that SCORM 1.2 does not hold", () => {
  expect(scorm12.limits.without).toEqual(["long-fill-in", "other"]);
});

test.each([
  [1, "correct"],
  [0.99, "wrong"],
  [0, "wrong"],
])("INT-6: a score of %s is %s", (score, result) => {
  expect(interaction12(fillIn("x"), score)?.result).toBe(result);
});

test("INT-8: a skipped question has no response and is neutral", () => {
  expect(interaction12(numeric(1, 1), 0)).toEqual({ type: "numeric", patterns: ["1"], response: "", result: "neutral" });
});

test("INT-8: an empty choice is not written", () => {
  expect(interaction12({ kind: "choice", options: named, correct: ["a"], response: [] }, 0)?.response).toBe("");
});

test("INT-12: what was typed wrongly is not told; that it was wrong is", () => {
  expect(interaction12(fillIn("Mrs Smith"), 0)).toMatchObject({ response: "", result: "wrong" });
});

test("INT-12: in gaps the author's words are told, and a star for anything else", () => {
  const gaps: Answered = { kind: "fill-in", correct: [["soap", "water", "5"]], known: ["gel"], response: ["gel", "Mrs Smith", "5"] };
  expect(interaction12(gaps, 1 / 3)).toMatchObject({ response: "gel, *, 5", result: "wrong" });
});

test("INT-7: whatever was typed becomes one line that no LMS takes for a list", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.integer({ min: 1, max: 255 }), (text, most) => {
      const line = cmiLine(text, most);
      expect(line.length).toBeLessThanOrEqual(most);
      expect(line).not.toMatch(/^\{|[\p{Cc}\u2028\u2029]|\p{Cs}|\s$/u);
    }),
  );
});

test("INT-9: every number that is written is a plain decimal of at most five and four digits", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 99_999, noNaN: true }), (value) => {
      expect(cmiNumber(value)).toMatch(/^\d{1,5}(\.\d{1,4})?$/);
    }),
  );
});

test.each([100_000, Number.NaN, Infinity, -1e9, -1])("INT-9: %s is no number that every LMS takes", (value) => {
  expect(cmiNumber(value)).toBeUndefined();
});
