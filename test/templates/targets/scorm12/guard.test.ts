import { expect, test } from "@jest/globals";
import type { Course } from "../../../../templates/contract/course.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";
import { createLms } from "../../../../templates/lms/scorm-lms.ts";
import type { StrictLms } from "../../../../templates/lms/strict-lms.ts";
import { newMachine, openWindow } from "../../../reliability/clock-window.ts";
import { lookIn, openLearner, play, stories } from "../../../reliability/story.ts";
import { choiceQuestion, course, coursePage } from "../../../support/course.ts";

const STATUS = "cmi.core.lesson_status";
const passes = stories["passes and closes the window"]?.slice(0, -1) ?? [];
const half = stories["leaves half-way"] ?? [];

/** The whole runtime but for its page, in a window with that LMS. */
function open(lms: StrictLms, played: Course = course, machine = newMachine()) {
  const page = openWindow(machine, 0);
  Object.assign(page.window, { [lms.object]: lms.api });
  return openLearner(connect, page, () => {}, played);
}

test("EXIT-6: while everything is saved, nothing asks the learner to stay", async () => {
  const learner = await open(createLms());
  await play(learner, passes);
  expect(learner.told.at(-1)).toBe("saved");
  expect(learner.page.listened()).not.toContain("beforeunload");
});

test("EXIT-6: while a result is not saved the browser asks, and no longer once it is", async () => {
  const lms = createLms();
  const learner = await open(lms);
  lms.failing = Infinity;
  await play(learner, passes);
  await learner.page.pass(10_000);
  expect(learner.told.at(-1)).toBe("unsaved");
  let asked = 0;
  learner.page.dispatch("beforeunload", { preventDefault: () => asked++ });
  expect(asked).toBe(1);
  lms.failing = 0;
  await learner.page.pass(60_000);
  expect([learner.told.at(-1), lms.stored.get(STATUS)]).toEqual(["saved", "passed"]);
  expect(learner.page.listened()).not.toContain("beforeunload");
});

test("EXIT-6: an unsaved page alone is no reason to ask", async () => {
  const lms = createLms();
  const learner = await open(lms);
  lms.failing = Infinity;
  await play(learner, half.slice(0, 2));
  await learner.page.pass(10_000);
  expect(learner.told.at(-1)).toBe("unsaved");
  expect(learner.page.listened()).not.toContain("beforeunload");
});

test("EXIT-2: a learner who decides to stay goes on, and the result is recorded", async () => {
  const lms = createLms();
  const learner = await open(lms);
  learner.page.dispatch("beforeunload", { preventDefault() {} });
  await play(learner, passes);
  expect(lms.stored.get(STATUS)).toBe("passed");
});

/** The same course with one more page at its beginning, without the page of slot 0, and the rest in another order. */
const second: Course = {
  ...course,
  version: "9999ffff",
  pages: [coursePage(3, [choiceQuestion(7)]), ...course.pages.filter(({ slot }) => slot !== 0).toReversed()],
};

test("INIT-6: a pass in one version of the content is a pass in the next, with pages added, removed and moved", async () => {
  const lms = createLms();
  const machine = newMachine();
  const learner = await open(lms, course, machine);
  await play(learner, stories["passes and exits"] ?? []);
  const next = lms.again();
  const returned = await open(next, second, machine);
  const { state } = returned.shown();
  expect([state.status, state.score, [...state.visited].sort()]).toEqual(["passed", 10_000, [1, 2]]);
  await lookIn(returned);
  expect([next.stored.get(STATUS), next.stored.get("cmi.core.score.raw")]).toEqual(["passed", "100"]);
});

test("INIT-6: half-way in one version is half-way in the next, and what is gone from the content is gone from the state", async () => {
  const lms = createLms();
  const learner = await open(lms);
  await play(learner, half);
  const returned = await open(lms.again(), second);
  const { state, recording } = returned.shown();
  expect([recording.phase, state.status, [...state.visited].sort(), [...state.answers.keys()]]).toEqual([
    "running",
    "incomplete",
    [1],
    [0],
  ]);
});
