import { expect, test } from "@jest/globals";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import { createLms } from "../../../../templates/lms/scorm-lms.ts";
import { count, type StrictLms, marks } from "../../../../templates/lms/strict-lms.ts";
import { personalities } from "../../../../templates/lms/scorm-personalities.ts";
import { readOnly, visit } from "../../../fakes/scorm-visit.ts";
import { coursePage } from "../../../support/course.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";

const passed: CourseEvent = { type: "passed", score: 9000 };
const RESULT = ["cmi.core.lesson_status", "cmi.core.score.raw", "cmi.suspend_data"];
const result = ({ stored }: StrictLms) => RESULT.map((element) => stored.get(element));
const changes = (lms: StrictLms) => marks(lms).filter((mark) => /status|raw|suspend_data|Commit/.test(mark));

test("EXIT-1: a result is committed at once, anything else within 2 s", async () => {
  const page = await visit(connect);
  page.tracking.save("A1.x");
  await page.pass(1999);
  expect(page.lms.stored.has("cmi.suspend_data")).toBe(false);
  await page.pass(1);
  expect(page.lms.stored.get("cmi.suspend_data")).toBe("A1.x");
  page.tracking.report(passed);
  await page.pass(0);
  expect(page.lms.stored.get("cmi.core.lesson_status")).toBe("passed");
});

test("CALL-11: two hundred quick saves are few commits, and the last state is among them", async () => {
  const page = await visit(connect);
  Array.from({ length: 200 }, (_, index) => `A1.${index}`).forEach(page.tracking.save);
  await page.pass(2000);
  expect(page.lms.stored.get("cmi.suspend_data")).toBe("A1.199");
  expect(count(page.lms, "LMSCommit")).toBe(2);
});

test("CALL-10: no event is current at a commit, though the course reports from a click", async () => {
  const page = await visit(connect);
  page.window.addEventListener("click", () => page.tracking.report(passed));
  page.dispatch("click");
  await page.pass(0);
  expect(page.lms.trace.filter(({ method }) => method === "LMSCommit").map(({ during }) => during)).toEqual([undefined, undefined]);
});

test("CALL-9: an LMS that calls back into the page while it commits gets no second call", async () => {
  const page = await visit(connect);
  page.lms.onCommit = page.hide;
  page.tracking.report(passed);
  await page.pass(0);
  expect(count(page.lms, "LMSCommit")).toBe(2);
  expect(page.told.at(-1)).toBe("saved");
});

test("COMMIT-1: the learner reads saved only after a confirmed commit", async () => {
  const page = await visit(connect);
  page.lms.failing = 1;
  page.tracking.report(passed);
  await page.pass(0);
  expect(page.told).toEqual(["saving", "saved", "saving"]);
  await page.pass(1000);
  expect(page.told.at(-1)).toBe("saved");
});

test("COMMIT-2: pauses grow from 1 to 30 s and then go on for ever", async () => {
  const page = await visit(connect);
  const failedAt: number[] = [];
  page.lms.onCommit = () => failedAt.push(page.elapsed() / 1000);
  page.lms.failing = 1000;
  page.tracking.save("A1.x");
  await page.pass(200_000);
  const attempts = [...new Set(failedAt)];
  expect(attempts.map((at, index) => at - (attempts[index - 1] ?? at))).toEqual([0, 1, 2, 4, 8, 15, 30, 30, 30, 30, 30]);
});

test("S12-9: after a failed commit, status, score and state really change before they are told again", async () => {
  const page = await visit(connect);
  const before = changes(page.lms).length;
  page.lms.failing = 1;
  page.tracking.save("A1.x");
  page.tracking.report(passed);
  await page.pass(1000);
  const once = ["cmi.core.score.raw=90", "cmi.suspend_data=A1.x", "cmi.core.lesson_status=passed", "LMSCommit"];
  const other = ["cmi.core.score.raw=89.99", "cmi.suspend_data=A1.x.", "cmi.core.lesson_status=incomplete", "LMSCommit"];
  expect(changes(page.lms).slice(before)).toEqual([...once, ...other, ...once]);
});

const trials = Object.entries(personalities).flatMap(([name, personality]) =>
  [1, 2, 3, 4, 5].map((failing) => ({ name, personality, failing })),
);

test.each(trials)("S12-9: in $name the result survives $failing failed commits", async ({ personality, failing }) => {
  const page = await visit(connect, { personality });
  page.lms.failing = failing;
  page.tracking.save("A1.x");
  page.tracking.report(passed);
  await page.pass(120_000);
  expect(result(page.lms)).toEqual(["passed", "90", "A1.x"]);
});

test.each<[CourseEvent, readonly (string | undefined)[]]>([
  [{ type: "completed" }, ["completed", undefined, "A1.x"]],
  [{ type: "failed", score: 0 }, ["failed", "0", "A1.x"]],
])("S12-9: in Moodle %p survives a failed commit", async (event, expected) => {
  const page = await visit(connect, { personality: personalities.moodle12, course: readOnly });
  page.lms.failing = 1;
  page.tracking.save("A1.x");
  page.tracking.report(event);
  await page.pass(5000);
  expect(result(page.lms)).toEqual(expected);
});

test("S12-9: a flip that breaks off between its commits is made good", async () => {
  const page = await visit(connect, { personality: personalities.moodle12 });
  page.lms.onCommit = () => void (page.lms.failing = Number([1, 3].includes(count(page.lms, "LMSCommit"))));
  page.tracking.report(passed);
  await page.pass(1000);
  expect(result(page.lms).slice(0, 2)).toEqual(["incomplete", "89.99"]);
  expect(page.told.at(-1)).toBe("unsaved");
  await page.pass(10_000);
  expect(result(page.lms).slice(0, 2)).toEqual(["passed", "90"]);
});

test("S12-9, INIT-2: a flip that breaks off takes nothing away that the LMS held before the visit", async () => {
  const page = await visit(connect, {
    personality: personalities.moodle12,
    stored: { "cmi.core.lesson_status": "completed", "cmi.core.score.raw": "70" },
  });
  page.lms.onCommit = () => void (page.lms.failing = Number([1, 3].includes(count(page.lms, "LMSCommit"))));
  page.tracking.report(passed);
  await page.pass(1000);
  expect(page.told.at(-1)).not.toBe("saved");
  expect(result(page.lms).slice(0, 2)).toEqual(["completed", "89.99"]);
});

test("S12-9, COMMIT-4: a commit that would fail and carries a result is not made", async () => {
  const page = await visit(connect);
  page.reachable = false;
  page.tracking.report(passed);
  await page.pass(500);
  expect([count(page.lms, "LMSCommit"), page.told.at(-1)]).toEqual([1, "saving"]);
  page.reachable = true;
  page.dispatch("online");
  await page.pass(0);
  expect([page.lms.stored.get("cmi.core.lesson_status"), page.told.at(-1)]).toEqual(["passed", "saved"]);
});

test("COMMIT-4: where reachability cannot be told, the commit is made", async () => {
  const page = await visit(connect);
  page.reachable = null;
  page.tracking.report(passed);
  await page.pass(0);
  expect(page.lms.stored.get("cmi.core.lesson_status")).toBe("passed");
});

test("S12-8: a session that the LMS has forgotten is opened again", async () => {
  const page = await visit(connect, { personality: personalities.moodle12 });
  page.lms.forget();
  page.tracking.report(passed);
  await page.pass(5000);
  expect(page.lms.stored.get("cmi.core.lesson_status")).toBe("passed");
});

test("a refused saved state is never called saved, and the result still arrives", async () => {
  const page = await visit(connect, { prepare: (lms) => void (lms.refuses = /suspend_data/) });
  page.tracking.save("A1.x");
  page.tracking.report(passed);
  await page.pass(10_000);
  expect([page.lms.stored.get("cmi.core.lesson_status"), page.told.at(-1)]).toEqual(["passed", "unsaved"]);
});

test("COMMIT-6: an idle session is kept alive for half an hour, and then let go", async () => {
  const page = await visit(connect);
  await page.pass(2 * 3_600_000);
  expect(count(page.lms, "LMSCommit")).toBe(7);
});

const calls = Array.from({ length: 60 }, (_, index) => index + 1);

test.each(calls)("CALL-3: an LMS that throws at call %i loses no result", async (throwAt) => {
  const lms = createLms({ personality: personalities.moodle12 });
  const page = await visit(connect, { lms });
  lms.throwAt = lms.trace.length + throwAt;
  page.tracking.save("A1.x");
  page.tracking.report(passed);
  await page.pass(60_000);
  expect(result(lms)).toEqual(["passed", "90", "A1.x"]);
});

test("S12-9: after a failed commit everything is set again, for an LMS that forgets what it was to send", async () => {
  const page = await visit(connect, { personality: personalities.ilias, wait: 0, prepare: (lms) => void (lms.failing = 1) });
  page.tracking.report({ type: "page", page: coursePage(1) });
  await page.pass(20_000);
  expect(["exit", "lesson_location", "lesson_status"].map((name) => page.lms.stored.get(`cmi.core.${name}`))).toEqual([
    "suspend",
    "m/p1",
    "incomplete",
  ]);
});

test.each(RESULT)("while the LMS refuses %s nothing is called saved and the rest is stored; once it takes it, all is", async (element) => {
  const page = await visit(connect, { stored: { "cmi.core.lesson_status": "incomplete" } });
  page.lms.refuses = new RegExp(`^${element}$`);
  page.tracking.save("A1.x");
  page.tracking.report(passed);
  await page.pass(10_000);
  expect(page.told.at(-1)).toBe("unsaved");
  expect(result({ ...page.lms, stored: new Map([...page.lms.stored, [element, "refused"]]) }).sort()).toEqual(
    ["passed", "90", "A1.x"].map((value, index) => (RESULT[index] === element ? "refused" : value)).sort(),
  );
  page.lms.refuses = /^$/;
  await page.pass(60_000);
  expect([...result(page.lms), page.told.at(-1)]).toEqual(["passed", "90", "A1.x", "saved"]);
});

test("S12-9: a value that is refused is no failed commit: a pass that is stored is not taken back for a moment", async () => {
  const page = await visit(connect, { prepare: (lms) => void (lms.refuses = /suspend_data/) });
  page.tracking.save("A1.x");
  page.tracking.report(passed);
  await page.pass(0);
  const before = marks(page.lms).length;
  await page.pass(60_000);
  expect(marks(page.lms).slice(before)).not.toContain("cmi.core.lesson_status=incomplete");
});

test.each([
  ["lesson_location", 1],
  ["exit", 2],
  ["score.min", 1],
  ["score.max", 1],
])("CALL-6: an LMS without cmi.core.%s is offered it %i times, and all else is saved", async (name, tries) => {
  const page = await visit(connect, { prepare: (lms) => void (lms.refuses = new RegExp(`core.${name}$`)) });
  page.tracking.report({ type: "page", page: coursePage(1) });
  page.tracking.report(passed);
  await page.pass(3000);
  page.tracking.report({ type: "passed", score: 9500 });
  await page.pass(3000);
  expect(marks(page.lms).filter((mark) => mark.startsWith(`cmi.core.${name}`))).toHaveLength(tries);
  expect([page.lms.stored.get("cmi.core.score.raw"), page.told.at(-1)]).toEqual(["95", "saved"]);
});

test("CALL-11: two hundred answers in a hundred seconds are a commit every two seconds at most, and the last is stored", async () => {
  const page = await visit(connect);
  const before = count(page.lms, "LMSCommit");
  for (const index of Array.from({ length: 200 }).keys()) {
    page.tracking.save(`A1.${index}`);
    await page.pass(500);
  }
  await page.pass(2000);
  expect(count(page.lms, "LMSCommit") - before).toBeLessThanOrEqual(51);
  expect(page.lms.stored.get("cmi.suspend_data")).toBe("A1.199");
});

test("COMMIT-6: a learner who reads for 25 minutes is never silent for more than five", async () => {
  const page = await visit(connect);
  const at = [0];
  page.lms.onCommit = () => at.push(page.elapsed());
  await page.pass(25 * 60_000);
  expect(Math.max(...at.map((time, index) => time - (at[index - 1] ?? time)))).toBeLessThanOrEqual(5 * 60_000 + 1000);
  expect(page.elapsed() - (at.at(-1) ?? 0)).toBeLessThanOrEqual(5 * 60_000);
});
