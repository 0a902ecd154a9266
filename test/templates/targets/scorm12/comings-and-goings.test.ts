import { describe, expect, test } from "@jest/globals";
import type { Course } from "../../../../templates/contract/course.ts";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";
import { count, type StrictLms, marks } from "../../../../templates/lms/strict-lms.ts";
import { personalities } from "../../../../templates/lms/scorm-personalities.ts";
import { visit } from "../../../fakes/scorm-visit.ts";
import { course } from "../../../support/course.ts";

const STATUS = "cmi.core.lesson_status";
const RAW = "cmi.core.score.raw";
const passed: CourseEvent = { type: "passed", score: 9000 };
const failed: CourseEvent = { type: "failed", score: 5000 };
const review = { given: { "cmi.core.lesson_mode": "review" } };
const since = (lms: StrictLms, start: number) => marks(lms).slice(start);

describe("a page that goes for good", () => {
  test("says once more that the visit may be resumed, although all was saved (S12-7, EXIT-3)", async () => {
    const page = await visit(connect);
    const before = marks(page.lms).length;
    page.dispatch("pagehide", { persisted: false });
    expect(since(page.lms, before)).toEqual(["cmi.core.exit=suspend", "cmi.core.session_time=0000:00:01.00", "LMSCommit", "LMSFinish"]);
  });

  test("says nothing of it in review (INIT-5)", async () => {
    const page = await visit(connect, review);
    page.dispatch("pagehide", { persisted: false });
    expect(marks(page.lms).filter((mark) => /exit|status|score|suspend/.test(mark))).toEqual([]);
    expect(count(page.lms, "LMSFinish")).toBe(1);
  });

  test("asks for no navigation, which this standard does not have (S04-6)", async () => {
    const always: Course = { ...course, switches: { navigation: "always" } };
    const page = await visit(connect, { course: always });
    const before = marks(page.lms).length;
    page.tracking.report(passed);
    page.dispatch("pagehide", { persisted: false });
    expect(since(page.lms, before).filter((mark) => !/^(cmi\.core\.[a-z_.]+=|LMS)/.test(mark))).toEqual([]);
  });

  test("has ended, and says so to whoever ends it again (EXIT-4)", async () => {
    const page = await visit(connect);
    page.dispatch("pagehide", { persisted: false });
    expect(await page.tracking.end()).toEqual({ confirmed: true });
    const other = await visit(connect);
    other.lms.failing = Infinity;
    other.lms.finishFails = true;
    other.tracking.report(passed);
    other.dispatch("pagehide", { persisted: false });
    other.tracking.yield();
    expect(await other.tracking.end()).toEqual({ confirmed: false });
  });
});

describe("a page that comes back", () => {
  test("opens no second session where the first one lives (EXIT-3)", async () => {
    const page = await visit(connect);
    page.dispatch("pagehide", { persisted: true });
    page.dispatch("pageshow", { persisted: true });
    await page.pass(10_000);
    expect(count(page.lms, "LMSInitialize")).toBe(1);
  });

  test("goes on in a new session where the old one is gone and another can be had (EXIT-3, DISC-8)", async () => {
    const page = await visit(connect, { personality: personalities.moodle12 });
    page.dispatch("pagehide", { persisted: true });
    page.lms.forget();
    page.dispatch("pageshow", { persisted: true });
    page.tracking.report(passed);
    await page.pass(0);
    expect([count(page.lms, "LMSInitialize"), page.lms.stored.get(STATUS), page.told.at(-1)]).toEqual([2, "passed", "saved"]);
  });

  test("says that something is not saved where the session is gone with it (UX-1)", async () => {
    const page = await visit(connect);
    page.lms.failing = Infinity;
    page.tracking.report(passed);
    page.dispatch("pagehide", { persisted: true });
    page.lms.forget();
    page.lms.api["LMSInitialize"] = () => "false";
    page.dispatch("pageshow", { persisted: true });
    expect(page.told.at(-1)).toBe("unsaved");
  });
});

describe("giving way to another copy (TABS-1)", () => {
  test("sends what is not confirmed, ends nothing, and falls silent", async () => {
    const page = await visit(connect);
    page.tracking.save("A1.x");
    page.tracking.yield();
    const calls = page.lms.trace.length;
    page.tracking.save("A1.y");
    page.tracking.report(passed);
    page.tracking.yield();
    page.dispatch("pagehide", { persisted: false });
    await page.pass(600_000);
    expect([page.lms.stored.get("cmi.suspend_data"), count(page.lms, "LMSFinish"), page.lms.trace.length]).toEqual(["A1.x", 0, calls]);
  });

  test("sends nothing in review (INIT-5)", async () => {
    const page = await visit(connect, review);
    const calls = page.lms.trace.length;
    page.tracking.yield();
    expect(page.lms.trace.length).toBe(calls);
  });
});

describe("leaving in review (INIT-5, EXIT-5)", () => {
  test("ends the session although its commit fails, after three seconds and not before", async () => {
    const page = await visit(connect, review);
    page.lms.failing = Infinity;
    page.lms.api["LMSCommit"] = () => "false";
    const ended = page.tracking.end();
    await page.pass(2900);
    const early = count(page.lms, "LMSFinish");
    await page.pass(200);
    expect([early, count(page.lms, "LMSFinish"), await ended]).toEqual([0, 1, { confirmed: false }]);
  });
});

describe("a visit of more than half an hour (TABS-2)", () => {
  test.each([
    ["incomplete", "failed", "50"],
    ["failed", "failed", "50"],
    ["passed", "passed", undefined],
    ["completed", "completed", undefined],
  ])("that finds %s from another device, and fails, leaves %s", async (theirs, left, score) => {
    const page = await visit(connect);
    page.tracking.save("A1.x");
    await page.pass(31 * 60_000);
    page.lms.api["LMSSetValue"]?.(STATUS, theirs);
    page.lms.api["LMSCommit"]?.("");
    page.tracking.report(failed);
    await page.pass(3000);
    expect([page.lms.stored.get(STATUS), page.lms.stored.get(RAW)]).toEqual([left, score]);
  });
});

test("CALL-11: what has changed nothing in the record is not sent", async () => {
  const page = await visit(connect);
  const told = [...page.told];
  page.tracking.report({ type: "progressed", progress: 0.5 });
  expect(page.told).toEqual(told);
});

describe("a status that the standard does not know (S12-1)", () => {
  const odd = { stored: { [STATUS]: "strange", "cmi.suspend_data": "A1.x" } };

  test.each<[string, object, readonly CourseEvent[], number]>([
    ["stays without an end where nothing was done", {}, [], 0],
    ["stays without an end where no result was told", {}, [{ type: "progressed", progress: 0.5 }], 0],
    ["ends with a result", {}, [passed], 1],
    ["ends in review, where nothing is told", review, [], 1],
  ])("%s", async (_, more, events, ends) => {
    const page = await visit(connect, { ...odd, ...more });
    for (const event of events) page.tracking.report(event);
    await page.pass(3000);
    const ended = page.tracking.end();
    await page.pass(3000);
    await ended;
    expect(count(page.lms, "LMSFinish")).toBe(ends);
  });
});
