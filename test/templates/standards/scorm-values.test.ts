import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { errorOf } from "../../../templates/lms/scorm-values.ts";
import { errorOf2004 } from "../../../templates/lms/scorm-values2004.ts";

interface Line {
  readonly version: string;
  readonly element: string;
  readonly type: string;
  readonly shown: string;
  readonly value: string;
  /** Both systems take it. */
  readonly taken: boolean;
}

const lines: readonly Line[] = readFileSync("test/fixtures/lms-values.txt", "utf8")
  .split("\n")
  .filter((line) => /^(2004|1\.2)\t/.test(line))
  .map((line) => {
    const [version = "", element = "", type = "", shown = "", moodle, scormAgain] = line.split("\t");
    const [, letter, times] = /^(.)\*(\d+)$/u.exec(shown) ?? [];
    const value = letter === undefined ? String(JSON.parse(shown)) : letter.repeat(Number(times));
    return { version, element, type, shown, value, taken: moodle === "true" && scormAgain === "true" };
  });

/** What our fakes refuse though Moodle and scorm-again take it, because another system or a rule of ours does not. */
const STRICTER: readonly (readonly [version: string, element: RegExp, shown: RegExp, reason: string])[] = [
  ["1.2", /\.id$/, /^("q-1"|"m1\.q2"|a\*255)$/, "INT-2: ids are letters, digits and underscores, at most 64"],
  ["1.2", /student_response$/, /^("\{a,b\}"|"")$/, "INT-7, INT-8: no leading brace, nothing empty"],
  ["1.2", /interactions\.0\.time$/, /"10:00:00\.50?"/, "INT-10: whole seconds"],
  ["1.2", /result$/, /"(0\.5|100|unanticipated)"/, "INT-6: words alone"],
  ["1.2", /lesson_status$/, /"browsed"/, "S12-1: four words"],
  ["1.2", /exit$/, /"(logout|time-out)"/, "S12-7: suspend alone"],
  ["1.2", /score\.raw$/, /"(85\.333333333|)"/, "S12-5: two decimals, nothing empty"],
  ["1.2", /lesson_location$/, /"line\\n"/, "S12-11: printable ASCII"],
  ["1.2", /suspend_data$/, /^(é\*4096|"nl\\nnl")$/, "DATA-2: printable ASCII"],
  ["1.2", /objectives.*status/, /"(not attempted|completed)"/, "S04-12: what a quiz decides"],
  ["1.2", /comments/, /./, "INT-14: off"],
  ["2004", /interactions\.0\.id$/, /^("é1"|"\{x\}")$/, "INT-2: ASCII ids"],
  ["2004", /description$/, /^a\*251$/, "INT-10: at most 250"],
];

const isStricter = ({ version, element, shown }: Line) =>
  STRICTER.some(([of, name, value]) => of === version && name.test(element) && value.test(shown));

function errorFor({ version, element, type, value }: Line): number {
  const before = [
    ["cmi.interactions.0.id", "q"],
    ["cmi.interactions.0.type", type],
    ["cmi.objectives.0.id", "m__o"],
  ] as const;
  const held = new Map(before.filter(([name]) => name !== element));
  return version === "1.2" ? errorOf(element, value, held) : errorOf2004(element, value, held);
}

test("the matrix of values holds both versions", () => {
  expect(["2004", "1.2"].map((of) => lines.filter(({ version }) => version === of).length)).toEqual([167, 85]);
});

test.each(lines.filter(({ taken }) => !taken))("$version $element ($type) refuses $shown, which Moodle or scorm-again refuses", (line) => {
  expect(errorFor(line)).toBeGreaterThan(400);
});

test.each(lines.filter((line) => line.taken && !isStricter(line)))("$version $element ($type) takes $shown", (line) => {
  expect(errorFor(line)).toBe(0);
});

test.each(STRICTER)("%s %p %p is refused: %s", (version, element, shown) => {
  const meant = lines.filter((line) => line.version === version && line.taken && element.test(line.element) && shown.test(line.shown));
  expect(meant.map(errorFor).filter((code) => code === 0)).toEqual([]);
  expect(meant.length).toBeGreaterThan(0);
});

test.each<[string, string, string, Readonly<Record<string, string>>, number]>([
  ["an element that does not exist", "cmi.core.lesson_status", "passed", {}, 401],
  ["an element of the LMS's own", "cmi.learner_id", "x", {}, 404],
  ["a skipped interaction", "cmi.interactions.1.id", "q", {}, 351],
  [
    "a skipped pattern",
    "cmi.interactions.0.correct_responses.1.pattern",
    "a",
    { "cmi.interactions.0.id": "q", "cmi.interactions.0.type": "choice" },
    351,
  ],
  ["a skipped objective", "cmi.objectives.1.id", "m__o", {}, 351],
  ["an objective that is there already", "cmi.objectives.1.id", "m__o", { "cmi.objectives.0.id": "m__o" }, 351],
  ["another id for an objective", "cmi.objectives.0.id", "m__p", { "cmi.objectives.0.id": "m__o" }, 351],
  ["a score of an objective without id", "cmi.objectives.0.score.scaled", "1", {}, 408],
  ["a type before the id", "cmi.interactions.0.type", "choice", {}, 408],
  ["a response before the type", "cmi.interactions.0.learner_response", "a", { "cmi.interactions.0.id": "q" }, 408],
  ["a score beyond 1", "cmi.score.scaled", "1.5", {}, 407],
  ["progress beyond 1", "cmi.progress_measure", "-0.5", {}, 407],
  [
    "a pattern that is there already",
    "cmi.interactions.0.correct_responses.1.pattern",
    "a",
    { "cmi.interactions.0.id": "q", "cmi.interactions.0.type": "fill-in", "cmi.interactions.0.correct_responses.0.pattern": "a" },
    351,
  ],
])("the fake of SCORM 2004 refuses %s", (_what, element, value, held, code) => {
  expect(errorOf2004(element, value, new Map(Object.entries(held)))).toBe(code);
});
