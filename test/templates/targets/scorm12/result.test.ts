import { expect, test } from "@jest/globals";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import { count, type FakeLms, marks } from "../../../fakes/scorm-lms.ts";
import { personalities } from "../../../fakes/scorm-personalities.ts";
import { answeredEvent, choice, visit } from "../../../fakes/scorm-visit.ts";
import { course, coursePage } from "../../../support/course.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";

const STATUS = "cmi.core.lesson_status";
const RAW = "cmi.core.score.raw";
const passed: CourseEvent = { type: "passed", score: 9000 };
const reading = { ...course, rule: { ...course.rule, quiz: false } };
const result = ({ stored }: FakeLms) => [stored.get(STATUS), stored.get(RAW)];

test("S12-1, S12-5, S12-11: score, interactions, place, saved state, time, status, commit, in this order", async () => {
  const page = await visit(connect);
  const before = marks(page.lms).length;
  page.tracking.save("A1.x");
  page.tracking.report({ type: "page", page: coursePage(0) });
  page.tracking.report(answeredEvent(choice));
  page.tracking.report(passed);
  await page.pass(0);
  expect(marks(page.lms).slice(before)).toEqual([
    "cmi.core.score.min=0",
    "cmi.core.score.max=100",
    "cmi.core.score.raw=90",
    "cmi.interactions.0.id=m__q1_a1",
    "cmi.interactions.0.type=choice",
    "cmi.interactions.0.time=09:05:07",
    "cmi.interactions.0.correct_responses.0.pattern=b",
    "cmi.interactions.0.student_response=b",
    "cmi.interactions.0.result=correct",
    "cmi.interactions.0.latency=0000:00:05.25",
    "cmi.core.lesson_location=m/p0",
    "cmi.suspend_data=A1.x",
    "cmi.core.session_time=0000:00:01.00",
    "cmi.core.lesson_status=passed",
    "LMSCommit",
  ]);
});

test.each(Object.entries(personalities))(
  "S12-2, CALL-2: a passed course is passed in %s, with score and state",
  async (_name, personality) => {
    const page = await visit(connect, { personality });
    page.tracking.save("A1.x");
    page.tracking.report(passed);
    const ended = page.tracking.end();
    await page.pass(5000);
    expect(await ended).toEqual({ confirmed: true });
    expect(result(page.lms)).toEqual(["passed", "90"]);
    expect(page.lms.stored.get("cmi.suspend_data")).toBe("A1.x");
    expect(page.told.at(-1)).toBe("ended");
  },
);

test("S12-2: a course without a quiz is completed, and has no score", async () => {
  const page = await visit(connect, { course: reading });
  page.tracking.report({ type: "completed" });
  await page.pass(0);
  expect(result(page.lms)).toEqual(["completed", undefined]);
});

test("S12-2: nothing final comes before the quiz where a quiz decides", async () => {
  const page = await visit(connect, { personality: personalities.learningHub });
  page.tracking.report({ type: "completed" });
  await page.pass(2000);
  page.tracking.report(passed);
  await page.pass(0);
  expect(result(page.lms)).toEqual(["passed", "90"]);
});

test("S12-4, S12-6: until the result is final there is no score, and mastery in the LMS changes nothing", async () => {
  const given = { "cmi.student_data._children": "mastery_score", "cmi.student_data.mastery_score": "80" };
  const page = await visit(connect, { personality: personalities.moodle12, given });
  page.tracking.save("A1.x");
  page.tracking.report(answeredEvent(choice, { score: 0 }));
  page.tracking.report({ type: "progressed", progress: 0.5 });
  const ended = page.tracking.end();
  await page.pass(5000);
  await ended;
  expect(result(page.lms)).toEqual(["incomplete", undefined]);
});

test("S12-6: a terminal fail is failed", async () => {
  const page = await visit(connect);
  page.tracking.report({ type: "failed", score: 5550 });
  await page.pass(0);
  expect(result(page.lms)).toEqual(["failed", "55.5"]);
});

test.each<[string, CourseEvent, readonly (string | undefined)[]]>([
  ["completed", { type: "failed", score: 1000 }, ["completed", "70"]],
  ["passed", { type: "failed", score: 1000 }, ["passed", "70"]],
  ["passed", { type: "completed" }, ["passed", "70"]],
  ["passed", { type: "passed", score: 6000 }, ["passed", "70"]],
  ["passed", { type: "passed", score: 8000 }, ["passed", "80"]],
  ["completed", { type: "passed", score: 6000 }, ["passed", "70"]],
  ["failed", { type: "passed", score: 8000 }, ["passed", "80"]],
  ["incomplete", { type: "failed", score: 1000 }, ["failed", "70"]],
])("INIT-2: a stored %s with 70 and the event %p", async (status, event, expected) => {
  const page = await visit(connect, { course: reading, stored: { [STATUS]: status, [RAW]: "70" } });
  page.tracking.report(event);
  await page.pass(5000);
  expect(result(page.lms)).toEqual(expected);
});

test("CALL-11: what the LMS has confirmed is not told again", async () => {
  const page = await visit(connect);
  page.tracking.report(passed);
  await page.pass(0);
  const before = marks(page.lms).length;
  page.tracking.report(passed);
  page.tracking.save("A1.y");
  await page.pass(2000);
  expect(marks(page.lms).slice(before)).toEqual(["cmi.suspend_data=A1.y", "cmi.core.session_time=0000:00:03.00", "LMSCommit"]);
});

test("S12-10: a result in the first second has a second", async () => {
  const page = await visit(connect, { personality: personalities.learningHub });
  expect(page.lms.stored.get("cmi.core.session_time")).toBe("0000:00:01.00");
});

test("S12-7: the only exit is suspend", async () => {
  const page = await visit(connect);
  page.tracking.report(passed);
  const ended = page.tracking.end();
  await page.pass(1000);
  await ended;
  expect(marks(page.lms).filter((mark) => mark.startsWith("cmi.core.exit"))).toEqual(["cmi.core.exit=suspend"]);
  expect(count(page.lms, "LMSFinish")).toBe(1);
});
