import { expect, test } from "@jest/globals";
import { openLms } from "../../../fakes/cmi5-lms.ts";
import { openAu } from "../../../fakes/cmi5-visit.ts";
import { type Fault, openStore } from "../../../fakes/xapi-store.ts";
import { ACTOR, launchAddress, openVisit, REGISTRATION, savedState } from "../../../fakes/xapi-visit.ts";
import { openWindow } from "../../../fakes/xapi-window.ts";
import { course } from "../../../support/course.ts";

const POST = "POST /statements";
const PASSED = savedState(9, "p", "6r2");
const lies = (on: string, times = 1000): Fault => ({ on, times, stores: false, status: 200, body: "[]" });

/** A learner passes, and is told that it is saved. */
async function pass(store: ReturnType<typeof openStore>) {
  const visit = await openVisit(store);
  visit.tracking.save(PASSED);
  visit.tracking.report({ type: "passed", score: 8750 });
  await visit.page.advance(5000);
  return visit;
}

test("a result that a store has confirmed and does not hold is missing at the next launch, whatever the state says (rules COMMIT-7, INIT-3)", async () => {
  const store = openStore([lies(POST)]);
  const first = await pass(store);
  expect(first.told.at(-1)).toBe("saved");
  expect(store.state()).toMatchObject({ state: PASSED, unsent: [] });
  const { tracking } = await openVisit(store);
  expect(tracking.launch).toMatchObject({ resume: PASSED, status: "incomplete" });
});

test("in cmi5 too, although the state notes that the result was confirmed (rules COMMIT-7, CMI5-12)", async () => {
  const lms = openLms();
  const first = await openAu(lms);
  await first.page.advance(1000);
  lms.break([lies("POST statements")]);
  first.tracking.save(PASSED);
  first.tracking.report({ type: "passed", score: 8750 });
  await first.page.advance(5000);
  expect(lms.state()).toMatchObject({ held: ["completed", "passed"] });
  lms.break([]);
  const next = await openAu(lms);
  expect(next.tracking.launch.status).toBe("incomplete");
  next.tracking.report({ type: "passed", score: 8750 });
  await next.page.advance(5000);
  expect(lms.verbs()).toEqual(["initialized", "initialized", "completed", "passed"]);
  expect(lms.violations).toEqual([]);
});

test("where statements cannot be read the state is believed (rule COMMIT-7)", async () => {
  const store = openStore([lies(POST), { on: "GET /statements", times: 1000, stores: false, status: 403 }]);
  await pass(store);
  expect((await openVisit(store)).tracking.launch).toMatchObject({ status: "passed", score: 8750 });
});

test("a result that the store holds is known although the state is lost (rules INIT-2, INIT-3)", async () => {
  const store = openStore();
  await pass(store);
  for (const document of store.store.documents.values())
    Object.assign(document, { body: Buffer.from(JSON.stringify({ ...store.state(), state: "" })) });
  expect((await openVisit(store)).tracking.launch).toMatchObject({ resume: "", status: "passed", score: 8750 });
});

test("a result that was told again and is there is stored once (rule QUEUE-1)", async () => {
  const store = openStore();
  await pass(store);
  const { tracking, page, told } = await openVisit(store);
  tracking.report({ type: "passed", score: 8750 });
  await page.advance(5000);
  expect(store.verbs().filter((verb) => verb === "passed")).toHaveLength(1);
  expect(told.at(-1)).toBe("saved");
});

const own = { id: "1", verb: { id: "v" }, object: { id: course.iri }, timestamp: "t", context: { registration: REGISTRATION } };
const bob = { account: { homePage: "https://lms.example", name: "bob" } };

test.each<[string, object]>([
  ["of another registration", { registration: "22222222-2222-4222-8222-222222222222", state: PASSED, unsent: [] }],
  ["without a registration", { state: PASSED, unsent: [] }],
  ["whose state is no text", { registration: REGISTRATION, state: 7, unsent: [] }],
])("a document %s is not the learner's, and is not written over (rules INIT-4, PRIV-7)", async (_, document) => {
  const store = openStore([{ ...lies("GET /activities/state"), body: JSON.stringify(document) }]);
  const { tracking, page } = await openVisit(store);
  await page.advance(5000);
  expect(tracking.launch).toMatchObject({ readable: false, resume: "", status: "incomplete" });
  expect(store.named("PUT /activities/state")).toEqual([]);
});

test.each<[string, unknown]>([
  ["is no list", 5],
  ["holds no statements", [null, 7, "x", {}, { verb: null }]],
  ["belongs to another learner", [{ ...own, actor: bob }]],
  ["belongs to another registration", [{ ...own, actor: ACTOR, context: { registration: "2" } }]],
])("what was left unsent and %s is not sent (rules PRIV-7, QUEUE-7)", async (_, unsent) => {
  const store = openStore([
    { ...lies("GET /activities/state"), body: JSON.stringify({ registration: REGISTRATION, state: PASSED, unsent }) },
  ]);
  const { page } = await openVisit(store);
  await page.advance(5000);
  expect(store.verbs()).toEqual(["launched", "initialized", "resumed"]);
});

test("a store that says again and again that it holds what it does not show is believed (rule QUEUE-2)", async () => {
  const store = openStore();
  const { page, tracking, told } = await openVisit(store);
  await page.advance(1000);
  const { fetch } = page.window;
  page.window.fetch = (input, init) => (init?.method === "POST" ? Promise.resolve(new Response("", { status: 409 })) : fetch(input, init));
  tracking.report({ type: "failed", score: 1000 });
  await page.advance(3000);
  expect(told.at(-1)).toBe("unsaved");
  await page.advance(60_000);
  expect(told.at(-1)).toBe("saved");
});

test("an answer of many parts is no answer, and nothing dies of it (rule QUEUE-2)", async () => {
  const store = openStore();
  const headers = { "content-type": "multipart/mixed; boundary=x" };
  const page = openWindow({
    address: launchAddress(),
    fetch: async (input, init) => {
      const answer = await store.fetch(input, init);
      return new Response(answer.status === 204 ? null : await answer.text(), { status: answer.status, headers });
    },
  });
  const { tracking, told } = await openVisit(store, "", page);
  tracking.report({ type: "passed", score: 8750 });
  await page.advance(5000);
  expect(store.verbs()).toContain("passed");
  expect(told.at(-1)).toBe("saved");
});
