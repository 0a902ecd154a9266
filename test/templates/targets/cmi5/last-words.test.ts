import { expect, test } from "@jest/globals";
import { openLms } from "../../../fakes/cmi5-lms.ts";
import { leave, openAu } from "../../../fakes/cmi5-visit.ts";
import type { Fault } from "../../../fakes/xapi-store.ts";
import { savedState } from "../../../fakes/xapi-visit.ts";
import { coursePage } from "../../../support/course.ts";

const POST = "POST statements";
const fault = (status: number, times: number): Fault => ({ on: POST, status, times, stores: false });
const size = (text: string) => new TextEncoder().encode(text).length;

async function begin() {
  const lms = openLms();
  const visit = await openAu(lms);
  await visit.page.advance(5000);
  return { lms, ...visit };
}

test("the end waits for detail that is being told again, as nothing may follow it (rules CMI5-6, EXIT-5)", async () => {
  const { lms, ...visit } = await begin();
  lms.break([fault(503, 1)]);
  visit.tracking.report({ type: "progressed", progress: 0.5 });
  expect(await leave(visit, 10_000)).toEqual({ confirmed: true });
  expect(lms.verbs()).toEqual(["initialized", "progressed", "terminated"]);
});

test("an end that the learning system refuses is not waited for, where all else is recorded (rule CMI5-14)", async () => {
  const { lms, ...visit } = await begin();
  lms.break([fault(401, 1000)]);
  expect(await leave(visit, 500)).toEqual({ confirmed: true });
});

test("a page that has gone and lives on tries nothing again (rules CMI5-11, EXIT-4)", async () => {
  const { lms, page, tracking } = await begin();
  lms.break([fault(503, 1000)]);
  tracking.report({ type: "passed", score: 9000 });
  await page.advance(500);
  await page.pageHide(false);
  const before = lms.requests.length;
  await page.advance(600_000);
  expect(lms.requests).toHaveLength(before);
});

test("detail at the end takes what room the results, the end and the state leave (rules EXIT-8, TC-7, TC-8)", async () => {
  const { lms, page, tracking } = await begin();
  const before = lms.requests.length;
  for (const slot of Array.from({ length: 60 }, (_, index) => index))
    tracking.report({ type: "page", page: { ...coursePage(slot), title: "é".repeat(400) } });
  tracking.report({ type: "passed", score: 9000 });
  tracking.save(`${savedState(2, "p", "6y0")}.${"a".repeat(25_000)}`);
  await page.pageHide(false);
  const last = lms.requests.slice(before);
  expect(lms.verbs()).toEqual(expect.arrayContaining(["completed", "passed", "terminated"]));
  expect(lms.state()).toMatchObject({ state: expect.stringContaining("A1.2.") });
  expect(last.map(({ keepalive }) => keepalive)).not.toContain(false);
  expect(last.reduce((sum, { body }) => sum + size(body), 0)).toBeLessThanOrEqual(65_536);
  expect(Math.max(...last.map(({ body }) => [JSON.parse(body) as unknown].flat().length))).toBeLessThanOrEqual(25);
  expect(lms.violations).toEqual([]);
});

test("a page that is brought back to a session that has ended, with a result that is not saved, says so (rules EXIT-3, UX-1)", async () => {
  const { lms, page, tracking, told } = await begin();
  lms.break([fault(503, 1000)]);
  tracking.report({ type: "passed", score: 9000 });
  await page.advance(500);
  await page.pageHide(true);
  await openAu(lms);
  page.window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  await page.advance(1000);
  const before = lms.requests.length;
  await page.advance(60_000);
  expect([told.at(-1), lms.requests.length]).toEqual(["unsaved", before]);
});
