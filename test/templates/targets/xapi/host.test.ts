import { expect, test } from "@jest/globals";
import host from "../../../../templates/targets/xapi/host.ts";
import { openStore } from "../../../fakes/xapi-store.ts";
import { openVisit, savedState } from "../../../fakes/xapi-visit.ts";
import { course, coursePage } from "../../../support/course.ts";
import { AUTHORIZATION, openStoreSide, type StoreSide } from "../../lms/door.ts";

/** The course in a window whose requests go through the door. */
const visitThrough = ({ store, fetch, address }: StoreSide) => openVisit({ ...store, fetch }, address);

const registrationOf = (side: StoreSide) => (side.held()?.state as { registration?: string } | undefined)?.registration ?? "";

test("the course is launched, and each statement is shown in words, and the state as it is held", async () => {
  const side = await openStoreSide(host);
  const visit = await visitThrough(side);
  visit.tracking.report({ type: "page", page: coursePage(0) });
  visit.tracking.report({ type: "passed", score: 8750 });
  visit.tracking.save(savedState(2, "p", "6r2"));
  await visit.page.advance(5000);
  await side.settle();
  const registration = registrationOf(side);
  expect(side.held()?.rows.map(({ value }) => value)).toEqual([
    'launched "A course"',
    'initialized "A course"',
    'completed "A course" (PT0.01S)',
    'passed "A course" (success, 88 %, PT0.01S)',
    'experienced "Page 0"',
    JSON.stringify({ state: savedState(2, "p", "6r2"), registration, unsent: [] }),
  ]);
  expect(side.held()).toMatchObject({
    standing: { completed: true, success: "passed", score: 0.875 },
    saved: { text: savedState(2, "p", "6r2"), limit: undefined },
  });
});

test("each request of the package is told with its meaning, and none of the system's own", async () => {
  const side = await openStoreSide(host);
  const visit = await visitThrough(side);
  visit.tracking.report({ type: "passed", score: 8750 });
  visit.tracking.save(savedState(2, "p", "6r2"));
  await visit.page.advance(5000);
  await side.settle();
  const told = side.calls.map(({ call, meaning, outcome }) => `${call}: ${meaning}, ${outcome}`);
  expect(told).toContain("GET activities/state?stateId=curricle-state: asked for the place to resume from: there is none, taken");
  expect(told).toContain('POST statements: recorded: launched "A course"; initialized "A course", taken');
  expect(told).toContain('POST statements: recorded: completed "A course" (PT0.01S); passed "A course" (success, 88 %, PT0.01S), taken');
  expect(side.calls.flatMap(({ problems }) => problems)).toEqual([]);
  expect(side.calls.map(({ call }) => call)).not.toContain("GET statements");
});

test("the next visit has the same registration, and finds the state", async () => {
  const first = await openStoreSide(host);
  const visit = await visitThrough(first);
  visit.tracking.save(savedState(1));
  await visit.page.advance(5000);
  await first.close();
  const second = await openStoreSide(host, { store: first.store, stored: first.held()?.state });
  const { tracking } = await visitThrough(second);
  expect(tracking.launch.resume).toBe(savedState(1));
  expect(new Set(first.store.statements().map(({ context }) => context["registration"])).size).toBe(1);
});

test("what a fault keeps from the store is told as lost, and is there once the fault is over", async () => {
  const side = await openStoreSide(host);
  const visit = await visitThrough(side);
  await side.settle();
  side.fault = "server-error";
  visit.tracking.report({ type: "passed", score: 8750 });
  await visit.page.advance(500);
  await side.settle();
  expect(side.calls.at(-1)?.outcome).toBe("lost");
  expect(side.calls.at(-1)?.meaning).toMatch(/^not recorded: completed/);
  expect(side.held()?.standing.success).toBeUndefined();
  side.fault = undefined;
  await visit.page.advance(60_000);
  await side.settle();
  expect(side.held()?.standing).toEqual({ completed: true, success: "passed", score: 0.875 });
});

test("a closed host is silent, and has looked once more", async () => {
  const side = await openStoreSide(host);
  const visit = await visitThrough(side);
  await side.close();
  const told = side.calls.length;
  visit.tracking.report({ type: "passed", score: 8750 });
  await visit.page.advance(5000);
  await side.settle();
  expect(side.calls.length).toBe(told);
});

test("the package gets the store, the learner and the credentials in its address", async () => {
  const { address } = await openStoreSide(host, { launch: "https://host.example/course/index.html?lesson=1" });
  const query = new URL(address).searchParams;
  expect([query.get("lesson"), query.get("auth"), JSON.parse(query.get("actor") ?? "")]).toMatchObject([
    "1",
    AUTHORIZATION,
    { name: "Ada" },
  ]);
});

test("what the manifest names is what the standing is about", async () => {
  const store = openStore();
  const files = {
    "https://host.example/course/tincan.xml": `<tincan><activities><activity id="https://other.example/part"/><activity id="${course.iri}" type="t"><launch lang="en">index.html</launch></activity></activities></tincan>`,
  };
  const side = await openStoreSide(host, { store, files });
  const registration = registrationOf(side);
  const say = (id: string, verb: string, scaled: number) => ({
    actor: { account: { homePage: "https://host.example", name: "ada" } },
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
    object: { id },
    result: { score: { scaled } },
    context: { registration },
  });
  await side.fetch("https://lrs.example/xapi/statements", {
    method: "POST",
    headers: { Authorization: AUTHORIZATION, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" },
    body: JSON.stringify([say("https://other.example/part", "failed", 0.1), say(course.iri, "passed", 0.9)]),
  });
  await side.settle();
  expect(side.held()?.standing).toEqual({ completed: false, success: "passed", score: 0.9 });
});
