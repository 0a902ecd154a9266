import { expect, test } from "@jest/globals";
import { type Fault, openStore } from "../../../fakes/xapi-store.ts";
import { openVisit, savedState } from "../../../fakes/xapi-visit.ts";
import { coursePage } from "../../../support/course.ts";

/** A visit that has begun, with a page opened and a state saved a moment ago. */
async function begin(faults: readonly Fault[] = []) {
  const store = openStore(faults);
  const visit = await openVisit(store);
  await visit.page.advance(5000);
  visit.tracking.report({ type: "page", page: coursePage(0) });
  visit.tracking.save(savedState(1));
  return { store, ...visit };
}

test("a page that closes says what is left at once, by requests that outlive it (rules EXIT-3, QUEUE-6)", async () => {
  const { store, page } = await begin();
  const before = store.requests.length;
  await page.pageHide(false);
  expect(store.verbs().sort()).toEqual(["experienced", "initialized", "launched", "suspended", "terminated"]);
  expect(store.state()).toMatchObject({ state: savedState(1) });
  expect(store.requests.slice(before).every(({ keepalive }) => keepalive)).toBe(true);
});

test("a page that closes says so once (rules EXIT-3, EXIT-4)", async () => {
  const { store, page } = await begin();
  await page.pageHide(false);
  await page.hide();
  await page.pageHide(false);
  await page.advance(60_000);
  expect(store.verbs().filter((verb) => verb === "terminated")).toHaveLength(1);
});

test("a page that the browser may bring back is flushed and not ended (rule EXIT-3)", async () => {
  const { store, page } = await begin();
  await page.pageHide(true);
  expect(store.verbs()).toEqual(["launched", "initialized", "experienced"]);
  expect(store.state()).toMatchObject({ state: savedState(1) });
});

test("a hidden page is flushed at once (rule EXIT-1)", async () => {
  const { store, page } = await begin();
  await page.hide();
  expect(store.verbs()).toEqual(["launched", "initialized", "experienced"]);
  expect(store.state()).toMatchObject({ state: savedState(1) });
});

test("nothing waits for unload or beforeunload (rule EXIT-2)", async () => {
  const { page } = await begin();
  expect([...page.listened].sort()).toEqual(["freeze", "online", "pagehide", "pageshow", "visibilitychange"]);
});

test("what is sent at the end fits into what a browser lets outlive a page (rule EXIT-8)", async () => {
  const { store, page, tracking } = await begin();
  const before = store.requests.length;
  for (const slot of Array.from({ length: 400 }, (_, index) => index))
    tracking.report({ type: "page", page: { ...coursePage(slot), title: "é".repeat(100) } });
  tracking.report({ type: "passed", score: 9000 });
  tracking.save(`${savedState(2)}.${"a".repeat(29_000)}`);
  await page.pageHide(false);
  const bytes = store.requests.slice(before).map(({ body }) => new TextEncoder().encode(body).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(65_536);
  expect(store.verbs()).toEqual(expect.arrayContaining(["completed", "passed", "terminated"]));
});

test("leaving on purpose waits for the store, and then forgets the launch (rules EXIT-5, PRIV-3)", async () => {
  const { store, page, tracking, told } = await begin();
  const ended = tracking.end();
  expect(tracking.end()).toBe(ended);
  await page.advance(5000);
  expect(await ended).toEqual({ confirmed: true });
  expect(store.verbs().at(-1)).toBe("terminated");
  expect(told.at(-1)).toBe("ended");
  expect(page.window.sessionStorage).toHaveLength(0);
});

test("after leaving on purpose nothing more is sent (rule EXIT-4)", async () => {
  const { store, page, tracking } = await begin();
  const ended = tracking.end();
  await page.advance(5000);
  await ended;
  const before = store.requests.length;
  tracking.report({ type: "progressed", progress: 1 });
  tracking.save(savedState(9));
  await page.hide();
  await page.pageHide(false);
  await page.advance(60_000);
  expect(store.requests).toHaveLength(before);
});

test("leaving while the store is down is not confirmed, and can be tried again (rule COMMIT-1)", async () => {
  const { store, page, tracking } = await begin([{ on: "PUT /activities/state", times: 8, stores: false, status: 503 }]);
  const first = tracking.end();
  await page.advance(31_000);
  expect(await first).toEqual({ confirmed: false });
  await page.advance(300_000);
  const second = tracking.end();
  await page.advance(5000);
  expect(await second).toEqual({ confirmed: true });
  expect(store.verbs().filter((verb) => verb === "terminated")).toHaveLength(1);
});
