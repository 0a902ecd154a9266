import { expect, test } from "@jest/globals";
import { headerOf } from "../../../../templates/contract/saved-text.ts";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import { readState, writeHeader, writeState } from "../../../../templates/runtime/course/saved-state.ts";
import type { CourseState } from "../../../../templates/contract/course-state.ts";
import { startingState } from "../../../../templates/runtime/course/state.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";
import connect2004 from "../../../../templates/targets/scorm2004-3rd/tracking.ts";
import type { StrictLms } from "../../../../templates/lms/strict-lms.ts";
import { count } from "../../../../templates/lms/strict-lms.ts";
import { harshPersonalities, personalities } from "../../../../templates/lms/scorm-personalities.ts";
import { answeredEvent, choice, readOnly, visit, visit2004 } from "../../../fakes/scorm-visit.ts";
import { course, types } from "../../../support/course.ts";

const STATUS = "cmi.core.lesson_status";
const RAW = "cmi.core.score.raw";
const DATA = "cmi.suspend_data";
const passed: CourseEvent = { type: "passed", score: 9000 };
const failed: CourseEvent = { type: "failed", score: 5000 };
const HOUR = 3_600_000;

/** A state with more than `characters` of answers behind its header. */
function longState(characters: number): { readonly state: CourseState; readonly text: string } {
  const state: CourseState = {
    ...startingState(course),
    revision: 9,
    status: "passed",
    score: 9000,
    visited: new Set([0, 1, 2]),
    answers: new Map([[1, "b".repeat(characters)]]),
  };
  return { state, text: writeState(course, state) };
}

/** An LMS that gives another text to each write of one element, says yes and shows what it has. */
const keepsOtherwise = (element: string, change: (text: string) => string) => (lms: StrictLms) => {
  const set = lms.api["LMSSetValue"];
  lms.api["LMSSetValue"] = (name, value) => set?.(name, name === element ? change(String(value)) : value);
};

test("DATA-3, DATA-6: what is kept where there is no room is the header, as the course itself writes it", () => {
  const { state, text } = longState(500);
  expect(headerOf(text)).toBe(writeHeader(course, state));
  expect(headerOf(headerOf(text))).toBe(headerOf(text));
});

test.each([100, 255, 1000, 4000, 4096])(
  "DATA-6: an LMS that cuts a saved state at %i gets the header alone, which restores the result",
  async (most) => {
    const { text } = longState(most);
    const page = await visit(connect, { prepare: keepsOtherwise(DATA, (all) => all.slice(0, most)) });
    page.tracking.save(text);
    await page.pass(10_000);
    expect(page.lms.stored.get(DATA)).toBe(headerOf(text));
    expect(page.told.at(-1)).toBe("saved");
    expect(readState(course, types, page.lms.stored.get(DATA) ?? "")).toMatchObject({
      kind: "header",
      state: { status: "passed", score: 9000 },
    });
  },
);

test("DATA-6: a saved state that outgrows the LMS later in the visit is noticed, too", async () => {
  const short = longState(10).text;
  const { text } = longState(400);
  const page = await visit(connect, { prepare: keepsOtherwise(DATA, (all) => all.slice(0, 255)) });
  page.tracking.save(short);
  await page.pass(3000);
  expect(page.lms.stored.get(DATA)).toBe(short);
  page.tracking.save(text);
  await page.pass(3000);
  expect(page.lms.stored.get(DATA)).toBe(headerOf(text));
});

test("DATA-6: an LMS that alters what it keeps gets the header alone", async () => {
  const { text } = longState(10);
  const page = await visit(connect, { prepare: keepsOtherwise(DATA, (all) => all.replace(/b/g, "B")) });
  page.tracking.save(text);
  await page.pass(10_000);
  expect(page.lms.stored.get(DATA)).toBe(headerOf(text).replace(/b/g, "B"));
});

test("DATA-6: an LMS that shows no saved state is not doubted", async () => {
  const { text } = longState(10);
  const page = await visit(connect, { given: { [DATA]: "" } });
  page.tracking.save(text);
  await page.pass(3000);
  expect([page.lms.stored.get(DATA), page.told.at(-1)]).toEqual([text, "saved"]);
});

test("DATA-6, CALL-11: a saved state that was kept is not read again while it grows no longer", async () => {
  const page = await visit(connect);
  const reads = () => page.lms.trace.filter(({ method, given }) => method === "LMSGetValue" && given[0] === DATA).length;
  page.tracking.save("A1.xxxx");
  await page.pass(2000);
  const before = reads();
  page.tracking.save("A1.yyyy");
  await page.pass(2000);
  expect([reads(), page.lms.stored.get(DATA)]).toEqual([before, "A1.yyyy"]);
});

test("DATA-7: an LMS that refuses a long saved state keeps the result and the header", async () => {
  const { text } = longState(400);
  const page = await visit(connect, {
    prepare(lms) {
      const set = lms.api["LMSSetValue"];
      lms.api["LMSSetValue"] = (name, value) => (String(value).length > 255 ? "false" : set?.(name, value));
    },
  });
  page.tracking.save(text);
  page.tracking.report(passed);
  await page.pass(10_000);
  expect([STATUS, RAW, DATA].map((name) => page.lms.stored.get(name))).toEqual(["passed", "90", headerOf(text)]);
  expect(page.told.at(-1)).toBe("saved");
});

test("DATA-7, INT-1: interactions go first: an LMS that takes none gets all else whole", async () => {
  const { text } = longState(400);
  const page = await visit(connect, { prepare: (lms) => void (lms.refuses = /interactions/) });
  page.tracking.save(text);
  page.tracking.report(answeredEvent(choice));
  page.tracking.report(answeredEvent(choice));
  page.tracking.report(passed);
  await page.pass(10_000);
  expect([STATUS, RAW, DATA].map((name) => page.lms.stored.get(name))).toEqual(["passed", "90", text]);
  expect(page.lms.trace.filter(({ method, given }) => method === "LMSSetValue" && /interactions/.test(String(given[0])))).toHaveLength(1);
});

test.each([
  ["passed", "passed"],
  ["failed", "failed"],
  ["completed", "completed"],
])("COMMIT-7: a pass that the LMS makes %s is told as %s", async (theirs, held) => {
  const page = await visit(connect, {
    course: readOnly,
    prepare: keepsOtherwise(STATUS, (status) => (status === "passed" ? theirs : status)),
  });
  page.tracking.report(passed);
  await page.pass(30_000);
  expect(page.tracking.held()).toEqual({ status: held, score: 9000 });
  expect(page.told.at(-1)).toBe("saved");
});

test("COMMIT-7: in SCORM 2004 a pass that the LMS makes a fail is told as a fail", async () => {
  const page = await visit2004(connect2004, {
    prepare(lms) {
      const set = lms.api["SetValue"];
      lms.api["SetValue"] = (name, value) => set?.(name, value === "passed" ? "failed" : value);
    },
  });
  page.tracking.report(passed);
  await page.pass(30_000);
  expect(page.tracking.held().status).toBe("failed");
});

test("COMMIT-7: an LMS that shows no status is believed", async () => {
  const page = await visit(connect, { given: { [STATUS]: "" } });
  page.tracking.report(passed);
  await page.pass(0);
  expect([page.tracking.held(), page.told.at(-1)]).toEqual([{ status: "passed", score: 9000 }, "saved"]);
});

test("COMMIT-7: until it is confirmed, what is held is what was held at the start", async () => {
  const page = await visit(connect, { stored: { [STATUS]: "completed", [RAW]: "70" } });
  page.lms.failing = Infinity;
  page.tracking.report(passed);
  await page.pass(10_000);
  expect(page.tracking.held()).toMatchObject({ status: "completed", score: 7000 });
  page.lms.failing = 0;
  await page.pass(40_000);
  expect(page.tracking.held()).toEqual({ status: "passed", score: 9000 });
});

test("COMMIT-7, CALL-7: reading back asks for nothing but what was written, and only after a result", async () => {
  const page = await visit(connect, { personality: personalities.bare });
  const before = page.lms.trace.length;
  const reads = () =>
    page.lms.trace
      .slice(before)
      .filter(({ method }) => method === "LMSGetValue")
      .map(({ given }) => given[0]);
  page.tracking.report({ type: "progressed", progress: 0.5 });
  page.tracking.save("A1.x");
  await page.pass(3000);
  expect(reads()).toEqual([DATA]);
  page.tracking.report(passed);
  await page.pass(0);
  expect([...new Set(reads())].sort()).toEqual([STATUS, RAW, DATA].sort());
});

/** Another device has written to the same record: the LMS shows it from now on. */
function elsewhere(lms: StrictLms, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) lms.api["LMSSetValue"]?.(name, value);
  lms.api["LMSCommit"]?.("");
}

test.each<[string, CourseEvent]>([
  ["a fail", failed],
  ["a completion", { type: "completed" }],
])("TABS-2: after half an hour %s does not stand over a pass from another device", async (_what, event) => {
  const page = await visit(connect, { course: readOnly });
  await page.pass(31 * 60_000);
  elsewhere(page.lms, { [RAW]: "95", [STATUS]: "passed" });
  page.tracking.report(event);
  await page.pass(10_000);
  expect([page.lms.stored.get(STATUS), page.lms.stored.get(RAW)]).toEqual(["passed", "95"]);
});

test("TABS-2: after half an hour a better result is still written", async () => {
  const page = await visit(connect);
  await page.pass(HOUR);
  elsewhere(page.lms, { [STATUS]: "failed", [RAW]: "10" });
  page.tracking.report(passed);
  await page.pass(10_000);
  expect([page.lms.stored.get(STATUS), page.lms.stored.get(RAW)]).toEqual(["passed", "90"]);
});

test("TABS-2, CALL-11: in the first half hour nothing is read before a result is written", async () => {
  const page = await visit(connect);
  const before = page.lms.trace.length;
  page.tracking.report(failed);
  await page.pass(0);
  const methods = page.lms.trace.slice(before).map(({ method }) => method);
  expect(methods[0]).toBe("LMSSetValue");
  expect(count(page.lms, "LMSCommit")).toBe(2);
});

test("S12-5: where a score is said to be taken and is not, it is told again before the status, after which some take none", async () => {
  const page = await visit(connect, { personality: harshPersonalities.cornerstone });
  const set = page.lms.api["LMSSetValue"];
  let lies = 1;
  page.lms.api["LMSSetValue"] = (name, value) => (name === RAW && lies-- > 0 ? "true" : set?.(name, value));
  page.tracking.report(passed);
  await page.pass(5000);
  expect([page.lms.stored.get(STATUS), page.lms.stored.get(RAW)]).toEqual(["passed", "90"]);
});
