import { describe, expect, test } from "@jest/globals";
import fc from "../../support/properties.ts";
import { codebook } from "../../../builder/publish/codebook.ts";
import { printCsv } from "../../../builder/publish/csv.ts";
import type { Course } from "../../../templates/contract/course.ts";
import type { Answered } from "../../../templates/contract/interaction.ts";
import { targets } from "../../../templates/targets/index.ts";
import { course, coursePage } from "../../support/course.ts";

/** RFC 4180, read strictly: a cell is either quoted as a whole or holds no quote, comma or line break. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let row: string[] = [];
  let end = 0;
  for (const { 0: whole, 1: quoted, 2: plain, 3: after } of text.matchAll(pattern)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (after === "\r\n") row = (rows.push(row), []);
    end += whole.length;
  }
  if (end !== text.length) throw new Error(`Not RFC 4180 after: ${text.slice(0, end).slice(-40)}`);
  return rows;
}

const BOM = "\ufeff";
const named = (...ids: string[]) => ids.map((id) => ({ id, text: `Option ${id}` }));

/** A course of one question, whose data is the interaction itself. */
function linesOf(asked: Answered, quiz = false, text = "What?", points = 2): Record<string, string>[] {
  const question = {
    id: "m__q",
    slot: 0,
    type: "any",
    iri: "https://test.example/modules/m/questions/q",
    points,
    objective: "o",
    text,
    data: asked,
  };
  const of: Course = { ...course, pages: [coursePage(0, [question], quiz)] };
  const csv = codebook(of, targets, () => ({ interaction: (data) => data as Answered }));
  const [head = [], ...rows] = parseCsv(csv.slice(BOM.length));
  return rows.map((row) => Object.fromEntries(row.map((value, column) => [head[column] ?? "", value])));
}

describe("a table", () => {
  test("begins with a byte order mark and ends each line as RFC 4180 asks", () => {
    expect(printCsv([["a", "b"], ["c"]])).toBe(`${BOM}a,b\r\nc\r\n`);
  });

  test.each([
    ["=SUM(A1)", "'=SUM(A1)"],
    ["+44 20", "'+44 20"],
    ["@name", "'@name"],
    ["-cmd", "'-cmd"],
    ["\tx", "'\tx"],
    ["-3.5", "-3.5"],
    ["a=b", "a=b"],
  ])("keeps a spreadsheet from running %j", (text, kept) => {
    expect(parseCsv(printCsv([[text]]).slice(BOM.length))).toEqual([[kept]]);
  });

  test("gives back whatever was put in, but for the mark before a formula", () => {
    const cell = fc.string({ unit: "grapheme" }).filter((text) => !/^[=+\-@\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        expect(parseCsv(printCsv(rows).slice(BOM.length))).toEqual(rows);
      }),
    );
  });
});

describe("the codebook", () => {
  test("says for each option in which words it is reported, and whether it is right", () => {
    const lines = linesOf({ kind: "choice", options: named("a", "b"), correct: ["b"], response: undefined }, true, 'Which, "then"?');
    expect(lines).toEqual([
      expect.objectContaining({ "answer code": "a", answer: "Option a", correct: "no", "scorm12 response": "a", "xapi response": "a" }),
      expect.objectContaining({ "answer code": "b", answer: "Option b", correct: "yes", "scorm12 response": "b", "xapi response": "b" }),
    ]);
    expect(lines[0]).toMatchObject({
      course: "c-users",
      version: "0123abcd",
      module: "m",
      "module title": "Module",
      page: "Page 0",
      "question id": "m__q",
      activity: "https://test.example/modules/m/questions/q",
      kind: "choice",
      graded: "yes",
      points: "2",
      objective: "Know.",
      needs: "N1",
      question: 'Which, "then"?',
      "scorm12 interaction id": "m__q_a<n>",
      "xapi interaction id": "https://test.example/modules/m/questions/q",
    });
  });

  test("names a practice question as SCORM reports it, and gives it no points", () => {
    const [line] = linesOf({ kind: "likert", scale: named("a"), response: undefined });
    expect(line).toMatchObject({ graded: "no", points: "", correct: "", "scorm12 interaction id": "m__q_p<n>" });
  });

  test("calls a view ungraded in a quiz too, though it is reported as one of the attempt", () => {
    const [line] = linesOf({ kind: "likert", scale: named("a"), response: undefined }, true, "What?", 0);
    expect(line).toMatchObject({ graded: "no", points: "", correct: "", "scorm12 interaction id": "m__q_a<n>" });
  });

  test("shows where the standards differ: true and false", () => {
    const lines = linesOf({ kind: "true-false", correct: false, response: undefined });
    expect(lines.map((line) => [line["scorm12 response"], line["xapi response"], line["correct"]])).toEqual([
      ["t", "true", "no"],
      ["f", "false", "yes"],
    ]);
  });

  test("has no columns for a format that reports nothing", () => {
    const [line = {}] = linesOf({ kind: "true-false", correct: false, response: undefined });
    expect(Object.keys(line).filter((name) => name.startsWith("web"))).toEqual([]);
  });

  const pairs = { sources: named("a"), targets: named("b", "c"), correct: [{ source: "a", target: "c" }] };
  const steps = { steps: named("a", "b"), correct: [{ step: "a", response: "wash" }] };
  test.each<readonly [string, Answered, readonly (readonly (string | undefined)[])[]]>([
    [
      "sequencing",
      { kind: "sequencing", options: named("a", "b"), correct: ["b", "a"], response: undefined },
      [
        ["a", "Option a", ""],
        ["b", "Option b", ""],
        ["b,a", "The right order", "yes"],
      ],
    ],
    [
      "matching",
      { kind: "matching", ...pairs, response: undefined },
      [
        ["a.b", "Option a: Option b", "no"],
        ["a.c", "Option a: Option c", "yes"],
      ],
    ],
    ["performance", { kind: "performance", ...steps, response: undefined }, [["a.wash", "Option a: wash", "yes"]]],
    [
      "performance with a list of what can be done",
      {
        kind: "performance",
        steps: [{ id: "a", text: "Begin", responses: named("b", "c") }],
        correct: [{ step: "a", response: "c" }],
        response: undefined,
      },
      [
        ["a.b", "Begin: Option b", ""],
        ["a.c", "Begin: Option c", ""],
      ],
    ],
    [
      "numeric, exactly",
      { kind: "numeric", correct: { min: 38, max: 38 }, response: undefined },
      [
        ["38", "38", "yes"],
        ["any other number", "Anything else", "no"],
      ],
    ],
    [
      "numeric, in a range",
      { kind: "numeric", correct: { min: -1, max: 1 }, response: undefined },
      [
        ["any number from -1 to 1", "-1 to 1", "yes"],
        ["any other number", "Anything else", "no"],
      ],
    ],
    [
      "fill-in",
      { kind: "fill-in", correct: ["bias"], response: undefined },
      [
        ["bias", "bias", "yes"],
        ["any other text", "Anything else", "no"],
      ],
    ],
    ["long-fill-in", { kind: "long-fill-in", response: undefined }, [["any text", "What the learner wrote", ""]]],
    ["other", { kind: "other", correct: undefined, response: undefined }, [["any text", "What the learner gave", ""]]],
  ])("lists the answers to a question of the kind %s", (_, asked, expected) => {
    const guarded = linesOf(asked).map((line) => [line["answer code"], line["answer"]?.replace(/^'/, ""), line["correct"]]);
    expect(guarded).toEqual(expected);
  });
});
