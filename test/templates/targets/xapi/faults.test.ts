import { expect, test } from "@jest/globals";
import { type Fault, openStore } from "../../../fakes/xapi-store.ts";
import { openVisit, savedState } from "../../../fakes/xapi-visit.ts";
import { choiceQuestion, coursePage } from "../../../support/course.ts";

const POST = "POST /statements";
const HTML = { "content-type": "text/html" };
const fault = (status: number, times: number, stores = false, more: Partial<Fault> = {}): Fault => ({
  on: POST,
  status,
  times,
  stores,
  ...more,
});

/** What a learner does in all of these: opens the course and passes. Five minutes later. */
async function pass(faults: readonly Fault[], refuses?: (body: string) => boolean) {
  const store = openStore(faults, refuses);
  const visit = await openVisit(store);
  visit.tracking.report({ type: "page", page: coursePage(0) });
  visit.tracking.save(savedState(3, "p", "7ps"));
  visit.tracking.report({ type: "passed", score: 10000 });
  await visit.page.advance(300_000);
  return { store, ...visit };
}

const sent = (store: ReturnType<typeof openStore>) =>
  store.named(POST).flatMap(({ body }) => JSON.parse(body) as { id: string; timestamp: string; verb: { id: string } }[]);

test.each([
  ["nothing wrong", []],
  ["429", [fault(429, 3)]],
  ["429 with Retry-After in seconds", [fault(429, 2, false, { headers: { "retry-after": "60" } })]],
  ["503 with Retry-After as a date", [fault(503, 1, false, { headers: { "retry-after": "Mon, 23 Nov 2026 09:01:00 GMT" } })]],
  ["408", [fault(408, 1)]],
  ["500", [fault(500, 8)]],
  ["502", [fault(502, 3)]],
  ["a broken network", [fault(0, 5)]],
  ["a broken network after the store has taken it (rule EXIT-9)", [fault(0, 1, true)]],
  ["500 after the store has taken it", [fault(500, 2, true)]],
  ["a sign-in page with 200", [fault(200, 2, false, { headers: HTML, body: "<!doctype html>" })]],
  ["409 although the store has taken it", [fault(409, 1, true)]],
  ["409 although the store has nothing", [fault(409, 3)]],
  ["a sign-in page that claims to be JSON", [fault(200, 2, false, { body: "<html></html>" })]],
  ["413", [fault(413, 1)]],
])("after %s everything is stored once, and the learner is told it is saved (rule QUEUE-2)", async (_, faults) => {
  const { store, told } = await pass(faults);
  expect(store.verbs().sort()).toEqual(["completed", "experienced", "initialized", "launched", "passed"]);
  expect(told.at(-1)).toBe("saved");
});

test.each([[500], [429], [0], [408]])("each retry after %d sends the same ids and times (rule QUEUE-1)", async (status) => {
  const { store } = await pass([fault(status, 6, true)]);
  const passed = sent(store).filter(({ verb }) => verb.id.endsWith("passed"));
  expect(passed.length).toBeGreaterThan(1);
  expect(new Set(passed.map(({ id, timestamp }) => `${id} ${timestamp}`)).size).toBe(1);
});

test("while a result is retried the learner is told that it is not saved (rule COMMIT-3)", async () => {
  const { told, store } = await pass([fault(503, 1000)]);
  expect(told.at(-1)).toBe("unsaved");
  expect(store.verbs()).toEqual([]);
});

test("Retry-After is waited for (rule QUEUE-2)", async () => {
  const store = openStore([fault(429, 1, false, { headers: { "retry-after": "120" } })]);
  const { page } = await openVisit(store);
  await page.advance(110_000);
  expect(store.named(POST)).toHaveLength(1);
  await page.advance(20_000);
  expect(store.verbs()).toEqual(["launched", "initialized"]);
});

test.each([[401], [403]])("after %d nothing more is sent and the learner is told (rule QUEUE-2)", async (status) => {
  const { store, told } = await pass([fault(status, 1000)]);
  expect(store.named(POST)).toHaveLength(1);
  expect(told.at(-1)).toBe("unsaved");
});

test("one refused answer among twenty-five is given up, and everything else arrives (rules QUEUE-2, TC-7)", async () => {
  const store = openStore([], (body) => body.includes("poison"));
  const { page, tracking, told } = await openVisit(store);
  for (const [index, response] of Array.from({ length: 25 }, (_, place) => ["fine", "poison"][Number(place === 7)]).entries()) {
    const answered = { kind: "long-fill-in", response: `${response} ${index}`, sent: true } as const;
    tracking.report({ type: "answered", question: choiceQuestion(1), answered, score: 1, attempt: 1, graded: false, latency: 1 });
  }
  tracking.report({ type: "passed", score: 10000 });
  await page.advance(60_000);
  expect(store.verbs().filter((verb) => verb === "answered")).toHaveLength(24);
  expect(store.verbs().slice(0, 4)).toEqual(["launched", "initialized", "completed", "passed"]);
  expect(told.at(-1)).toBe("saved");
});

test("no request holds more than twenty-five statements (rule TC-7)", async () => {
  const store = openStore();
  const { page, tracking } = await openVisit(store);
  await page.advance(100);
  for (const progress of Array.from({ length: 60 }, (_, index) => index / 100)) tracking.report({ type: "progressed", progress });
  await page.advance(10_000);
  const sizes = store.named(POST).map(({ body }) => (JSON.parse(body) as unknown[]).length);
  expect(sizes).toEqual([2, 25, 25, 10]);
});

test("a result that the store refuses in full is sent with less around it (rule QUEUE-2)", async () => {
  const { store, told } = await pass([], (body) => body.includes("/passed") && body.includes("revision"));
  expect(store.verbs()).toContain("passed");
  expect(told.at(-1)).toBe("saved");
});

test("a result that the store refuses for good is never called saved (rule COMMIT-1)", async () => {
  const { store, told, tracking, page } = await pass([], (body) => body.includes("/passed"));
  const ended = tracking.end();
  await page.advance(60_000);
  expect(store.verbs()).toContain("completed");
  expect(told.at(-1)).toBe("unsaved");
  expect(await ended).toEqual({ confirmed: false });
});

test("a result overtakes the detail that waits (rule TC-8)", async () => {
  const { store } = await pass([]);
  expect(store.verbs()).toEqual(["launched", "initialized", "completed", "passed", "experienced"]);
});

test("a request that is never answered is given up after 20 s and tried again (rule QUEUE-2)", async () => {
  const store = openStore();
  const { page, tracking } = await openVisit(store);
  await page.advance(1000);
  const { window } = page;
  window.fetch = (_, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener("abort", () => reject(new Error("aborted"))));
  tracking.report({ type: "passed", score: 10000 });
  await page.advance(19_000);
  window.fetch = store.fetch;
  expect(store.verbs()).toEqual(["launched", "initialized"]);
  await page.advance(5000);
  expect(store.verbs()).toEqual(["launched", "initialized", "completed", "passed"]);
});

test("every request names version 1.0.3 and the credentials of the launch", async () => {
  const { store } = await pass([]);
  const headers = store.requests.map(({ headers: given }) => `${given["X-Experience-API-Version"]} ${given["Authorization"]}`);
  expect(new Set(headers)).toEqual(new Set([`1.0.3 Basic ${btoa("learner:secret")}`]));
});
