import { expect, test } from "@jest/globals";
import fc from "../../../support/properties.ts";
import type { Course } from "../../../../templates/contract/course.ts";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import { count, type StrictLms, marks } from "../../../../templates/lms/strict-lms.ts";
import { personalities } from "../../../../templates/lms/scorm-personalities.ts";
import type { Action } from "../../../../templates/contract/course-state.ts";
import { startingState } from "../../../../templates/runtime/course/state.ts";
import { update } from "../../../../templates/runtime/course/update.ts";
import { answeredEvent, choice, readOnly, type Visit, visit } from "../../../fakes/scorm-visit.ts";
import { course, coursePage, types } from "../../../support/course.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";

const STATUS = "cmi.core.lesson_status";
const RAW = "cmi.core.score.raw";
const passed: CourseEvent = { type: "passed", score: 9000 };
const result = ({ stored }: StrictLms) => [stored.get(STATUS), stored.get(RAW)];

test("S12-1, S12-5, S12-11: score, interactions, place, saved state, time, status, commit, in this order", async () => {
  const page = await visit(connect);
  const before = marks(page.lms).length;
  page.tracking.save("A1.x");
  page.tracking.report({ type: "page", page: coursePage(0) });
  page.tracking.report(answeredEvent(choice));
  page.tracking.report(passed);
  await page.pass(0);
  expect(marks(page.lms).slice(before)).toEqual([
    "cmi.core.exit=suspend",
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
  const page = await visit(connect, { course: readOnly });
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
  const page = await visit(connect, { course: readOnly, stored: { [STATUS]: status, [RAW]: "70" } });
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
  expect(new Set(marks(page.lms).filter((mark) => mark.startsWith("cmi.core.exit")))).toEqual(new Set(["cmi.core.exit=suspend"]));
  expect(count(page.lms, "LMSFinish")).toBe(1);
});

const events: readonly CourseEvent[] = [
  { type: "completed" },
  passed,
  { type: "passed", score: 9500 },
  { type: "failed", score: 1000 },
  answeredEvent(choice),
];
const RANK = ["failed", "incomplete", "completed", "passed"];

test("INIT-2: whatever is held and whatever happens, status and score never get worse", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("incomplete", "completed", "passed"),
      fc.constantFrom("0", "50", "85.5", "100"),
      fc.array(fc.constantFrom(...events), { maxLength: 6 }),
      fc.integer({ min: 0, max: 2 }),
      async (held, raw, happens, failing) => {
        const page = await visit(connect, { course: readOnly, stored: { [STATUS]: held, [RAW]: raw } });
        page.lms.failing = failing;
        happens.forEach(page.tracking.report);
        await page.pass(60_000);
        page.dispatch("pagehide", { persisted: false });
        const [status = "", score] = result(page.lms);
        const floor = held === "incomplete" ? "failed" : held;
        expect(RANK.indexOf(status)).toBeGreaterThanOrEqual(RANK.indexOf(floor));
        expect(Number(score)).toBeGreaterThanOrEqual(Number(raw));
      },
    ),
    { numRuns: 60 },
  );
});

/** Plays actions through the real course; the statuses that the LMS holds after each. */
async function play(page: Visit, rule: Course["rule"], actions: readonly Action[]): Promise<unknown[]> {
  const played = { ...course, rule };
  let state = startingState(played);
  const statuses: unknown[] = [];
  for (const action of actions) {
    const step = update(played, types, state, action);
    state = step.state;
    step.events.forEach(page.tracking.report);
    await page.pass(2500);
    statuses.push(page.lms.stored.get(STATUS));
  }
  return statuses;
}

const read: readonly Action[] = [0, 1, 2].map((page) => ({ type: "open", page }));
const submit: Action = { type: "submit", page: 2, latencies: new Map() };
const answer = (encoded: string): Action => ({ type: "answer", question: 1, encoded });
const wrong: readonly Action[] = [answer("a"), { type: "answer", question: 2, encoded: "b" }, submit, { type: "retry", page: 2 }];
const right: readonly Action[] = [answer("b"), { type: "answer", question: 2, encoded: "b" }, submit];

test.each(Object.entries(personalities))(
  "S12-6: on %s fail, fail and pass are incomplete, incomplete and passed",
  async (_name, personality) => {
    const page = await visit(connect, { personality });
    const statuses = await play(page, { ...course.rule, attempts: 3 }, [...read, ...wrong, ...wrong, ...right]);
    expect([statuses[5], statuses[9], statuses[13]]).toEqual(["incomplete", "incomplete", "passed"]);
    expect(page.lms.stored.get(RAW)).toBe("100");
  },
);

test("S12-6: the last of all attempts is failed, with its score", async () => {
  const page = await visit(connect);
  await play(page, { ...course.rule, attempts: 1 }, [...read, ...wrong]);
  expect(result(page.lms)).toEqual(["failed", "25"]);
});

const overruling = [personalities.moodle12, personalities.scormAgain12].flatMap(
  (personality) =>
    [
      { personality, event: { type: "passed", score: 8000 }, expected: ["passed", "80"] },
      { personality, event: { type: "failed", score: 7900 }, expected: ["failed", "79"] },
      { personality, event: { type: "completed" }, expected: ["completed", undefined] },
    ] as const,
);

test.each(overruling)(
  "S12-3: an LMS that overrules by a mastery score of 80 leaves $event as $expected",
  async ({ personality, event, expected }) => {
    const page = await visit(connect, { personality, course: readOnly, given: { "cmi.student_data.mastery_score": "80" } });
    page.tracking.report(event);
    await page.pass(0);
    page.dispatch("pagehide", { persisted: false });
    expect(result(page.lms)).toEqual(expected);
  },
);

test.each([
  [0, "0"],
  [1, "0.01"],
  [50, "0.5"],
  [3333, "33.33"],
  [10_000, "100"],
])("S12-5: a score of %d hundredths is written as %s", async (score, raw) => {
  const page = await visit(connect);
  page.tracking.report({ type: "failed", score });
  await page.pass(0);
  expect(page.lms.stored.get(RAW)).toBe(raw);
});

test("S12-10: a result in the first 20 ms counts in the Learning Hub", async () => {
  const page = await visit(connect, { course: readOnly, personality: personalities.learningHub, wait: 20 });
  page.tracking.report({ type: "completed" });
  page.hide();
  expect([page.elapsed(), page.lms.stored.get(STATUS)]).toEqual([20, "completed"]);
});

test("S12-10: a page that was open for two days counts 12 hours", async () => {
  const page = await visit(connect);
  await page.pass(48 * 3_600_000);
  page.hide();
  expect(page.lms.stored.get("cmi.core.session_time")).toBe("0012:00:00.00");
});
