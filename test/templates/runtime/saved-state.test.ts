import { describe, expect, test } from "@jest/globals";
import { checksum } from "../../../templates/contract/checksum.ts";
import type { Course } from "../../../templates/contract/course.ts";
import type { CourseState } from "../../../templates/contract/course-state.ts";
import { readState, worstCase, writeHeader, writeState } from "../../../templates/runtime/course/saved-state.ts";
import { startingState } from "../../../templates/runtime/course/state.ts";
import { choiceQuestion, course, coursePage, types } from "../../support/course.ts";

const state: CourseState = {
  ...startingState(course),
  revision: 9,
  page: 2,
  visited: new Set([0, 2]),
  answers: new Map([
    [0, "b"],
    [1, "c"],
  ]),
  checked: new Set([0]),
  answered: 8,
  quizzes: new Map([[2, { attempts: 1, best: 2500, marked: true }]]),
  score: 2500,
};
const text = writeState(course, state);
const read = (saved: string, of: Course = course) => {
  const found = readState(of, types, saved);
  return "state" in found ? found.state : undefined;
};
/** A header and a detail with right checksums, whatever they say. */
const header = (...fields: string[]) => `${fields.join(".")}.${checksum(fields.join("."))}`;
const whole = (...detail: string[]) => `${writeHeader(course, state)}.${detail.join(".")}.${checksum(detail.join("."))}`;

describe("a saved state", () => {
  test.each(["", " ", "\n\t"])("is empty where it is %j", (nothing) => {
    expect(readState(course, types, nothing)).toEqual({ kind: "empty" });
  });

  test("is read with space around it, as some systems add (DATA-2)", () => {
    expect(readState(course, types, ` ${text}\r\n`)).toEqual({ kind: "whole", state });
  });

  test.each([
    ["of another format", header("A2", "9", "0123abcd", "p", "7ps", "2", "H")],
    ["of a status that does not exist", header("A1", "9", "0123abcd", "x", "7ps", "2", "H")],
    ["with pages that are no pages", header("A1", "9", "0123abcd", "p", "7ps", "2", "!")],
    ["cut inside its header", writeHeader(course, state).split(".").slice(0, 7).join(".")],
  ])("%s is foreign, although its checksum is right (INIT-4, PRIV-7)", (_, foreign) => {
    expect(readState(course, types, foreign)).toEqual({ kind: "foreign" });
  });

  test("drops an answer that the question no longer offers (INIT-6)", () => {
    expect(read(whole("", "", "0-b~1-z", "8"))?.answers).toEqual(new Map([[0, "b"]]));
  });

  test("drops the mark of a practice question that has moved into a quiz (INIT-6)", () => {
    const moved = { ...course, pages: course.pages.map((page) => ({ ...page, quiz: true })) };
    expect([read(text)?.checked, read(text, moved)?.checked]).toEqual([new Set([0]), new Set()]);
  });

  test("drops the attempts of a page that is no quiz any more (INIT-6)", () => {
    const practice = { ...course, pages: course.pages.map((page) => ({ ...page, quiz: page.slot === 1 })) };
    expect(read(text, practice)?.quizzes).toEqual(new Map());
  });

  test("takes a number that is missing for none, and no result for better than all (DATA-5)", () => {
    expect(read(whole("2-3", "", "", ""))).toMatchObject({ answered: 0, quizzes: new Map([[2, { attempts: 3, best: 0, marked: false }]]) });
    expect(read(whole("2-3-zzzz", "", "", ""))?.quizzes.get(2)?.best).toBe(10_000);
  });
});

describe("the worst case of a saved state (DATA-1)", () => {
  const sized = (slot: number, size: number) => ({ ...choiceQuestion(slot), data: { size } });
  const wide: Course = { ...course, pages: [coursePage(40), coursePage(50, [sized(60, 3), sized(7, 1), sized(80, 9)], true)] };
  const cost = worstCase(wide, () => ({ encodedLength: (data) => (data as { readonly size: number }).size }));

  test("is that of a learner who has read, answered and passed everything, after very many visits", () => {
    const most: CourseState = {
      revision: Number.parseInt("zzzzz", 36),
      seed: 2 ** 32 - 1,
      page: 50,
      visited: new Set([40, 50]),
      answers: new Map([
        [60, "aaa"],
        [7, "a"],
        [80, "aaaaaaaaa"],
      ]),
      checked: new Set([60, 7, 80]),
      bookmarks: new Set([40, 50]),
      answered: Number.parseInt("zzzzz", 36),
      quizzes: new Map([[50, { attempts: Number.parseInt("zz", 36), best: 10_000, marked: true }]]),
      status: "passed",
      score: 10_000,
    };
    expect(cost.characters).toBe(writeState(wide, most).length);
  });

  test("says what each question adds, the longest first", () => {
    expect(cost.questions).toEqual([
      { id: "m__q80", characters: "28-".length + 9 + "~".length },
      { id: "m__q60", characters: "1o-".length + 3 + "~".length },
      { id: "m__q7", characters: "7-".length + 1 + "~".length },
    ]);
  });

  test("counts the questions that take most, where an attempt draws some, and the moment of the next try, where one must wait", () => {
    const drawn: Course = {
      ...wide,
      rule: { ...wide.rule, wait: 60 },
      pages: [coursePage(1, [sized(2, 2)]), { ...coursePage(50, [sized(60, 3), sized(7, 1), sized(80, 9)], true), rule: { draw: 2 } }],
    };
    const found = worstCase(drawn, () => ({ encodedLength: (data) => (data as { readonly size: number }).size }));
    const fullest: CourseState = {
      ...startingState(drawn),
      revision: Number.parseInt("zzzzz", 36),
      seed: 2 ** 32 - 1,
      page: 50,
      visited: new Set([1, 50]),
      answers: new Map([
        [2, "aa"],
        [80, "aaaaaaaaa"],
        [60, "aaa"],
      ]),
      checked: new Set([2, 60, 80]),
      bookmarks: new Set([1, 50]),
      answered: Number.parseInt("zzzzz", 36),
      quizzes: new Map([[50, { attempts: Number.parseInt("zz", 36), best: 10_000, from: Number.parseInt("zzzzzz", 36), marked: true }]]),
      status: "passed",
      score: 10_000,
    };
    expect(found.characters).toBe(writeState(drawn, fullest).length);
    expect(found.questions.map(({ id }) => id)).toEqual(["m__q80", "m__q60", "m__q2"]);
  });
});
