import { expect, test } from "@jest/globals";
import { createLms } from "../../../../templates/lms/scorm-lms.ts";
import { type StrictLms, marks } from "../../../../templates/lms/strict-lms.ts";
import { personalities } from "../../../../templates/lms/scorm-personalities.ts";
import { tryVisit, visit } from "../../../fakes/scorm-visit.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";

const STATUS = "cmi.core.lesson_status";
const writes = (lms: StrictLms) => marks(lms).filter((mark) => mark.startsWith("cmi."));

test("INIT-1: a first visit is incomplete and can be resumed before the learner has done anything", async () => {
  const { lms, told } = await visit(connect);
  expect(marks(lms)).toEqual([
    "LMSInitialize",
    "cmi.core.exit=suspend",
    "cmi.core.session_time=0000:00:01.00",
    `${STATUS}=incomplete`,
    "LMSCommit",
  ]);
  expect(told).toEqual(["saving", "saved"]);
});

test("INIT-1: mode and credit are read first, then status, score and saved state", async () => {
  const { lms } = await visit(connect);
  expect(
    lms.trace
      .filter(({ method }) => method === "LMSGetValue")
      .map(({ given }) => given[0])
      .slice(0, 5),
  ).toEqual(["cmi.core.lesson_mode", "cmi.core.credit", STATUS, "cmi.core.score.raw", "cmi.suspend_data"]);
});

test.each(["incomplete", "completed", "passed", "failed"])("INIT-2: a stored %s is launched with and not written over", async (status) => {
  const { lms, tracking } = await visit(connect, {
    stored: { [STATUS]: status, "cmi.core.score.raw": "89.5", "cmi.suspend_data": "A1.x" },
  });
  expect(tracking.launch).toMatchObject({ status, score: 8950, resume: "A1.x", readable: true, mode: "normal", learner: "learner-1" });
  expect(writes(lms)).not.toContain(`${STATUS}=incomplete`);
});

test("INIT-2, INIT-3: where no status can be read, a saved state keeps the status from being lowered", async () => {
  const { lms } = await visit(connect, { stored: { "cmi.suspend_data": "A1.x" }, given: { [STATUS]: "" } });
  expect(writes(lms)).not.toContain(`${STATUS}=incomplete`);
});

test.each(["", "ab-initio", "resume", "rubbish"])("INIT-3: what the LMS says of the entry (%p) decides nothing", async (entry) => {
  const { tracking } = await visit(connect, { stored: { "cmi.suspend_data": "A1.x" }, given: { "cmi.core.entry": entry } });
  expect(tracking.launch.resume).toBe("A1.x");
});

test("INIT-4: a state that cannot be read is not empty, and nothing is written over it until the course saves", async () => {
  const stored = { "cmi.suspend_data": "A1.x", [STATUS]: "incomplete" };
  const page = await visit(connect, { stored, prepare: (lms) => void (lms.unreadable = /suspend_data/) });
  page.tracking.report({ type: "passed", score: 9000 });
  await page.pass(100);
  expect(page.tracking.launch.readable).toBe(false);
  expect([page.lms.stored.get(STATUS), page.lms.stored.get("cmi.suspend_data")]).toEqual(["passed", "A1.x"]);
  page.tracking.save("A1.y");
  await page.pass(2000);
  expect(page.lms.stored.get("cmi.suspend_data")).toBe("A1.y");
});

test("INIT-4: a state that can be read the second time is read", async () => {
  const { tracking } = await visit(connect, {
    stored: { [STATUS]: "incomplete", "cmi.suspend_data": "A1.x" },
    prepare: (lms) => void (lms.throwAt = 7),
  });
  expect(tracking.launch).toMatchObject({ resume: "A1.x", readable: true });
});

test.each([
  ["review", "credit", "review"],
  ["review", "no-credit", "review"],
  ["browse", "credit", "browse"],
  ["browse", "no-credit", "browse"],
  ["normal", "no-credit", "review"],
])("INIT-5: %s with %s tells the LMS nothing but the time", async (mode, credit, launched) => {
  const page = await visit(connect, { given: { "cmi.core.lesson_mode": mode, "cmi.core.credit": credit } });
  page.tracking.save("A1.x");
  page.tracking.report({ type: "passed", score: 9000 });
  const ended = page.tracking.end();
  await page.pass(5000);
  expect(await ended).toEqual({ confirmed: true });
  expect(page.tracking.launch.mode).toBe(launched);
  expect([...page.lms.stored.keys()]).toEqual(["cmi.core.session_time"]);
  expect(page.told).toEqual(["review", "ended"]);
});

test("CALL-7: an LMS without the optional elements is asked for one alone, once", async () => {
  const { lms, tracking } = await visit(connect, { personality: personalities.bare });
  expect(tracking.launch.passMark).toBeUndefined();
  expect(lms.trace.flatMap(({ given }) => given).filter((word) => /student_data|_count/.test(String(word)))).toEqual([
    "cmi.student_data.mastery_score",
  ]);
});

test("DISC-6: without an API there is no connection, and that is said within 10 s", async () => {
  expect((await tryVisit(connect, { window: {} })).connection).toEqual({ connected: false, reason: "no-lms" });
});

test("CALL-5: an LMS that opens no session has refused", async () => {
  const lms = createLms({ personality: { ...personalities.adlStrict, yes: "false" } });
  lms.unreadable = /./;
  expect((await tryVisit(connect, { lms })).connection).toEqual({ connected: false, reason: "refused" });
});

test("CALL-5: a course that is loaded again under an open session goes on", async () => {
  const { lms } = await visit(connect);
  expect((await tryVisit(connect, { lms })).connection.connected).toBe(true);
});

test.each(Array.from({ length: 25 }, (_, index) => index + 1))(
  "CALL-3, INIT-2: an LMS that throws at call %i of the start loses nothing it holds",
  async (throwAt) => {
    const stored = { [STATUS]: "passed", "cmi.core.score.raw": "90", "cmi.suspend_data": "A1.x" };
    const page = await visit(connect, { stored, prepare: (lms) => void (lms.throwAt = throwAt) });
    page.dispatch("pagehide", { persisted: false });
    expect(Object.fromEntries(page.lms.stored)).toMatchObject(stored);
  },
);

test.each([
  ["", undefined],
  ["80", 8000],
  ["66.67", 6667],
  ["0", undefined],
  ["100", undefined],
  ["101", undefined],
  ["-1", undefined],
  ["eighty", undefined],
])("S12-3: a mastery score of %p is a pass mark of %p", async (mastery, passMark) => {
  const page = await visit(connect, { given: { "cmi.student_data.mastery_score": mastery } });
  expect(page.tracking.launch.passMark).toBe(passMark);
});

test("S12-3: a mastery score is found where the AICC shim says nothing of what there is", async () => {
  const given = { "cmi.student_data._children": "", "cmi.student_data.mastery_score": "75" };
  expect((await visit(connect, { given })).tracking.launch.passMark).toBe(7500);
});

test("INIT-1: everything is read before anything is written", async () => {
  const { trace } = (await visit(connect)).lms;
  const written = trace.findIndex(({ method }) => method === "LMSSetValue");
  const reads = (part: typeof trace) => part.filter(({ method }) => method === "LMSGetValue").map(({ given }) => given[0]);
  expect(reads(trace.slice(0, written))).toHaveLength(10);
  // What was written is read back, and nothing else (rule COMMIT-7).
  expect(new Set(reads(trace.slice(written)))).toEqual(new Set([STATUS, "cmi.core.score.raw"]));
});

test.each(["suspend_data", "."])("INIT-4: where %s cannot be read, a status that may be there is not lowered", async (unreadable) => {
  const page = await visit(connect, {
    stored: { [STATUS]: "passed", "cmi.suspend_data": "A1.x" },
    given: { [STATUS]: "" },
    prepare: (lms) => void (lms.unreadable = new RegExp(unreadable)),
  });
  expect(page.lms.stored.get(STATUS)).toBe("passed");
});
