import { describe, expect, test } from "@jest/globals";
import type { Course } from "../../../templates/contract/course.ts";
import type { CourseState } from "../../../templates/contract/course-state.ts";
import type { Launch } from "../../../templates/contract/tracking.ts";
import { beginCourse } from "../../../templates/runtime/course/begin.ts";
import { writeHeader, writeState } from "../../../templates/runtime/course/saved-state.ts";
import { startingState } from "../../../templates/runtime/course/state.ts";
import { course, types } from "../../support/course.ts";

const launch: Launch = {
  mode: "normal",
  resume: "",
  readable: true,
  status: "incomplete",
  score: undefined,
  passMark: undefined,
  learner: "l",
};
const all = new Set([0, 1, 2]);
const passed: CourseState = { ...startingState(course), revision: 9, visited: all, status: "passed", score: 9000 };
const byReading: Course = { ...course, rule: { ...course.rule, quiz: false } };
const completed: CourseState = { ...startingState(byReading), revision: 9, visited: all, status: "completed" };

test("a state that was cut behind its header gives its result at the start (DATA-3)", () => {
  const begun = beginCourse(course, types, { ...launch, resume: writeHeader(course, passed) }, "");
  expect([begun?.state.status, begun?.state.score, begun?.state.visited]).toEqual(["passed", 9000, all]);
});

test("what is told again makes a state newer than both copies (DATA-4)", () => {
  const begun = beginCourse(course, types, { ...launch, resume: writeState(course, passed) }, writeHeader(course, passed));
  expect(begun?.state.revision).toBe(10);
});

test("a better score than the LMS shows is told, and an equal one is not (INIT-2)", () => {
  const held = { ...launch, resume: writeState(course, passed), status: "passed" } as const;
  expect(beginCourse(course, types, { ...held, score: 8500 }, "")?.missing).toEqual([{ type: "passed", score: 9000 }]);
  expect(beginCourse(course, types, { ...held, score: 9000 }, "")?.missing).toEqual([]);
});

test("a completion that only this machine knows is told again, and one that the LMS shows is not (INIT-2, COMMIT-1)", () => {
  const local = writeHeader(byReading, completed);
  expect(beginCourse(byReading, types, launch, local)?.missing).toEqual([{ type: "completed" }]);
  expect(beginCourse(byReading, types, { ...launch, status: "completed" }, local)?.missing).toEqual([]);
});

test("an LMS that shows a fail is told nothing of a course under way (INIT-2)", () => {
  expect(beginCourse(course, types, { ...launch, status: "failed" }, "")?.missing).toEqual([]);
});

test("a fail that the LMS shows already is not told again (S12-6)", () => {
  const once: Course = { ...course, rule: { ...course.rule, attempts: 1 } };
  const failed: CourseState = {
    ...startingState(once),
    visited: all,
    quizzes: new Map([[2, { attempts: 1, best: 2500, marked: true }]]),
    status: "failed",
    score: 2500,
  };
  const held = { ...launch, resume: writeState(once, failed), status: "failed", score: 2500 } as const;
  expect(beginCourse(once, types, held, "")?.missing).toEqual([]);
});

describe("the copy on the machine may go (PRIV-2)", () => {
  const half: CourseState = { ...startingState(course), revision: 3, visited: new Set([0]) };
  const further: CourseState = { ...half, visited: new Set([0, 1]) };

  test.each([
    ["where the LMS holds as much", half, half, "incomplete", true],
    ["where the LMS holds more", further, half, "incomplete", true],
    ["not while the LMS holds fewer pages", half, further, "incomplete", false],
    ["not while the LMS does not show the result", passed, passed, "incomplete", false],
    ["once the LMS shows the result", passed, passed, "passed", true],
  ] as const)("%s", (_, theirs, ours, status, delivered) => {
    const held = { ...launch, resume: writeState(course, theirs), status, score: theirs.score };
    expect(beginCourse(course, types, held, writeHeader(course, ours))?.delivered).toBe(delivered);
  });

  test("where there is none, only once the LMS shows the result", () => {
    expect(beginCourse(course, types, { ...launch, resume: writeState(course, passed) }, "")?.delivered).toBe(false);
  });
});
