import { expect, test } from "@jest/globals";
import { type Fault, openStore } from "../../../fakes/xapi-store.ts";
import { openVisit, savedState } from "../../../fakes/xapi-visit.ts";
import { coursePage } from "../../../support/course.ts";

const POST = "POST /statements";
const STATE = "/activities/state";
const bytes = (text: string) => new TextEncoder().encode(text).length;
const fault = (more: Partial<Fault>): Fault => ({ on: POST, status: 503, times: 1, stores: false, ...more });

test("no request holds more than 50 kB (rule TC-7)", async () => {
  const store = openStore();
  const { page, tracking } = await openVisit(store);
  await page.advance(1000);
  for (const slot of Array.from({ length: 20 }, (_, index) => index))
    tracking.report({ type: "page", page: { ...coursePage(slot), title: "é".repeat(3000) } });
  await page.advance(10_000);
  const sizes = store.named(POST).map(({ body }) => bytes(body));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(50_000);
  expect(store.verbs().filter((verb) => verb === "experienced")).toHaveLength(20);
  expect(store.named(POST)).toHaveLength(4);
});

test("a page that closes with forty details waiting sends them all, results first (rules EXIT-8, QUEUE-6)", async () => {
  const store = openStore();
  const { page, tracking } = await openVisit(store);
  await page.advance(1000);
  const before = store.requests.length;
  for (const progress of Array.from({ length: 40 }, (_, index) => index / 100)) tracking.report({ type: "progressed", progress });
  tracking.report({ type: "passed", score: 9000 });
  tracking.save(savedState(2, "p", "6y0"));
  await page.pageHide(false);
  const sent = store.requests.slice(before);
  expect(store.verbs().filter((verb) => verb === "progressed")).toHaveLength(40);
  expect(store.verbs()).toEqual(expect.arrayContaining(["completed", "passed", "terminated"]));
  expect(sent.map(({ keepalive }) => keepalive)).not.toContain(false);
  expect(sent[0]?.body).toMatch(/verbs\/passed/);
  expect(sent.reduce((sum, { body }) => sum + bytes(body), 0)).toBeLessThan(65_536);
});

test("what is on its way when the page closes is sent again by itself (rule EXIT-8)", async () => {
  const store = openStore();
  const { page, tracking } = await openVisit(store);
  await page.advance(1000);
  const bodies: string[] = [];
  page.window.fetch = (_, init) => {
    bodies.push(init?.body as string);
    return new Promise(() => {});
  };
  tracking.report({ type: "completed" });
  await page.advance(0);
  await page.pageHide(false);
  const verbs = bodies.map((body) => (JSON.parse(body) as { verb: { id: string } }[]).map(({ verb }) => verb.id.replace(/.*\//, "")));
  expect(verbs).toEqual([["completed"], ["completed"], ["terminated"]]);
});

test("after a page has closed nothing is sent, whatever it still hears (rules EXIT-3, EXIT-4)", async () => {
  const store = openStore([fault({ times: 1000 }), fault({ on: `PUT ${STATE}`, times: 1000 })]);
  const { page, tracking } = await openVisit(store);
  await page.advance(1000);
  tracking.save(savedState(1));
  await page.pageHide(false);
  const before = store.requests.length;
  await page.pageHide(false);
  page.window.dispatchEvent(new Event("online"));
  await page.hide();
  expect(store.requests).toHaveLength(before);
});

test("a state that could not be read is not written over when the page closes (rule INIT-4)", async () => {
  const store = openStore([fault({ on: `GET ${STATE}`, times: 1000 }), fault({ times: 1000 })]);
  const { page } = await openVisit(store);
  await page.pageHide(false);
  expect(store.named(`PUT ${STATE}`)).toHaveLength(0);
  expect(store.named(`POST ${STATE}`)).toHaveLength(0);
});

test("a window that is behind does not write over the one ahead when it closes (rule TC-6)", async () => {
  const store = openStore();
  const [ahead, behind] = [await openVisit(store), await openVisit(store)];
  ahead.tracking.save(savedState(5));
  await ahead.page.advance(5000);
  behind.tracking.save(savedState(3));
  await behind.page.advance(5000);
  await behind.page.pageHide(false);
  expect(store.state()).toMatchObject({ state: savedState(5) });
});

test("409 for a result that the store holds otherwise is never called saved, and is not sent for ever (rule QUEUE-2)", async () => {
  const store = openStore();
  const { page, tracking, told } = await openVisit(store);
  await page.advance(1000);
  const { fetch } = page.window;
  page.window.fetch = async (input, init) => {
    const [statement] = init?.method === "POST" ? (JSON.parse(init.body as string) as { result?: unknown }[]) : [];
    if (statement) await fetch(input, { ...init, body: JSON.stringify([{ ...statement, result: { score: { scaled: 0.1 } } }]) });
    return fetch(input, init);
  };
  tracking.report({ type: "failed", score: 5000 });
  await page.advance(60_000);
  expect(told.at(-1)).toBe("unsaved");
  expect(store.verbs()).toEqual(["launched", "initialized", "failed"]);
  expect(store.named("GET /statements").filter(({ query }) => query.has("statementId"))).toHaveLength(1);
});

test.each([
  ["an hour", "3600"],
  ["a date an hour away", "Mon, 23 Nov 2026 10:00:01 GMT"],
])("a store that asks to wait %s is asked again after five minutes (rule QUEUE-2)", async (_, after) => {
  const headers = { "retry-after": after, date: "Mon, 23 Nov 2026 09:00:00 GMT" };
  const store = openStore([fault({ headers })]);
  const { page } = await openVisit(store);
  await page.advance(299_000);
  expect(store.named(POST)).toHaveLength(1);
  await page.advance(2000);
  expect(store.verbs()).toEqual(["launched", "initialized"]);
});

test("a date in Retry-After is counted from the store's own clock (rule QUEUE-2)", async () => {
  const headers = { "retry-after": "Mon, 23 Nov 2026 08:01:40 GMT", date: "Mon, 23 Nov 2026 08:00:00 GMT" };
  const store = openStore([fault({ headers })]);
  const { page } = await openVisit(store);
  await page.advance(95_000);
  expect(store.named(POST)).toHaveLength(1);
  await page.advance(10_000);
  expect(store.verbs()).toEqual(["launched", "initialized"]);
});

test.each(["300", "Mon, 23 Nov 2026 09:30:00 GMT"])(
  "a start is settled in ten seconds though the store asks to wait %s (rule DISC-5)",
  async (after) => {
    const headers = { "retry-after": after, date: "Mon, 23 Nov 2026 09:00:00 GMT" };
    const store = openStore([fault({ on: `GET ${STATE}`, times: 1000, headers })]);
    const { connection, tracking } = await openVisit(store);
    expect(connection.connected).toBe(true);
    expect(tracking.launch.readable).toBe(false);
  },
);

test("a start whose store asks to wait is tried once more before it is given up (rule DISC-5)", async () => {
  const store = openStore([fault({ on: `GET ${STATE}`, headers: { "retry-after": "300" } })]);
  const { tracking } = await openVisit(store);
  expect(tracking.launch.readable).toBe(true);
});

test("times never run backwards, and never ahead of the store (rule QUEUE-3)", async () => {
  const store = openStore();
  const { page, tracking } = await openVisit(store);
  await page.advance(1000);
  const { fetch } = page.window;
  page.window.fetch = async (input, init) => {
    const answer = await fetch(input, init);
    return new Response(answer.status === 204 ? null : await answer.text(), {
      status: answer.status,
      headers: { ...Object.fromEntries(answer.headers), date: "Mon, 23 Nov 2026 08:00:00 GMT" },
    });
  };
  tracking.report({ type: "progressed", progress: 0.1 });
  await page.advance(60_000);
  tracking.report({ type: "progressed", progress: 0.2 });
  await page.advance(3_700_000);
  tracking.report({ type: "progressed", progress: 0.3 });
  await page.advance(60_000);
  const times = store.statements().map(({ timestamp }) => timestamp);
  expect(times).toEqual(times.toSorted());
  expect(times.at(-2)).toBe(times.at(-3));
  expect(Date.parse(times.at(-1) ?? "")).toBeLessThan(Date.parse("2026-11-23T09:30:00Z"));
});

test("a learner who starts again may write over what was found (rule TC-6)", async () => {
  const store = openStore();
  const first = await openVisit(store);
  first.tracking.save(savedState(9));
  await first.page.advance(5000);
  const second = await openVisit(store);
  second.tracking.save(savedState(1));
  await second.page.advance(5000);
  expect(store.state()).toMatchObject({ state: savedState(1) });
  expect(second.told.at(-1)).toBe("saved");
});

test("a page that closes while the end is on its way says it under the same id (rules EXIT-3, QUEUE-1)", async () => {
  const store = openStore();
  const { page, tracking } = await openVisit(store);
  await page.advance(1000);
  const bodies: string[] = [];
  page.window.fetch = (_, init) => {
    bodies.push(init?.body as string);
    return new Promise(() => {});
  };
  void tracking.end();
  await page.advance(1000);
  await page.pageHide(false);
  const ids = bodies
    .flatMap((body) => JSON.parse(body) as { id: string; verb: { id: string } }[])
    .filter(({ verb }) => /terminated/.test(verb.id));
  expect(ids).toHaveLength(2);
  expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
});
