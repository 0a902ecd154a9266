import { expect, test } from "@jest/globals";
import fc from "../../../support/properties.ts";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import { type LaunchOptions, openLms } from "../../../fakes/cmi5-lms.ts";
import { type Cmi5Visit, leave, openAu } from "../../../fakes/cmi5-visit.ts";
import { openWindow } from "../../../fakes/xapi-window.ts";
import { choiceQuestion, coursePage } from "../../../support/course.ts";

const answered: CourseEvent = {
  type: "answered",
  question: choiceQuestion(1),
  answered: { kind: "true-false", correct: true, response: false },
  score: 0,
  attempt: 1,
  graded: true,
  latency: 1000,
};

const event = fc.oneof(
  fc.constant<CourseEvent>({ type: "completed" }),
  fc.integer({ min: 0, max: 10000 }).map((score): CourseEvent => ({ type: "passed", score })),
  fc.integer({ min: 0, max: 10000 }).map((score): CourseEvent => ({ type: "failed", score })),
  fc.constant<CourseEvent>({ type: "page", page: coursePage(0) }),
  fc.constant<CourseEvent>(answered),
  fc.constant<CourseEvent>({ type: "progressed", progress: 0.5 }),
);
const exit = fc.constantFrom<(visit: Cmi5Visit) => Promise<unknown>>(
  (visit) => leave(visit),
  ({ page }) => page.pageHide(false),
  async ({ page }) => {
    await page.pageHide(true);
    await page.hide();
  },
  () => Promise.resolve(),
);
const mode = fc.constantFrom<LaunchOptions["mode"][]>("Normal", "Normal", "Normal", "Browse", "Review");
const session = fc.record({
  mode,
  mastery: fc.option(fc.constantFrom(0, 0.5, 0.8333333, 1), { nil: undefined }),
  events: fc.array(event),
  exit,
});

test("no order of events and sessions ever breaks a rule of cmi5 (rules CMI5-5 to CMI5-9)", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(session, { minLength: 1, maxLength: 4 }), async (sessions) => {
      const lms = openLms();
      for (const { mode: launchMode, mastery, events, exit: go } of sessions) {
        const address = lms.launch({ ...(launchMode && { mode: launchMode }), ...(mastery !== undefined && { mastery }) });
        const visit = await openAu(lms, "", openWindow({ address, fetch: lms.fetch }));
        for (const each of events) {
          visit.tracking.report(each);
          await visit.page.advance(700);
        }
        await go(visit);
        await visit.page.advance(5000);
      }
      expect(lms.violations).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test.each([
  [
    ["completed", "completed"],
    ["initialized", "completed", "terminated"],
  ],
  [
    ["passed", "passed"],
    ["initialized", "completed", "passed", "terminated"],
  ],
  [
    ["failed", "passed"],
    ["initialized", "failed", "completed", "terminated"],
  ],
  [
    ["passed", "failed"],
    ["initialized", "completed", "passed", "terminated"],
  ],
  [[], ["initialized", "terminated"]],
] as const)("a session in which %j happen says %j (rule CMI5-6)", async (types, verbs) => {
  const lms = openLms();
  const visit = await openAu(lms);
  types.forEach((type) => visit.tracking.report({ type, score: 9000 }));
  await leave(visit);
  expect(lms.verbs()).toEqual(verbs);
  expect(lms.violations).toEqual([]);
});

test("Completed and Passed are said once in a registration, Failed never after Passed (rule CMI5-6)", async () => {
  const lms = openLms();
  const first = await openAu(lms);
  first.tracking.report({ type: "passed", score: 9000 });
  await leave(first);
  const second = await openAu(lms);
  second.tracking.report({ type: "passed", score: 9500 });
  second.tracking.report({ type: "failed", score: 1000 });
  second.tracking.report({ type: "completed" });
  await leave(second);
  expect(lms.verbs()).toEqual(["initialized", "completed", "passed", "terminated", "initialized", "terminated"]);
  expect(lms.violations).toEqual([]);
});

test("Passed is possible in the session after Failed (rule CMI5-6)", async () => {
  const lms = openLms();
  const first = await openAu(lms);
  first.tracking.report({ type: "failed", score: 1000 });
  await leave(first);
  const second = await openAu(lms);
  second.tracking.report({ type: "passed", score: 9500 });
  await leave(second);
  expect(lms.verbs()).toEqual(["initialized", "failed", "terminated", "initialized", "completed", "passed", "terminated"]);
});

test.each(["Browse", "Review"] as const)("in %s mode nothing is said but that it began and ended (rule CMI5-9)", async (browse) => {
  const lms = openLms();
  const visit = await openAu(lms, lms.launch({ mode: browse }));
  visit.tracking.report({ type: "page", page: coursePage(0) });
  visit.tracking.report(answered);
  visit.tracking.report({ type: "passed", score: 9000 });
  visit.tracking.save("A1.1.x.p.6y0");
  expect(await leave(visit)).toEqual({ confirmed: true });
  expect(visit.tracking.launch.mode).toBe(browse.toLowerCase());
  expect(lms.verbs()).toEqual(["initialized", "terminated"]);
  expect(lms.state()).toBeUndefined();
  expect(visit.told).toEqual(["review", "ended"]);
});
