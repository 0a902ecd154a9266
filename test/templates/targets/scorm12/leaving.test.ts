import { expect, test } from "@jest/globals";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import { createLms } from "../../../../templates/lms/scorm-lms.ts";
import { count, type StrictLms, marks } from "../../../../templates/lms/strict-lms.ts";
import { personalities } from "../../../../templates/lms/scorm-personalities.ts";
import { tryVisit, visit } from "../../../fakes/scorm-visit.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";

const passed: CourseEvent = { type: "passed", score: 9000 };
const status = ({ stored }: StrictLms) => stored.get("cmi.core.lesson_status");

test("EXIT-1: what is unsaved is committed when the page goes out of sight", async () => {
  const page = await visit(connect);
  page.tracking.save("A1.x");
  page.hide();
  expect(page.lms.stored.get("cmi.suspend_data")).toBe("A1.x");
  expect(count(page.lms, "LMSFinish")).toBe(0);
});

test("EXIT-2: nothing listens to unload or beforeunload", async () => {
  const { listened } = await visit(connect);
  expect([...listened()].sort()).toEqual(["freeze", "online", "pagehide", "pageshow", "visibilitychange"]);
});

test("EXIT-3: a page that goes for good writes once more and finishes once", async () => {
  const page = await visit(connect);
  page.tracking.save("A1.x");
  page.dispatch("pagehide", { persisted: false });
  expect(marks(page.lms).slice(-4)).toEqual(["cmi.suspend_data=A1.x", "cmi.core.session_time=0000:00:01.00", "LMSCommit", "LMSFinish"]);
});

test("EXIT-3: a page that the browser keeps commits and does not finish", async () => {
  const page = await visit(connect);
  page.tracking.report(passed);
  page.dispatch("pagehide", { persisted: true });
  expect([status(page.lms), count(page.lms, "LMSFinish")]).toEqual(["passed", 0]);
});

test("EXIT-3: a page that comes back goes on where the session lives", async () => {
  const page = await visit(connect);
  page.dispatch("pagehide", { persisted: true });
  page.dispatch("pageshow", { persisted: true });
  page.tracking.report(passed);
  await page.pass(0);
  expect([status(page.lms), page.told.at(-1)]).toEqual(["passed", "saved"]);
});

test("EXIT-3: a page that comes back to a session that is gone says so, and calls no more", async () => {
  const page = await visit(connect);
  page.dispatch("pagehide", { persisted: true });
  page.lms.api["LMSFinish"]?.("");
  page.dispatch("pageshow", { persisted: true });
  const before = page.lms.trace.length;
  page.tracking.report(passed);
  await page.pass(5000);
  expect([page.told.at(-1), page.lms.trace.length]).toEqual(["ended", before]);
});

test.each([
  [["visibilitychange", "pagehide", "visibilitychange"]],
  [["pagehide", "visibilitychange", "freeze"]],
  [["pagehide", "pagehide", "pageshow", "online"]],
])("CALL-8, EXIT-4: after the end nothing reaches the LMS, in the order %p", async (types) => {
  const page = await visit(connect, { personality: personalities.scormAgain12 });
  page.tracking.report(passed);
  types.forEach((type) => page.dispatch(type, { persisted: false }));
  page.hide();
  page.tracking.save("A1.x");
  await page.tracking.end();
  await page.pass(600_000);
  const finish = page.lms.trace.findIndex(({ method }) => method === "LMSFinish");
  expect(page.lms.trace.slice(finish + 1).filter(({ method }) => method !== "LMSGetLastError")).toEqual([]);
  expect(status(page.lms)).toBe("passed");
});

test("EXIT-5: leaving on purpose waits for the commit, then finishes", async () => {
  const page = await visit(connect);
  page.lms.failing = 1;
  page.tracking.report(passed);
  const ended = page.tracking.end();
  await page.pass(500);
  expect([count(page.lms, "LMSFinish"), page.told.at(-1)]).toEqual([0, "saving"]);
  await page.pass(1000);
  expect(await ended).toEqual({ confirmed: true });
  expect([count(page.lms, "LMSFinish"), page.told.at(-1)]).toEqual([1, "ended"]);
});

test("EXIT-5: asked twice, it leaves once", async () => {
  const page = await visit(connect);
  const outcomes = Promise.all([page.tracking.end(), page.tracking.end()]);
  await page.pass(1000);
  expect(await outcomes).toEqual([{ confirmed: true }, { confirmed: true }]);
  expect([count(page.lms, "LMSFinish"), await page.tracking.end()]).toEqual([1, { confirmed: true }]);
});

test("EXIT-5: after a minute without a confirmation the learner is told, and saving goes on", async () => {
  const page = await visit(connect);
  page.reachable = false;
  page.tracking.report(passed);
  const ended = page.tracking.end();
  await page.pass(60_000);
  expect([await ended, page.told.at(-1), count(page.lms, "LMSFinish")]).toEqual([{ confirmed: false }, "unsaved", 0]);
  page.reachable = true;
  await page.pass(31_000);
  expect([status(page.lms), page.told.at(-1), count(page.lms, "LMSFinish")]).toEqual(["passed", "ended", 1]);
});

test("S12-8: a Finish that fails is not repeated, and does not deny a confirmed result", async () => {
  const page = await visit(connect, { prepare: (lms) => void (lms.finishFails = true) });
  page.tracking.report(passed);
  const ended = page.tracking.end();
  await page.pass(60_000);
  expect([await ended, count(page.lms, "LMSFinish"), status(page.lms)]).toEqual([{ confirmed: true }, 1, "passed"]);
});

test("INIT-1: in Moodle a page that closes at once leaves the course incomplete", async () => {
  const page = await visit(connect, { personality: personalities.moodle12 });
  page.dispatch("pagehide", { persisted: false });
  expect(status(page.lms)).toBe("incomplete");
});

test("CALL-8: a course that connects again takes the visit over, and it is finished once", async () => {
  const lms = createLms();
  const first = await visit(connect, { lms });
  const again = connectAgain(first, lms);
  await first.pass(1000);
  await again;
  first.dispatch("pagehide", { persisted: false });
  expect(count(lms, "LMSFinish")).toBe(1);
});

test("the next visit finds what the last one left", async () => {
  const page = await visit(connect, { personality: personalities.moodle12 });
  page.tracking.save("A1.x");
  page.tracking.report(passed);
  await page.pass(0);
  page.dispatch("pagehide", { persisted: false });
  const next = await tryVisit(connect, { lms: page.lms.again() });
  expect(next.connection).toMatchObject({ tracking: { launch: { status: "passed", score: 9000, resume: "A1.x", readable: true } } });
});

function connectAgain(page: Awaited<ReturnType<typeof visit>>, lms: StrictLms) {
  Object.assign(page.window, { API: lms.api });
  return connect({
    course: {} as never,
    window: page.window,
    onSaveState() {},
    elapsed: page.elapsed,
    now: () => new Date(0),
    reachable: () => Promise.resolve(true),
    log() {},
  });
}

const exits = Object.entries(personalities).flatMap(([name, personality]) => [0, 1, 2].map((failing) => ({ name, personality, failing })));

test.each(exits)(
  "S12-9, EXIT-3: on $name a pass survives $failing failed commits before the page goes",
  async ({ personality, failing }) => {
    const page = await visit(connect, { personality });
    page.lms.failing = failing;
    page.tracking.save("A1.x");
    page.tracking.report(passed);
    await page.pass(0);
    page.dispatch("pagehide", { persisted: false });
    expect([status(page.lms), page.lms.stored.get("cmi.core.score.raw"), page.lms.stored.get("cmi.suspend_data")]).toEqual([
      "passed",
      "90",
      "A1.x",
    ]);
    expect(count(page.lms, "LMSFinish")).toBe(1);
  },
);

test.each(Object.entries(personalities))(
  "S12-9, EXIT-3: where no commit reaches %s, LMSFinish carries the pass",
  async (_name, personality) => {
    const page = await visit(connect, { personality });
    page.lms.onCommit = () => void (page.lms.failing = 1);
    page.tracking.report(passed);
    await page.pass(0);
    page.dispatch("pagehide", { persisted: false });
    expect([status(page.lms), page.lms.stored.get("cmi.core.score.raw")]).toEqual(["passed", "90"]);
  },
);

test.each(Object.entries(personalities))(
  "S12-9, EXIT-10: %s finds the pass when it ends the visit itself between two commits that fail",
  async (_name, personality) => {
    const page = await visit(connect, { personality });
    page.lms.failing = 2;
    page.tracking.report(passed);
    await page.pass(0);
    page.hide();
    page.lms.api["LMSFinish"]?.("");
    expect([status(page.lms), page.lms.stored.get("cmi.core.score.raw")]).toEqual(["passed", "90"]);
  },
);

test.each(Object.entries(personalities))(
  "EXIT-1: on %s everything is stored at once when the page goes out of sight",
  async (_name, personality) => {
    const page = await visit(connect, { personality });
    page.tracking.save("A1.x");
    page.tracking.report(passed);
    page.hide();
    expect([status(page.lms), page.lms.stored.get("cmi.suspend_data")]).toEqual(["passed", "A1.x"]);
  },
);

test("EXIT-1: everything is stored when the page is frozen", async () => {
  const page = await visit(connect);
  page.tracking.save("A1.x");
  page.dispatch("freeze");
  expect(page.lms.stored.get("cmi.suspend_data")).toBe("A1.x");
});

test("EXIT-3: a page that is shown for the first time asks nothing", async () => {
  const page = await visit(connect);
  const before = page.lms.trace.length;
  page.dispatch("pageshow", { persisted: false });
  expect(page.lms.trace).toHaveLength(before);
});

test.each([true, false])(
  "EXIT-5, S12-8: without a confirmed commit the end is not confirmed, whether LMSFinish fails or not (%p)",
  async (finishFails) => {
    const page = await visit(connect, { prepare: (lms) => void (lms.finishFails = finishFails) });
    page.lms.failing = 1;
    page.tracking.report(passed);
    page.dispatch("pagehide", { persisted: false });
    await page.pass(60_000);
    expect([await page.tracking.end(), page.told.includes("ended"), count(page.lms, "LMSFinish")]).toEqual([
      { confirmed: false },
      false,
      1,
    ]);
  },
);

test("EXIT-5: what happens while the LMS commits is confirmed too before the end", async () => {
  const page = await visit(connect);
  page.lms.onCommit = () => {
    page.lms.onCommit = () => {};
    page.tracking.report(passed);
  };
  page.tracking.save("A1.x");
  const ended = page.tracking.end();
  await page.pass(5000);
  expect([await ended, status(page.lms)]).toEqual([{ confirmed: true }, "passed"]);
});
