import { expect, test } from "@jest/globals";
import type { Course } from "../../../../templates/contract/course.ts";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import type { Switches } from "../../../../templates/contract/profile.ts";
import type { Connect } from "../../../../templates/contract/tracking.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";
import third from "../../../../templates/targets/scorm2004-3rd/tracking.ts";
import fourth from "../../../../templates/targets/scorm2004-4th/tracking.ts";
import { count, type StrictLms, marks } from "../../../../templates/lms/strict-lms.ts";
import { personalities } from "../../../../templates/lms/scorm-personalities.ts";
import { answeredEvent, choice, readOnly, visit, visit2004 } from "../../../fakes/scorm-visit.ts";
import { course as sample } from "../../../support/course.ts";

const passed: CourseEvent = { type: "passed", score: 9000 };
const failed: CourseEvent = { type: "failed", score: 5000 };
const completed: CourseEvent = { type: "completed" };
const answered = answeredEvent(choice);
const STATUS = "cmi.core.lesson_status";
const courseWith = (switches: Switches, course: Course = sample): Course => ({ ...course, switches });

/** How a course may end, and the course that ends so. */
const ENDS: Readonly<Record<string, readonly [CourseEvent, Course]>> = {
  "a pass": [passed, sample],
  "a fail": [failed, sample],
  "an answer": [answered, sample],
  "all read": [completed, readOnly],
};

test.each<[Switches, keyof typeof ENDS, readonly (string | undefined)[]]>([
  [{}, "a pass", ["passed", "90"]],
  [{}, "a fail", ["failed", "50"]],
  [{}, "an answer", ["incomplete", undefined]],
  [{}, "all read", ["completed", undefined]],
  [{ passedAs: "completed" }, "a pass", ["completed", "90"]],
  [{ passedAs: "completed" }, "a fail", ["failed", "50"]],
  [{ passedAs: "completed" }, "an answer", ["incomplete", undefined]],
  [{ passedAs: "completed" }, "all read", ["completed", undefined]],
  [{ failedAs: "incomplete" }, "a pass", ["passed", "90"]],
  [{ failedAs: "incomplete" }, "a fail", ["incomplete", "50"]],
  [{ failedAs: "incomplete" }, "an answer", ["incomplete", undefined]],
  [{ failedAs: "incomplete" }, "all read", ["completed", undefined]],
])("S12-2, S12-6: with %j, %s is stored as %j", async (switches, end, expected) => {
  const [event, course] = ENDS[end] ?? [];
  const page = await visit(connect, { course: courseWith(switches, course) });
  page.tracking.report(event ?? answered);
  await page.pass(5000);
  expect([page.lms.stored.get(STATUS), page.lms.stored.get("cmi.core.score.raw")]).toEqual(expected);
  expect(page.told.at(-1)).toBe("saved");
});

test("S12-2, INIT-2: a pass that is held as completed is a pass in the next visit, and is not told again", async () => {
  const course = courseWith({ passedAs: "completed" });
  const page = await visit(connect, { course });
  page.tracking.report(passed);
  await page.pass(0);
  const next = await visit(connect, { course, lms: page.lms.again() });
  expect(next.tracking.launch).toMatchObject({ status: "passed", score: 9000 });
  next.tracking.report(passed);
  await next.pass(3000);
  expect(marks(next.lms).filter((mark) => mark.startsWith(STATUS))).toEqual([]);
});

test("S12-2: completed without a score is no pass, whoever wrote it", async () => {
  const page = await visit(connect, { course: courseWith({ passedAs: "completed" }), stored: { [STATUS]: "completed" } });
  expect(page.tracking.launch.status).toBe("completed");
});

test("S12-2, S12-9: in Moodle a pass as completed survives failed commits", async () => {
  const page = await visit(connect, { course: courseWith({ passedAs: "completed" }), personality: personalities.moodle12 });
  page.lms.failing = 3;
  page.tracking.report(passed);
  await page.pass(60_000);
  expect([page.lms.stored.get(STATUS), page.lms.stored.get("cmi.core.score.raw")]).toEqual(["completed", "90"]);
});

test("COMMIT-7: a word that a system needs is no overruling", async () => {
  const page = await visit(connect, { course: courseWith({ passedAs: "completed", failedAs: "incomplete" }) });
  page.tracking.report(failed);
  await page.pass(3000);
  expect(page.tracking.held()).toEqual({ status: "failed", score: 5000 });
  page.tracking.report(passed);
  await page.pass(3000);
  expect(page.tracking.held()).toEqual({ status: "passed", score: 9000 });
});

const statuses = ({ stored }: StrictLms) => [stored.get("cmi.completion_status"), stored.get("cmi.success_status")];

test.each<[Switches, readonly CourseEvent[], readonly string[]]>([
  [{}, [{ type: "progressed", progress: 0.99 }, failed], ["completed", "failed"]],
  [{ failedAs: "incomplete" }, [failed], ["incomplete", "unknown"]],
  [{ failedAs: "incomplete" }, [{ type: "progressed", progress: 0.99 }, failed], ["incomplete", "unknown"]],
  [{ failedAs: "incomplete" }, [failed, passed], ["completed", "passed"]],
  [{ passedAs: "completed" }, [passed], ["completed", "passed"]],
])("S12-6, S04-1: in SCORM 2004 with %p, %j is %p", async (switches, events, expected) => {
  const page = await visit2004(third, { course: courseWith(switches) });
  events.forEach(page.tracking.report);
  await page.pass(5000);
  expect(statuses(page.lms)).toEqual(expected);
});

test.each([
  ["SCORM 1.2", connect, visit],
  ["SCORM 2004", third, visit2004],
])("INT-1, CALL-6: in %s a system that wants no interactions is asked for none and told of none", async (_name, learn, open) => {
  const page = await open(learn, { course: courseWith({ interactions: false }) });
  page.tracking.report(answered);
  page.tracking.report(passed);
  await page.pass(3000);
  expect(page.lms.trace.filter(({ given }) => String(given[0]).startsWith("cmi.interactions"))).toEqual([]);
  expect(page.told.at(-1)).toBe("saved");
});

const requests = (lms: StrictLms) => marks(lms).filter((mark) => mark.startsWith("adl.nav"));

test.each<[Switches, readonly string[], readonly string[]]>([
  [{}, ["adl.nav.request=exitAll"], []],
  [{ navigation: "never" }, [], []],
  [{ navigation: "always" }, ["adl.nav.request=exitAll"], ["adl.nav.request=exitAll"]],
])("S04-6: with %p the wish to be closed is %p on exit, and %p where the page goes", async (switches, onExit, onGone) => {
  const leaving = await visit2004(third, { course: courseWith(switches) });
  leaving.tracking.report(passed);
  const ended = leaving.tracking.end();
  await leaving.pass(5000);
  await ended;
  expect([requests(leaving.lms), count(leaving.lms, "Terminate")]).toEqual([onExit, 1]);
  const going = await visit2004(third, { course: courseWith(switches) });
  going.tracking.report(passed);
  await going.pass(0);
  going.dispatch("pagehide", { persisted: false });
  expect([requests(going.lms), count(going.lms, "Terminate")]).toEqual([onGone, 1]);
});

test.each<[Switches, number]>([
  [{}, 7],
  [{ keepAlive: false }, 1],
])("COMMIT-6: with %p an idle visit of two hours makes %i commits", async (switches, commits) => {
  const page = await visit(connect, { course: courseWith(switches) });
  await page.pass(2 * 3_600_000);
  expect(count(page.lms, "LMSCommit")).toBe(commits);
});

/** What one edition says in a visit that fails, passes and ends. */
async function traceOf(edition: Connect) {
  const page = await visit2004(edition);
  page.tracking.save("A1.x");
  page.tracking.report(answered);
  page.tracking.report(failed);
  await page.pass(3000);
  page.tracking.report(passed);
  const ended = page.tracking.end();
  await page.pass(5000);
  await ended;
  return page.lms.trace;
}

test("S04-13: the 3rd and the 4th edition say the same at run time", async () => {
  const trace = await traceOf(third);
  expect(await traceOf(fourth)).toEqual(trace);
  expect(trace.length).toBeGreaterThan(40);
});
