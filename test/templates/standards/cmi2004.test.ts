import { expect, test } from "@jest/globals";
import fc from "../../support/properties.ts";
import type { Answered } from "../../../templates/contract/interaction.ts";
import { interaction2004 } from "../../../templates/standards/cmi2004.ts";
import { interval, timestamp } from "../../../templates/standards/cmi2004-time.ts";
import { errorOf2004 } from "../../../templates/lms/scorm-values2004.ts";

const named = [..."abc"].map((id) => ({ id, text: id }));
const numeric = (min: number, max: number, response?: number): Answered => ({ kind: "numeric", correct: { min, max }, response });
const fillIn = (response: string, ...correct: string[]): Answered => ({ kind: "fill-in", correct, response });

test.each<[string, Answered, object]>([
  ["true-false is true or false", { kind: "true-false", correct: true, response: false }, { patterns: ["true"], response: "false" }],
  ["a choice of one is a letter", { kind: "choice", options: named, correct: ["a"], response: ["b"] }, { patterns: ["a"], response: "b" }],
  [
    "a choice of several has bracketed commas",
    { kind: "choice", options: named, correct: ["a", "c"], response: ["a", "b"] },
    { patterns: ["a[,]c"], response: "a[,]b" },
  ],
  [
    "sequencing keeps its order",
    { kind: "sequencing", options: named, correct: ["c", "a"], response: ["a", "c"] },
    { patterns: ["c[,]a"], response: "a[,]c" },
  ],
  ["likert knows nothing right", { kind: "likert", scale: named, response: "b" }, { patterns: [], response: "b", result: "neutral" }],
  [
    "matching has bracketed points",
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
    { patterns: ["a[.]b"], response: "a[.]c[,]b[.]a" },
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
    { type: "matching", patterns: ["a[.]b[,]c[.]a"], response: "a[.]a", result: "correct" },
  ],
  [
    "steps of which no way is better are neutral",
    { kind: "performance", steps: named, correct: undefined, response: [{ step: "a", response: "b" }] },
    { type: "matching", patterns: [], response: "a[.]b", result: "neutral" },
  ],
  ["an exact number is a range of its own", numeric(5, 5, 3), { patterns: ["5[:]5"], response: "3" }],
  ["a range has both bounds", numeric(-0.5, 5, -0.25), { patterns: ["-0.5[:]5"], response: "-0.25" }],
  ["a range without an end is left out", numeric(1, Infinity, 1e6), { patterns: [], response: "" }],
  ["nothing below nought is nought", numeric(-0.00001, 0, -0.00001), { patterns: ["0[:]0"], response: "0" }],
  ["each text that is right is a pattern, once", fillIn("b", "a", "b", "a", ""), { patterns: ["a", "b"], response: "b" }],
  ["a text is one line", fillIn(" two\nlines\u0007 ", "x"), { response: "two lines" }],
  ["a brace at the start is no delimiter", fillIn("{a}", "x"), { response: " {a}" }],
  [
    "a right answer with a brace or a delimiter, which some LMSs refuse, is left out",
    fillIn("x", "{a}", "a [,] b", "b"),
    { patterns: ["b"] },
  ],
  [
    "texts in gaps have bracketed commas, each once where it is right",
    { kind: "fill-in", correct: [["soap", "hot water"]], response: ["soap", "hot water"] },
    { patterns: ["soap[,]hot water"], response: "soap[,]hot water" },
  ],
  [
    "texts in gaps share 250 characters, and a right one stays as its pattern",
    { kind: "fill-in", correct: [["x".repeat(200), "y", "z".repeat(200)]], response: ["x".repeat(200), "y", "z".repeat(200)] },
    {
      patterns: [`${"x".repeat(81)}[,]y[,]${"z".repeat(81)}`],
      response: `${"x".repeat(81)}[,]y[,]${"z".repeat(81)}`,
    },
  ],
  [
    "a gap that some LMSs refuse makes the whole pattern go",
    { kind: "fill-in", correct: [["{a}", "b"]], response: ["{a}", "b"] },
    { patterns: [] },
  ],
  [
    "a long text that the author asks for has up to 4,000 characters",
    { kind: "long-fill-in", response: `a\n${"x".repeat(5000)}`, sent: true },
    { response: `a ${"x".repeat(3998)}`, patterns: [], result: "neutral" },
  ],
  ["a text ends after 250 characters", fillIn("x".repeat(300), "x"), { response: "x".repeat(250) }],
  ["anything else with a right answer", { kind: "other", correct: "x", response: "x" }, { type: "other", patterns: ["x"], response: "x" }],
])("INT-5, INT-7, INT-9: %s", (_name, answered, expected) => {
  expect(interaction2004(answered, 1)).toMatchObject({ type: answered.kind, ...expected });
});

test("INT-5: performance, on which no two systems agree, is left out where its steps are not named by letters", () => {
  expect(interaction2004({ kind: "performance", steps: named, correct: [], response: [] }, 1)).toBeUndefined();
});

test.each([
  [1, "correct"],
  [0.99, "incorrect"],
  [0, "incorrect"],
])("INT-6: a score of %s is %s", (score, result) => {
  expect(interaction2004(numeric(1, 1, 1), score)?.result).toBe(result);
});

test.each<Answered>([
  numeric(1, 1),
  { kind: "choice", options: named, correct: ["a"], response: undefined },
  { kind: "fill-in", correct: ["a"], response: undefined },
  { kind: "other", correct: "x", response: undefined },
])("INT-8: a skipped $kind has no response and is neutral", (answered) => {
  expect(interaction2004(answered, 0)).toMatchObject({ response: "", result: "neutral" });
});

test.each<[Answered, string]>([
  [fillIn("Mrs Smith", "x"), "incorrect"],
  [{ kind: "other", correct: "x", response: "Mrs Smith" }, "incorrect"],
  [{ kind: "long-fill-in", response: "Mrs Smith" }, "neutral"],
])("INT-12: what was typed and is none of the author's words is not told", (answered, result) => {
  expect(interaction2004(answered, 0)).toMatchObject({ response: "", result });
});

test("INT-12: in gaps the author's words are told, and a star for anything else", () => {
  const gaps: Answered = { kind: "fill-in", correct: [["soap", "water"]], known: ["gel"], response: ["gel", "Mrs Smith"] };
  expect(interaction2004(gaps, 0)).toMatchObject({ response: "gel[,]*", result: "incorrect" });
});

test("INT-12: a known mistake is the author's own text and is told", () => {
  const mistake: Answered = { kind: "fill-in", correct: ["soap"], known: ["gel"], response: "gel" };
  expect(interaction2004(mistake, 0)).toMatchObject({ response: "gel", patterns: ["soap"], result: "incorrect" });
});

test("INT-12: a long text is not told, whatever its score", () => {
  expect(interaction2004({ kind: "long-fill-in", response: "Mrs Smith" }, 1)?.response).toBe("");
});

test("INT-7, INT-9: whatever was typed or counted, no LMS refuses it", () => {
  const held = (type: string) =>
    new Map([
      ["cmi.interactions.0.id", "q"],
      ["cmi.interactions.0.type", type],
    ]);
  const answered = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 400 }).map((text) => fillIn(text, text)),
    fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true })).map(([a, b]) => numeric(Math.min(a, b), Math.max(a, b), a)),
    fc
      .array(fc.string({ unit: "binary", minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 10 })
      .map((texts): Answered => ({ kind: "fill-in", correct: [texts], response: texts })),
    fc
      .string({ unit: "binary", minLength: 1, maxLength: 400 })
      .map((response): Answered => ({ kind: "long-fill-in", response, sent: true })),
  );
  fc.assert(
    fc.property(answered, (given) => {
      const told = interaction2004(given, 1);
      const values = [told?.response ?? "", ...(told?.patterns ?? [])].filter(Boolean);
      const codes = values.map((value, index) =>
        errorOf2004(`cmi.interactions.0.${index > 0 ? "correct_responses.0.pattern" : "learner_response"}`, value, held(given.kind)),
      );
      expect(codes.filter((code) => code !== 0)).toEqual([]);
    }),
  );
});

test.each([
  [0, "PT0S"],
  [9, "PT0S"],
  [5_250, "PT5.25S"],
  [5_259, "PT5.25S"],
  [60_000, "PT1M"],
  [3_723_450, "PT1H2M3.45S"],
  [-5, "PT0S"],
  [Number.NaN, "PT0S"],
  [9 * 24 * 3_600_000, "PT12H"],
])("S04-10: %s ms is %s", (ms, text) => {
  expect(interval(ms)).toBe(text);
});

test("S04-10: every interval is one that every LMS accepts", () => {
  fc.assert(fc.property(fc.double(), (ms) => expect(errorOf2004("cmi.session_time", interval(ms), new Map())).toBe(0)));
});

test.each([
  ["2026-03-01T09:05:07.999Z", "2026-03-01T09:05:07.0Z"],
  ["2026-03-01T09:05:07+02:00", "2026-03-01T07:05:07.0Z"],
  ["2038-12-31T23:59:59Z", "2038-12-31T23:59:59.0Z"],
  ["2039-01-01T00:00:00Z", ""],
  ["1969-12-31T23:59:59Z", ""],
  ["no date", ""],
])("S04-9: %s is written as %p", (date, text) => {
  expect(timestamp(new Date(date))).toBe(text);
});
