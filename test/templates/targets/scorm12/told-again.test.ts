import { describe, expect, test } from "@jest/globals";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import { headerOf } from "../../../../templates/contract/saved-text.ts";
import connect2004 from "../../../../templates/targets/scorm2004-4th/tracking.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";
import { count, type StrictLms } from "../../../../templates/lms/strict-lms.ts";
import { personalities } from "../../../../templates/lms/scorm-personalities.ts";
import { readOnly, visit, visit2004 } from "../../../fakes/scorm-visit.ts";

const STATUS = "cmi.core.lesson_status";
const RAW = "cmi.core.score.raw";
const DATA = "cmi.suspend_data";
const passed: CourseEvent = { type: "passed", score: 9000 };
const failed: CourseEvent = { type: "failed", score: 5000 };

const sets = ({ trace }: StrictLms, element: string) =>
  trace.filter(({ method, given }) => method.endsWith("SetValue") && given[0] === element).map(({ given }) => given[1]);

/** An LMS that keeps what `change` makes of each write of one element, says yes and shows what it has. */
const keeps = (element: string, change: (text: string, time: number) => string) => (lms: StrictLms) => {
  const set = lms.api["LMSSetValue"];
  let times = 0;
  lms.api["LMSSetValue"] = (name, value) => set?.(name, name === element ? change(String(value), ++times) : value);
};
/** The first write of one element is lost, although the answer is yes. */
const forgets = (element: string, first: string) => keeps(element, (text, time) => (time === 1 ? first : text));

describe("what the LMS shows is compared with what it was told (COMMIT-7)", () => {
  test("a score that is shown with more digits is the same score", async () => {
    const page = await visit(connect, { prepare: keeps(RAW, (text) => `${text}.0`) });
    page.tracking.report(passed);
    await page.pass(0);
    expect([sets(page.lms, RAW), page.told.at(-1)]).toEqual([["90.0"], "saved"]);
  });

  test("a status that was lost is told again at once, where no score comes with it", async () => {
    const page = await visit(connect, { course: readOnly, stored: { [STATUS]: "incomplete" }, prepare: forgets(STATUS, "incomplete") });
    page.tracking.report({ type: "completed" });
    await page.pass(0);
    expect([sets(page.lms, STATUS), count(page.lms, "LMSCommit"), page.told.at(-1)]).toEqual([["incomplete", "completed"], 2, "saved"]);
  });

  test("a better score that was lost is told again at once, where no status comes with it", async () => {
    const stored = { [STATUS]: "passed", [RAW]: "85" };
    const page = await visit(connect, { stored, prepare: forgets(RAW, "85") });
    page.tracking.report(passed);
    await page.pass(0);
    expect([sets(page.lms, RAW), page.lms.stored.get(RAW)]).toEqual([["85", "90"], "90"]);
  });

  test("a fail that is shown as a fail is told once (S12-6)", async () => {
    const page = await visit(connect);
    page.tracking.report(failed);
    await page.pass(60_000);
    expect([sets(page.lms, STATUS).slice(1), page.told.at(-1), page.tracking.held().status]).toEqual([["failed"], "saved", "failed"]);
  });

  test("a status that the LMS never shows is told three times; then its decision counts, and is what the learner hears", async () => {
    const page = await visit(connect, { prepare: keeps(STATUS, () => "incomplete") });
    const before = count(page.lms, "LMSCommit");
    page.tracking.report(passed);
    await page.pass(0);
    const first = page.told.at(-1);
    await page.pass(60_000);
    expect([first, page.told.at(-1), page.tracking.held().status]).toEqual(["saving", "saved", "incomplete"]);
    // The flip of rule S12-9 is for commits that have failed; these have not.
    expect(count(page.lms, "LMSCommit") - before).toBe(3);
  });

  test("nobody is asked any more where the page goes: the end carries it (EXIT-3)", async () => {
    const page = await visit(connect, { prepare: keeps(STATUS, () => "incomplete") });
    page.tracking.report(passed);
    page.dispatch("pagehide", { persisted: false });
    expect([page.told.at(-1), count(page.lms, "LMSFinish")]).toEqual(["ended", 1]);
  });
});

describe("where there is room for the header alone (DATA-6, DATA-7)", () => {
  test("the next state is its header from the start", async () => {
    const long = (letter: string) => `A1.1.v.p.7ps.2.H.${letter.repeat(7)}.${"b".repeat(600)}.sum`;
    const page = await visit(connect, { prepare: keeps(DATA, (text) => text.slice(0, 255)) });
    page.tracking.save(long("x"));
    await page.pass(3000);
    page.tracking.save(long("y"));
    await page.pass(3000);
    expect([sets(page.lms, DATA).at(-1), page.lms.stored.get(DATA)]).toEqual([headerOf(long("y")), headerOf(long("y"))]);
    expect(sets(page.lms, DATA).filter((text) => text === long("y"))).toEqual([]);
  });
});

describe("what the LMS refuses (CALL-6)", () => {
  test("is a progress for its value alone: the next one is offered (S04-2)", async () => {
    const page = await visit2004(connect2004);
    page.lms.refuses = /progress_measure/;
    page.tracking.report({ type: "progressed", progress: 0.25 });
    await page.pass(3000);
    page.lms.refuses = /^$/;
    page.tracking.report({ type: "progressed", progress: 0.5 });
    await page.pass(3000);
    expect(page.lms.stored.get("cmi.progress_measure")).toBe("0.5");
  });

  test("is a time for its value alone: the next one is offered (S12-10)", async () => {
    const page = await visit(connect);
    page.lms.refuses = /session_time/;
    page.tracking.save("A1.x");
    await page.pass(3000);
    page.lms.refuses = /^$/;
    page.tracking.save("A1.y");
    await page.pass(3000);
    expect(page.lms.stored.get("cmi.core.session_time")).toBe("0000:00:06.00");
  });
});

describe("a session that is gone", () => {
  test("is opened again, and what waits goes into it (S12-8, COMMIT-5)", async () => {
    const page = await visit(connect, { personality: personalities.moodle12 });
    page.lms.forget();
    page.tracking.report(passed);
    await page.pass(2000);
    expect([page.lms.stored.get(STATUS), page.told.includes("signed-out"), page.told.at(-1)]).toEqual(["passed", false, "saved"]);
  });

  test("and opened again, is a common failure if it fails once more (COMMIT-3)", async () => {
    const page = await visit(connect, { personality: personalities.moodle12 });
    page.lms.forget();
    page.tracking.report(passed);
    page.lms.failing = Infinity;
    await page.pass(10_000);
    expect([page.told.at(-1), page.told.includes("signed-out")]).toEqual(["unsaved", false]);
  });

  test("is tried again although it cannot be opened: an API that throws may have thrown by chance (CALL-3)", async () => {
    const page = await visit(connect);
    const { LMSCommit: commit } = page.lms.api;
    page.lms.api["LMSCommit"] = () => {
      throw new Error("odd");
    };
    page.lms.api["LMSInitialize"] = () => "false";
    page.tracking.report(passed);
    await page.pass(0);
    page.lms.api["LMSCommit"] = (...given) => commit?.(...given);
    await page.pass(3000);
    expect([page.lms.stored.get(STATUS), page.told.at(-1)]).toEqual(["passed", "saved"]);
  });
});

test("CALL-9, COMMIT-1: what becomes known while a commit is under way is not taken for sent", async () => {
  const page = await visit(connect);
  const texts = ["A1.late"];
  page.lms.onCommit = () => texts.splice(0).forEach((text) => page.tracking.save(text));
  page.tracking.save("A1.early");
  await page.pass(10_000);
  expect([page.lms.stored.get(DATA), page.told.at(-1)]).toEqual(["A1.late", "saved"]);
});
