import { expect, test } from "@jest/globals";
import connect from "../../../../templates/targets/scorm2004-3rd/tracking.ts";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import { count, type StrictLms } from "../../../../templates/lms/strict-lms.ts";
import { createLms2004 } from "../../../../templates/lms/scorm-lms2004.ts";
import { personalities2004 } from "../../../../templates/lms/scorm-personalities2004.ts";
import { answeredEvent, choice, tryVisit, type VisitSettings, visit2004 as visit } from "../../../fakes/scorm-visit.ts";
import { coursePage } from "../../../support/course.ts";

const passed: CourseEvent = { type: "passed", score: 9000 };
const RESULT = [
  "cmi.completion_status",
  "cmi.success_status",
  "cmi.score.scaled",
  "cmi.score.raw",
  "cmi.progress_measure",
  "cmi.suspend_data",
];
const ALL = ["completed", "passed", "0.9", "90", "1", "A1.y"];
const result = ({ stored }: StrictLms) => RESULT.map((element) => stored.get(element));
const everyone = Object.entries(personalities2004).map(([name, personality]) => ({ name, personality }));
const trials = everyone.flatMap((one) => [1, 2, 3, 4, 5].map((failing) => ({ ...one, failing })));
const calls = (most: number) => Array.from({ length: most }, (_, index) => index + 1);

/** What every learner does: reads, answers, passes, leaves. */
async function story(settings: VisitSettings = {}) {
  const page = await visit(connect, settings);
  page.tracking.save("A1.x");
  page.tracking.report({ type: "page", page: coursePage(0) });
  await page.pass(3000);
  page.tracking.save("A1.y");
  page.tracking.report(answeredEvent(choice));
  page.tracking.report(passed);
  await page.pass(1000);
  const ended = page.tracking.end();
  await page.pass(60_000);
  return { ...page, outcome: await ended };
}

test.each(everyone)("CALL-1: on $name every argument is a text that says something", async ({ personality }) => {
  const { lms } = await story({ personality });
  const words = lms.trace.flatMap(({ given }) => given);
  expect(words.filter((word) => typeof word !== "string" || /undefined|null|NaN|\[object|Infinity/.test(word))).toEqual([]);
  expect(lms.trace.filter(({ method, given }) => /Initialize|Commit|Terminate/.test(method) && given.join() !== "")).toEqual([]);
});

test.each(calls(70))("CALL-3: an LMS that throws at call %i of the whole visit loses no result", async (throwAt) => {
  const { lms, outcome } = await story({ prepare: (made) => void (made.throwAt = throwAt) });
  expect(result(lms)).toEqual(ALL);
  expect(outcome).toEqual({ confirmed: true });
  expect(count(lms, "Terminate")).toBeLessThanOrEqual(2);
});

test.each(calls(25))("CALL-3, INIT-2: an LMS that throws at call %i of the start loses nothing it holds", async (throwAt) => {
  const stored = {
    "cmi.completion_status": "completed",
    "cmi.success_status": "passed",
    "cmi.score.scaled": "0.9",
    "cmi.suspend_data": "A1.x",
  };
  const page = await visit(connect, { stored, prepare: (lms) => void (lms.throwAt = throwAt) });
  page.dispatch("pagehide", { persisted: false });
  expect(Object.fromEntries(page.lms.stored)).toMatchObject(stored);
});

test.each(trials)("COMMIT-2: in $name the result survives $failing failed commits", async ({ personality, failing }) => {
  const page = await visit(connect, { personality });
  page.lms.failing = failing;
  page.tracking.save("A1.y");
  page.tracking.report(passed);
  await page.pass(120_000);
  expect([...result(page.lms), page.told.at(-1)]).toEqual([...ALL, "saved"]);
});

test.each(everyone)("S04-7, EXIT-3: where no commit reaches $name, Terminate carries the pass", async ({ personality }) => {
  const page = await visit(connect, { personality });
  page.lms.failing = 1;
  page.tracking.save("A1.y");
  page.tracking.report(passed);
  await page.pass(0);
  expect(page.told.at(-1)).toBe("saving");
  page.dispatch("pagehide", { persisted: false });
  expect(result(page.lms)).toEqual(ALL);
});

test.each(everyone)("EXIT-1: on $name everything is stored at once when the page goes out of sight", async ({ personality }) => {
  const page = await visit(connect, { personality });
  page.tracking.save("A1.y");
  page.tracking.report(passed);
  page.hide();
  expect([...result(page.lms), count(page.lms, "Terminate")]).toEqual([...ALL, 0]);
});

test.each([
  [["visibilitychange", "pagehide", "visibilitychange"]],
  [["pagehide", "visibilitychange", "freeze"]],
  [["pagehide", "pagehide", "pageshow", "online"]],
])("CALL-8, EXIT-4: after the end nothing reaches the LMS, in the order %p", async (types) => {
  const page = await visit(connect);
  page.tracking.report(passed);
  types.forEach((type) => page.dispatch(type, { persisted: false }));
  page.hide();
  page.tracking.save("A1.x");
  await page.tracking.end();
  await page.pass(600_000);
  const end = page.lms.trace.findIndex(({ method }) => method === "Terminate");
  expect(page.lms.trace.slice(end + 1)).toEqual([]);
});

test("CALL-8: a session that the LMS has forgotten is opened again", async () => {
  const page = await visit(connect);
  page.lms.forget();
  page.tracking.save("A1.y");
  page.tracking.report(passed);
  await page.pass(5000);
  expect(result(page.lms)).toEqual(ALL);
});

test.each(RESULT.filter((name) => !name.includes("progress")))(
  "while the LMS refuses %s nothing is called saved; once it takes it, all is",
  async (element) => {
    const page = await visit(connect, { stored: { "cmi.completion_status": "incomplete", "cmi.success_status": "unknown" } });
    page.lms.refuses = new RegExp(`^${element}$`);
    page.tracking.save("A1.y");
    page.tracking.report(passed);
    await page.pass(10_000);
    expect(page.told.at(-1)).toBe("unsaved");
    page.lms.refuses = /^$/;
    await page.pass(60_000);
    expect([...result(page.lms), page.told.at(-1)]).toEqual([...ALL, "saved"]);
  },
);

test.each([
  ["location", 1],
  ["exit", 2],
  ["score.min", 1],
  ["score.max", 1],
  ["progress_measure", 2],
])("CALL-6: an LMS without cmi.%s is offered it %i times, and all else is saved", async (name, tries) => {
  const page = await visit(connect, { prepare: (lms) => void (lms.refuses = new RegExp(`^cmi.${name}$`)) });
  page.tracking.report({ type: "page", page: coursePage(1) });
  page.tracking.report(passed);
  await page.pass(3000);
  page.tracking.report({ type: "passed", score: 9500 });
  await page.pass(3000);
  expect(page.lms.trace.filter(({ method, given }) => method === "SetValue" && given[0] === `cmi.${name}`)).toHaveLength(tries);
  expect([page.lms.stored.get("cmi.score.raw"), page.told.at(-1)]).toEqual(["95", "saved"]);
});

test("CALL-5: an LMS that has the session open already (103) goes on", async () => {
  const { lms } = await visit(connect);
  expect((await tryVisit(connect, { lms })).connection.connected).toBe(true);
});

test("CALL-5: a session that is over (104) cannot be used", async () => {
  const lms = createLms2004();
  lms.api["Initialize"]?.("");
  lms.api["Terminate"]?.("");
  expect((await tryVisit(connect, { lms })).connection).toEqual({ connected: false, reason: "refused" });
});

test("DISC-1: the API of SCORM 1.2 is not touched", async () => {
  const API = new Proxy(
    {},
    {
      get() {
        throw new Error("touched");
      },
    },
  );
  const { connection } = await tryVisit(connect, { window: { API } });
  expect(connection).toEqual({ connected: false, reason: "no-lms" });
});
