import { expect, test } from "@jest/globals";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import type { Action } from "../../../../templates/contract/course-state.ts";
import { startingState } from "../../../../templates/runtime/course/state.ts";
import { update } from "../../../../templates/runtime/course/update.ts";
import fourth from "../../../../templates/targets/scorm2004-4th/tracking.ts";
import connect from "../../../../templates/targets/scorm2004-3rd/tracking.ts";
import { count, type StrictLms, marks } from "../../../../templates/lms/strict-lms.ts";
import { personalities2004 } from "../../../../templates/lms/scorm-personalities2004.ts";
import { answeredEvent, choice, readOnly, type Visit, visit2004 as visit } from "../../../fakes/scorm-visit.ts";
import { course, coursePage, types } from "../../../support/course.ts";

const COMPLETION = "cmi.completion_status";
const SUCCESS = "cmi.success_status";
const passed: CourseEvent = { type: "passed", score: 9000 };
const failed: CourseEvent = { type: "failed", score: 5550 };
const everyone = Object.entries(personalities2004);
const statuses = ({ stored }: StrictLms) => [stored.get(COMPLETION), stored.get(SUCCESS)];
const record = ({ stored }: StrictLms) =>
  [COMPLETION, SUCCESS, "cmi.score.scaled", "cmi.score.raw", "cmi.progress_measure", "cmi.suspend_data"].map((name) => stored.get(name));

/** Each event is stored before the next. */
async function tell(page: Visit, events: readonly CourseEvent[]) {
  for (const event of events) {
    page.tracking.report(event);
    await page.pass(2000);
  }
}

async function leave(page: Visit, patience = 5000) {
  const ended = page.tracking.end();
  await page.pass(patience);
  return ended;
}

test("INIT-1, S04-1, S04-5: a first visit is incomplete, unknown and suspended before the learner has done anything", async () => {
  const { lms, told } = await visit(connect);
  expect(marks(lms)).toEqual([
    "Initialize",
    "cmi.exit=suspend",
    "cmi.session_time=PT1S",
    "cmi.success_status=unknown",
    "cmi.completion_status=incomplete",
    "Commit",
  ]);
  expect(told).toEqual(["saving", "saved"]);
});

test("INIT-1: mode and credit are read first, then both statuses, score and saved state", async () => {
  const { lms } = await visit(connect);
  const read = lms.trace.filter(({ method }) => method === "GetValue").map(({ given }) => given[0]);
  expect(read.slice(0, 7)).toEqual([
    "cmi.mode",
    "cmi.credit",
    COMPLETION,
    SUCCESS,
    "cmi.score.scaled",
    "cmi.score.raw",
    "cmi.suspend_data",
  ]);
});

test.each([connect, fourth])(
  "S04-1 to S04-3, INT-3: score, interactions, place, state, time, progress, both statuses, commit",
  async (edition) => {
    const page = await visit(edition);
    const before = marks(page.lms).length;
    page.tracking.save("A1.x");
    page.tracking.report({ type: "page", page: coursePage(0) });
    page.tracking.report(answeredEvent(choice));
    page.tracking.report(passed);
    await page.pass(0);
    expect(marks(page.lms).slice(before)).toEqual([
      "cmi.exit=suspend",
      "cmi.score.min=0",
      "cmi.score.max=100",
      "cmi.score.raw=90",
      "cmi.score.scaled=0.9",
      "cmi.interactions.0.id=m__q1_a1",
      "cmi.interactions.0.type=choice",
      "cmi.interactions.0.objectives.0.id=m__o",
      `cmi.interactions.0.timestamp=${new Date(2026, 2, 1, 9, 5, 7).toISOString().slice(0, 19)}.0Z`,
      "cmi.interactions.0.correct_responses.0.pattern=b",
      "cmi.interactions.0.weighting=1",
      "cmi.interactions.0.learner_response=b",
      "cmi.interactions.0.result=correct",
      "cmi.interactions.0.latency=PT5.25S",
      "cmi.interactions.0.description=Question 1?",
      "cmi.location=m/p0",
      "cmi.suspend_data=A1.x",
      "cmi.session_time=PT1S",
      "cmi.progress_measure=1",
      "cmi.success_status=passed",
      "cmi.completion_status=completed",
      "Commit",
    ]);
  },
);

test.each(everyone)("S04-1: %s stores all of a pass, and refuses nothing", async (_name, personality) => {
  const page = await visit(connect, { personality });
  page.tracking.save("A1.x");
  page.tracking.report(passed);
  expect(await leave(page)).toEqual({ confirmed: true });
  expect(record(page.lms)).toEqual(["completed", "passed", "0.9", "90", "1", "A1.x"]);
  expect(page.told.at(-1)).toBe("ended");
  expect(page.lms.trace.filter(({ method, answer }) => method === "SetValue" && answer === personality.no)).toEqual([]);
});

test("S04-1: a course without a quiz is completed, its success unknown and without a score", async () => {
  const page = await visit(connect, { course: readOnly });
  page.tracking.report({ type: "completed" });
  await page.pass(0);
  expect(record(page.lms)).toEqual(["completed", "unknown", undefined, undefined, "1", undefined]);
});

test("S04-1: where a quiz decides, nothing is complete before it", async () => {
  const page = await visit(connect);
  page.tracking.report({ type: "completed" });
  page.tracking.report({ type: "progressed", progress: 0.99 });
  await page.pass(2000);
  expect([...statuses(page.lms), page.lms.stored.get("cmi.progress_measure")]).toEqual(["incomplete", "unknown", "0.99"]);
});

test.each<[string, readonly CourseEvent[], readonly string[]]>([
  ["before everything is read", [{ type: "progressed", progress: 0.5 }, failed], ["incomplete", "failed", "0.5"]],
  ["after everything is read", [{ type: "progressed", progress: 0.99 }, failed], ["completed", "failed", "1"]],
  [
    "and everything is read later",
    [{ type: "progressed", progress: 0.5 }, failed, { type: "progressed", progress: 0.99 }],
    ["completed", "failed", "1"],
  ],
  ["and is made good", [{ type: "progressed", progress: 0.5 }, failed, passed], ["completed", "passed", "1"]],
])("S12-6, S04-1: a terminal fail %s", async (_when, events, expected) => {
  const page = await visit(connect);
  await tell(page, events);
  expect([...statuses(page.lms), page.lms.stored.get("cmi.progress_measure")]).toEqual(expected);
});

test("S12-6: everything read in an earlier visit counts for a fail in a later one", async () => {
  const stored = { [COMPLETION]: "incomplete", [SUCCESS]: "unknown", "cmi.progress_measure": "0.99", "cmi.suspend_data": "A1.x" };
  const page = await visit(connect, { stored });
  page.tracking.report(failed);
  await page.pass(0);
  expect(statuses(page.lms)).toEqual(["completed", "failed"]);
});

test("S04-2: progress never falls, and a whole course is whole for an LMS with a threshold", async () => {
  const page = await visit(connect, { personality: personalities2004.moodle });
  await tell(
    page,
    [0.5, 1 / 3, 0.123_456_7].map((progress) => ({ type: "progressed", progress })),
  );
  expect(page.lms.stored.get("cmi.progress_measure")).toBe("0.5");
  page.tracking.report(passed);
  page.tracking.report({ type: "progressed", progress: 0.6 });
  await leave(page);
  expect(statuses(page.lms)).toEqual(["completed", "passed"]);
});

test.each([
  [0, "0", "0"],
  [1, "0.0001", "0.01"],
  [3333, "0.3333", "33.33"],
  [10_000, "1", "100"],
])("S04-3: a score of %d hundredths of a percent is %s and %s", async (score, scaled, raw) => {
  const page = await visit(connect);
  page.tracking.report({ type: "failed", score });
  await page.pass(0);
  expect([page.lms.stored.get("cmi.score.scaled"), page.lms.stored.get("cmi.score.raw")]).toEqual([scaled, raw]);
});

test.each([
  ["0.8", 8000],
  ["0.7999999", 8000],
  ["0.6667", 6667],
  ["1.0000", undefined],
  ["0", undefined],
  ["-0.5", undefined],
  ["", undefined],
])("S04-4: a scaled passing score of %p is a pass mark of %p", async (given, passMark) => {
  const page = await visit(connect, { given: { "cmi.scaled_passing_score": given } });
  expect(page.tracking.launch.passMark).toBe(passMark);
});

test.each([
  [[], "suspendAll"],
  [[failed], "suspendAll"],
  [[passed], "exitAll"],
])(
  "S04-6: leaving on purpose after %p asks for %s once, between the last commit and Terminate",
  async (events: readonly CourseEvent[], wish) => {
    const page = await visit(connect);
    events.forEach(page.tracking.report);
    await leave(page);
    expect(marks(page.lms).slice(-3)).toEqual(["Commit", `adl.nav.request=${wish}`, "Terminate"]);
    expect(marks(page.lms).filter((mark) => mark.startsWith("adl."))).toHaveLength(1);
  },
);

test("S04-6: an LMS that throws at exitAll has stored the result, and the learner is not alarmed", async () => {
  const page = await visit(connect, { personality: personalities2004.moodle });
  page.tracking.save("A1.x");
  page.tracking.report(passed);
  expect(await leave(page)).toEqual({ confirmed: true });
  expect(page.told).not.toContain("unsaved");
  expect(record(page.lms)).toEqual(["completed", "passed", "0.9", "90", "1", "A1.x"]);
});

test("S04-6, EXIT-3: a page that goes, or is hidden, asks for no navigation", async () => {
  const page = await visit(connect);
  page.tracking.report(passed);
  page.hide();
  page.dispatch("pagehide", { persisted: false });
  expect(marks(page.lms).join()).not.toContain("adl.nav");
});

test("S04-7: a page that goes sets everything and terminates, without a commit in between", async () => {
  const page = await visit(connect);
  const before = marks(page.lms).length;
  page.tracking.save("A1.x");
  page.tracking.report(passed);
  page.dispatch("pagehide", { persisted: false });
  expect(marks(page.lms).slice(before)).not.toContain("Commit");
  expect(marks(page.lms).at(-1)).toBe("Terminate");
  expect(record(page.lms)).toEqual(["completed", "passed", "0.9", "90", "1", "A1.x"]);
  expect(page.told.at(-1)).toBe("ended");
});

test("S04-8: a Terminate that fails is tried twice, and then nothing is called ended", async () => {
  const page = await visit(connect, { prepare: (lms) => void (lms.finishFails = true) });
  page.tracking.save("A1.x");
  page.dispatch("pagehide", { persisted: false });
  expect([count(page.lms, "Terminate"), page.told.includes("ended")]).toEqual([2, false]);
});

test("S04-8: a Terminate that fails once is made good by the second", async () => {
  const page = await visit(connect);
  page.tracking.save("A1.x");
  page.lms.failing = 1;
  page.dispatch("pagehide", { persisted: false });
  expect([count(page.lms, "Terminate"), page.lms.stored.get("cmi.suspend_data"), page.told.at(-1)]).toEqual([2, "A1.x", "ended"]);
});

test("S04-8: a Terminate that throws although it has ended the session is tried again, and 113 then means done", async () => {
  const page = await visit(connect, { personality: personalities2004.moodle });
  page.tracking.report(passed);
  await leave(page);
  expect(page.lms.trace.filter(({ method }) => method === "Terminate").map(({ answer }) => answer)).toEqual(["threw", "false"]);
  expect(page.lms.api["GetLastError"]?.()).toBe("113");
  expect(page.told.at(-1)).toBe("ended");
});

test("S04-5: the next visit finds what the last one left, after a pass too", async () => {
  const page = await visit(connect);
  page.tracking.save("A1.x");
  page.tracking.report(passed);
  await page.pass(0);
  page.dispatch("pagehide", { persisted: false });
  const next = await visit(connect, { lms: page.lms.again() });
  expect(next.tracking.launch).toMatchObject({
    status: "passed",
    score: 9000,
    resume: "A1.x",
    readable: true,
    learner: "learner-1",
    mode: "normal",
  });
  expect(marks(next.lms).filter((mark) => mark.includes("status"))).toEqual([]);
});

test.each([
  ["completed", "passed", "passed"],
  ["completed", "failed", "failed"],
  ["completed", "unknown", "completed"],
  ["incomplete", "failed", "failed"],
  ["incomplete", "unknown", "incomplete"],
])("INIT-2: %s and %s are launched as %s and not written over", async (completion, success, status) => {
  const page = await visit(connect, { stored: { [COMPLETION]: completion, [SUCCESS]: success, "cmi.suspend_data": "A1.x" } });
  expect(page.tracking.launch.status).toBe(status);
  page.dispatch("pagehide", { persisted: false });
  expect(statuses(page.lms)).toEqual([completion, success]);
});

test("S04-1, S04-2: a pass whose completion was lost is completed at the next visit", async () => {
  const page = await visit(connect, { stored: { [COMPLETION]: "incomplete", [SUCCESS]: "passed", "cmi.suspend_data": "A1.x" } });
  expect([...statuses(page.lms), page.lms.stored.get("cmi.progress_measure")]).toEqual(["completed", "passed", "1"]);
});

test("S04-1: a fail completes a course whose whole progress the LMS holds already", async () => {
  const stored = { [COMPLETION]: "incomplete", [SUCCESS]: "unknown", "cmi.progress_measure": "1", "cmi.suspend_data": "A1.x" };
  const page = await visit(connect, { stored });
  page.tracking.report(failed);
  await page.pass(0);
  expect(statuses(page.lms)).toEqual(["completed", "failed"]);
});

test("INIT-3: where no status can be read, a saved state keeps it from being lowered", async () => {
  const stored = { [COMPLETION]: "completed", [SUCCESS]: "passed", "cmi.suspend_data": "A1.x" };
  const page = await visit(connect, { personality: personalities2004.openEdx, stored });
  page.dispatch("pagehide", { persisted: false });
  expect(statuses(page.lms)).toEqual(["completed", "passed"]);
});

test("INIT-4: a state that cannot be read is not empty, and lowers nothing", async () => {
  const stored = { [COMPLETION]: "unknown", "cmi.suspend_data": "A1.x" };
  const page = await visit(connect, { stored, prepare: (lms) => void (lms.unreadable = /suspend_data/) });
  expect([page.tracking.launch.readable, page.lms.stored.get(COMPLETION), page.lms.stored.get("cmi.suspend_data")]).toEqual([
    false,
    "unknown",
    "A1.x",
  ]);
});

test.each([
  ["review", "credit", "review"],
  ["browse", "credit", "browse"],
  ["normal", "no-credit", "review"],
])("INIT-5: %s with %s tells the LMS nothing but the time", async (mode, credit, launched) => {
  const page = await visit(connect, { given: { "cmi.mode": mode, "cmi.credit": credit }, personality: personalities2004.scormAgain });
  page.tracking.save("A1.x");
  page.tracking.report(passed);
  expect([await leave(page), page.tracking.launch.mode]).toEqual([{ confirmed: true }, launched]);
  expect([[...page.lms.stored.keys()], marks(page.lms).join().includes("adl.nav")]).toEqual([["cmi.session_time"], false]);
});

/** Plays actions through the real course; both statuses as the LMS holds them after each. */
async function play(page: Visit, attempts: number, actions: readonly Action[]): Promise<unknown[]> {
  const played = { ...course, rule: { ...course.rule, attempts } };
  let state = startingState(played);
  const held: unknown[] = [];
  for (const action of actions) {
    const step = update(played, types, state, action);
    state = step.state;
    step.events.forEach(page.tracking.report);
    await page.pass(2500);
    held.push(statuses(page.lms));
  }
  return held;
}

const read: readonly Action[] = [0, 1, 2].map((page) => ({ type: "open", page }));
const submit: Action = { type: "submit", page: 2, latencies: new Map() };
const answers = (first: string): readonly Action[] => [
  { type: "answer", question: 1, encoded: first },
  { type: "answer", question: 2, encoded: "b" },
  submit,
];

test("S12-6: fail with attempts left is incomplete and unknown, and a pass after it is completed and passed", async () => {
  const held = await play(await visit(connect), 3, [...read, ...answers("a"), { type: "retry", page: 2 }, ...answers("b")]);
  expect([held[5], held[9]]).toEqual([
    ["incomplete", "unknown"],
    ["completed", "passed"],
  ]);
});

test("S12-6: the last attempt, with everything read, is completed and failed", async () => {
  const page = await visit(connect);
  const held = await play(page, 1, [...read, ...answers("a")]);
  expect([held.at(-1), page.lms.stored.get("cmi.score.raw")]).toEqual([["completed", "failed"], "25"]);
});

test("S12-6: the last attempt, with a page unread, is incomplete and failed, and completed once it is read", async () => {
  const held = await play(await visit(connect), 1, [...read.slice(1), ...answers("a"), ...read.slice(0, 1)]);
  expect([held[4], held[5]]).toEqual([
    ["incomplete", "failed"],
    ["completed", "failed"],
  ]);
});
