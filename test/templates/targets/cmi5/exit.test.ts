import { expect, test } from "@jest/globals";
import { openLms } from "../../../fakes/cmi5-lms.ts";
import { leave, openAu } from "../../../fakes/cmi5-visit.ts";
import type { Fault } from "../../../fakes/xapi-store.ts";
import { savedState } from "../../../fakes/xapi-visit.ts";
import { coursePage } from "../../../support/course.ts";

const POST = "POST statements";
const fault = (on: string, status: number, times = 1000): Fault => ({ on, status, times, stores: false });

async function begin() {
  const lms = openLms();
  const visit = await openAu(lms, lms.launch({ returnURL: "https://lms.example/back?x=1" }));
  await visit.page.advance(5000);
  return { lms, ...visit };
}

test("a hidden page is flushed and not ended (rule CMI5-11)", async () => {
  const { lms, page, tracking } = await begin();
  tracking.report({ type: "page", page: coursePage(0) });
  await page.hide();
  expect(lms.verbs()).toEqual(["initialized", "experienced"]);
});

test("a page that goes for good says Terminated last, after the detail that waited, by requests that outlive it (rules CMI5-11, QUEUE-6)", async () => {
  const { lms, page, tracking } = await begin();
  const before = lms.requests.length;
  tracking.report({ type: "page", page: coursePage(0) });
  tracking.report({ type: "passed", score: 9000 });
  tracking.save(savedState(2, "p", "6y0"));
  await page.pageHide(false);
  expect(lms.verbs()).toEqual(["initialized", "completed", "passed", "experienced", "terminated"]);
  expect(lms.requests.slice(before).map(({ name, keepalive }) => `${name} ${keepalive}`)).toEqual([
    `${POST} true`,
    "PUT curricle-state true",
  ]);
  expect(lms.state()).toMatchObject({ state: savedState(2, "p", "6y0") });
  expect(lms.violations).toEqual([]);
});

test("more detail than one request carries is left behind, so that Terminated stays the last (rules CMI5-6, EXIT-8)", async () => {
  const { lms, page, tracking } = await begin();
  for (const slot of Array.from({ length: 400 }, (_, index) => index))
    tracking.report({ type: "page", page: { ...coursePage(slot), title: "é".repeat(100) } });
  tracking.save(`${savedState(2)}.${"a".repeat(29_000)}`);
  const before = lms.requests.length;
  await page.pageHide(false);
  const sizes = lms.requests.slice(before).map(({ body }) => new TextEncoder().encode(body).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(65_536);
  expect(sizes).toHaveLength(2);
  expect(lms.verbs().at(-1)).toBe("terminated");
  expect(lms.verbs().filter((verb) => verb === "experienced").length).toBeGreaterThan(10);
  expect(lms.violations).toEqual([]);
});

test("a page that ends says so once, and is silent afterwards (rules CMI5-6, EXIT-4)", async () => {
  const { lms, page, tracking, told } = await begin();
  await page.pageHide(false);
  const before = lms.requests.length;
  tracking.report({ type: "passed", score: 9000 });
  tracking.save(savedState(9));
  await page.hide();
  await page.pageHide(false);
  await page.advance(60_000);
  expect(lms.requests).toHaveLength(before);
  expect(told.at(-1)).toBe("ended");
});

test("a page that lives on after it was taken away with a result unconfirmed is not called saved (rules CMI5-11, COMMIT-1)", async () => {
  const { lms, page, tracking, told } = await begin();
  lms.break([fault(POST, 0)]);
  tracking.report({ type: "passed", score: 9000 });
  await page.pageHide(false);
  expect(told.at(-1)).toBe("unsaved");
});

test("a page that the browser may bring back is not ended (rule EXIT-3)", async () => {
  const { lms, page, tracking } = await begin();
  await page.pageHide(true);
  page.window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  await page.advance(1000);
  tracking.report({ type: "passed", score: 9000 });
  await page.advance(1000);
  expect(lms.verbs()).toEqual(["initialized", "completed", "passed"]);
});

test("a page that comes back to a session that has ended says so, and says nothing to the learning system (rules CMI5-11, EXIT-3)", async () => {
  const { lms, page, tracking, told } = await begin();
  await page.pageHide(true);
  const next = await openAu(lms);
  page.window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  await page.advance(1000);
  const before = lms.named(POST).length;
  tracking.report({ type: "passed", score: 9000 });
  await page.advance(60_000);
  expect(told.at(-1)).toBe("ended");
  expect(lms.named(POST)).toHaveLength(before);
  await leave(next);
  expect(lms.violations).toEqual([]);
});

test("leaving on purpose waits for Terminated, and goes where the learning system wants (rules CMI5-11, CMI5-14)", async () => {
  const { lms, told, ...visit } = await begin();
  expect(await leave({ ...visit, told })).toEqual({ confirmed: true, next: "https://lms.example/back?x=1" });
  expect(lms.verbs()).toEqual(["initialized", "terminated"]);
  expect(lms.statements()[1]?.result).toEqual({ duration: "PT5.01S" });
  expect(told.at(-1)).toBe("ended");
});

test("Terminated is waited for three seconds; what is recorded is recorded without it (rule CMI5-14)", async () => {
  const { lms, ...visit } = await begin();
  visit.tracking.report({ type: "passed", score: 9000 });
  await visit.page.advance(1000);
  lms.break([fault(POST, 503)]);
  const began = visit.page.elapsed();
  const outcomes: unknown[] = [];
  void visit.tracking.end().then((outcome) => outcomes.push(outcome, visit.page.elapsed() - began));
  await visit.page.advance(2900);
  expect(outcomes).toEqual([]);
  await visit.page.advance(1000);
  expect(outcomes).toEqual([{ confirmed: true, next: "https://lms.example/back?x=1" }, expect.any(Number)]);
});

test("a result that is not confirmed keeps the learner, who may try again (rules COMMIT-1, EXIT-5)", async () => {
  const { lms, ...visit } = await begin();
  lms.break([fault(POST, 503)]);
  visit.tracking.report({ type: "passed", score: 9000 });
  expect(await leave(visit, 31_000)).toEqual({ confirmed: false });
  lms.break([]);
  await visit.page.advance(60_000);
  expect(await leave(visit)).toMatchObject({ confirmed: true });
  expect(lms.verbs()).toEqual(["initialized", "completed", "passed", "terminated"]);
  expect(lms.violations).toEqual([]);
});

test.each([["javascript:alert(1)"], ["data:text/html,x"], ["/course/view.php"], ["//evil.example/"], [""], [undefined], [7]])(
  "the return address %j leads nowhere (rule CMI5-14)",
  async (returnURL) => {
    const lms = openLms();
    const visit = await openAu(lms, lms.launch({ data: { returnURL } }));
    expect(await leave(visit)).toEqual({ confirmed: true });
  },
);
