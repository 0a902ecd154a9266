import { describe, expect, test } from "@jest/globals";
import type { Course } from "../../../templates/contract/course.ts";
import type { CourseState, QuizState } from "../../../templates/contract/course-state.ts";
import { courseScore, nextStatus, progressOf } from "../../../templates/runtime/course/result.ts";
import { startingState } from "../../../templates/runtime/course/state.ts";
import { choiceQuestion, course, coursePage } from "../../support/course.ts";

const withRule = (rule: Partial<Course["rule"]>, from = course): Course => ({ ...from, rule: { ...from.rule, ...rule } });
/** A quiz of three points, one of one point, and a page to read. */
const two: Course = {
  ...course,
  pages: [coursePage(0, [choiceQuestion(0, 3)], true), coursePage(1, [choiceQuestion(1)], true), coursePage(2)],
};
const start = startingState(two);
const taken = (best: number, attempts = 1): QuizState => ({ attempts, best, marked: true });
const after = (...quizzes: [number, QuizState][]): CourseState => ({ ...start, quizzes: new Map(quizzes) });
const all = new Set([0, 1, 2]);

describe("the score of a course", () => {
  test("is not known before every quiz has been taken (S12-4)", () => {
    expect(courseScore(two, after([0, taken(10_000)]))).toBeUndefined();
  });

  test("is that of all quizzes, by their points", () => {
    expect(courseScore(two, after([0, taken(10_000)], [1, taken(0)]))).toBe(7500);
  });

  test("stays as good as it was where less is left of the quizzes (INIT-2)", () => {
    expect(courseScore(two, { ...after([0, taken(5000)], [1, taken(5000)]), score: 8000 })).toBe(8000);
  });

  test("counts a quiz that draws some of its questions by what an attempt can have", () => {
    const drawn = { ...coursePage(0, [choiceQuestion(0, 3), choiceQuestion(2, 3)], true), rule: { draw: 1 } };
    const plan: Course = { ...two, pages: [drawn, coursePage(1, [choiceQuestion(1)], true)] };
    expect(courseScore(plan, after([0, taken(10_000)], [1, taken(0)]))).toBe(7500);
  });

  test("is that of the last attempts, where the author says so, until the course is passed (INIT-2)", () => {
    const last = withRule({ counts: "last" }, two);
    const now: CourseState = { ...after([0, taken(5000)], [1, taken(5000)]), score: 8000 };
    expect([courseScore(last, now), courseScore(last, { ...now, status: "passed" })]).toEqual([5000, 8000]);
  });

  test("is unknown where no quiz is in the course", () => {
    expect(courseScore({ ...course, pages: [coursePage(0)] }, start)).toBeUndefined();
  });
});

describe("the status of a course", () => {
  test("stays completed although a page has been added that nobody has read (INIT-2, INIT-6)", () => {
    expect(nextStatus(withRule({ quiz: false }, two), { ...start, status: "completed" })).toBe("completed");
  });

  test("is incomplete while something is unread, where reading is the rule", () => {
    expect(nextStatus(withRule({ quiz: false }, two), start)).toBe("incomplete");
  });

  test("is no fail while another quiz can be taken (S12-6)", () => {
    const once = withRule({ attempts: 1 }, two);
    expect(nextStatus(once, { ...after([0, taken(0)]), score: 0 })).toBe("incomplete");
    expect(nextStatus(once, { ...after([0, taken(0)], [1, taken(0)]), score: 0 })).toBe("failed");
  });

  test("is no fail while the score is unknown (S12-4)", () => {
    expect(nextStatus(withRule({ attempts: 1 }, two), after([0, taken(0)], [1, taken(0)]))).toBe("incomplete");
  });
});

describe("the progress of a course", () => {
  const byReading = withRule({ quiz: false }, two);

  test.each([
    ["is nothing at the start", two, start, 0],
    ["counts pages and quizzes", two, { ...after([0, taken(0)]), visited: new Set([0, 2]) }, 3 / 5],
    ["counts pages alone where no quiz is asked for", byReading, { ...after([0, taken(0)]), visited: new Set([0]) }, 1 / 3],
    ["is not all while the course is incomplete (S04-2)", two, { ...after([0, taken(0)], [1, taken(0)]), visited: all }, 0.99],
    ["is all once the course is passed (S04-2)", two, { ...start, status: "passed" }, 1],
    ["is all once the course is completed (S04-2)", byReading, { ...start, status: "completed" }, 1],
    ["is nothing where there is nothing to do", { ...byReading, pages: [] }, start, 0],
  ] as const)("%s", (_, of, state, progress) => {
    expect(progressOf(of, state)).toBe(progress);
  });
});

test("a course starts at its first page, whatever its slot is (DATA-5)", () => {
  expect(startingState({ ...course, pages: [coursePage(7), coursePage(0)] }).page).toBe(7);
  expect(startingState({ ...course, pages: [] }).page).toBe(0);
});
