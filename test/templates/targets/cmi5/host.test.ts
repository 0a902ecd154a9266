import { expect, test } from "@jest/globals";
import { isSatisfied, readAu } from "../../../../templates/targets/cmi5/au.ts";
import host from "../../../../templates/targets/cmi5/host.ts";
import { openAu } from "../../../fakes/cmi5-visit.ts";
import { savedState } from "../../../fakes/xapi-visit.ts";
import { coursePage } from "../../../support/course.ts";
import { AUTHORIZATION, openStoreSide, type StoreSide, type StoreSideSetting } from "../../lms/door.ts";

const BESIDE = "https://host.example/course/cmi5.xml";
const AU = (document: string, attributes: string, more = "") =>
  `<au id="https://c.example/${document}" ${attributes}><url>${document}</url>${more}</au>`;
const ALONE = AU("index.html", 'moveOn="CompletedAndPassed" masteryScore="0.8"', "<launchParameters>a=1</launchParameters>");
const structure = (...aus: readonly string[]) =>
  `<courseStructure><course id="https://c.example/course"><title/></course>${aus.join("")}</courseStructure>`;

function open(setting: StoreSideSetting = {}, aus = [ALONE]): Promise<StoreSide> {
  return openStoreSide(host, { files: { [BESIDE]: structure(...aus) }, ...setting });
}

const auIn = (side: StoreSide) => openAu({ fetch: side.fetch, launch: () => side.address } as Parameters<typeof openAu>[0]);
const valuesIn = (side: StoreSide) => side.held()?.rows.map(({ value }) => value);

/** The learner passes; the page stays open. */
async function pass(side: StoreSide) {
  const visit = await auIn(side);
  visit.tracking.report({ type: "page", page: coursePage(0) });
  visit.tracking.save(savedState(2, "p", "6r2"));
  visit.tracking.report({ type: "passed", score: 8750 });
  await visit.page.advance(5000);
  await side.settle();
  return visit;
}

test("the AU is launched, and each statement is shown in words, with what satisfies the course, and the state", async () => {
  const side = await open();
  const { tracking } = await pass(side);
  expect(tracking.launch).toMatchObject({ mode: "normal", passMark: 8000 });
  expect(valuesIn(side)?.slice(0, -1)).toEqual([
    'launched "https://preview.example/c"',
    'initialized "A course"',
    'completed "A course" (PT0.01S)',
    'passed "A course" (success, 88 %, PT0.01S)',
    'satisfied "https://c.example/course"',
    'experienced "Page 0"',
    "yes",
  ]);
  expect(valuesIn(side)?.at(-1)).toContain(savedState(2, "p", "6r2"));
  expect(side.held()).toMatchObject({
    standing: { completed: true, success: "passed", score: 0.875 },
    saved: { text: savedState(2, "p", "6r2"), limit: undefined },
  });
});

test("each request of an AU is told with its meaning, and one of ours breaks no rule", async () => {
  const side = await open();
  await pass(side);
  expect(side.calls.slice(0, 4).map(({ call, meaning }) => `${call}: ${meaning}`)).toEqual([
    "POST credentials: asked for its credentials",
    "GET activities/state?stateId=LMS.LaunchData: asked how it is launched",
    "GET agents/profile?profileId=cmi5LearnerPreferences: asked for the learner's preferences",
    "GET activities/state?stateId=curricle-state: asked for the place to resume from: there is none",
  ]);
  expect(side.calls.flatMap(({ problems }) => problems)).toEqual([]);
});

test("an AU that is only begun is not satisfied, and says so at its end", async () => {
  const side = await open();
  await (await auIn(side)).page.advance(1000);
  await side.close();
  expect(side.held()?.rows.at(-1)).toEqual({ name: "Satisfied (CompletedAndPassed)", value: "no" });
  expect(side.calls.at(-1)?.problems).toEqual(["9.3.8 the AU never said Terminated: the next launch will call the session abandoned"]);
});

test("the next visit is another session of the same registration, finds the state, and calls the first abandoned", async () => {
  const first = await open();
  const visit = await auIn(first);
  visit.tracking.save(savedState(1));
  await visit.page.advance(5000);
  await first.close();
  const second = await open({ store: first.store, stored: first.held()?.state });
  const { tracking, connection } = await auIn(second);
  expect(connection.connected).toBe(true);
  expect(tracking.launch.resume).toBe(savedState(1));
  expect(new Set(first.store.statements().map(({ context }) => context["registration"])).size).toBe(1);
  expect(first.store.verbs().filter((verb) => verb === "abandoned")).toHaveLength(1);
});

test("a session that was terminated is not abandoned", async () => {
  const first = await open();
  const visit = await pass(first);
  const ended = visit.tracking.end();
  await visit.page.advance(5000);
  await ended;
  await first.close();
  const second = await open({ store: first.store, stored: first.held()?.state });
  expect([first.store.verbs().includes("abandoned"), second.calls.flatMap(({ problems }) => problems)]).toEqual([false, []]);
});

test.each(["browse", "review"] as const)("in %s mode the AU is launched to look only, and nothing is satisfied by it", async (mode) => {
  const side = await open({ mode });
  expect((await auIn(side)).tracking.launch.mode).toBe(mode);
  await side.settle();
  expect(side.calls.flatMap(({ problems }) => problems)).toEqual([]);
});

test("the system may say what passes, and hands on the launch parameters", async () => {
  const side = await open({ masteryScore: 0.95 });
  expect((await auIn(side)).tracking.launch.passMark).toBe(9500);
  const [launchData] = [...side.store.store.documents.values()].filter(({ id }) => id === "LMS.LaunchData");
  expect(String(launchData?.body)).toContain('"launchParameters":"a=1"');
});

test("the credentials are handed out once, and asking twice is noted", async () => {
  const side = await open();
  await auIn(side);
  expect((await auIn(side)).connection).toEqual({ connected: false, reason: "refused" });
  expect(side.calls.flatMap(({ problems }) => problems)).toContain("8.2.1 the credentials were asked for more than once");
});

test("what the system sends itself is taken by a strict record store", async () => {
  const { store } = await open();
  expect(store.requests.filter(({ name }) => !name.startsWith("GET")).map(({ name, answered }) => `${name} ${answered}`)).toEqual([
    "PUT /credentials 204",
    "POST /activities/state 204",
    "POST /agents/profile 204",
    "POST /statements 200",
  ]);
});

test("a rule that a statement breaks is told in words, although the store has taken it", async () => {
  const side = await open();
  const { registration = "" } = (side.held()?.state ?? {}) as { registration?: string };
  await side.fetch("https://lrs.example/xapi/statements", {
    method: "POST",
    headers: { Authorization: AUTHORIZATION, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" },
    body: JSON.stringify({
      actor: { account: { homePage: "https://host.example", name: "ada" } },
      verb: { id: "http://adlnet.gov/expapi/verbs/passed" },
      object: { id: "https://preview.example/c" },
      context: { registration },
    }),
  });
  const [call] = side.calls;
  expect([call?.outcome, call?.problems.length]).toEqual(["taken", 13]);
  expect(call?.problems).toContain("passed: 9.3.2 Initialized does not come first");
});

test("the course is satisfied only where the AU is its only one", async () => {
  const side = await open({}, [AU("other.html", 'moveOn="Completed"'), ALONE]);
  await pass(side);
  expect(side.store.verbs()).not.toContain("satisfied");
});

test("the AU of a document is found in the course structure, with what satisfies it", () => {
  const both = structure(AU("other.html?page=1", 'moveOn="Completed"'), AU("index.html", "masteryScore='0.8' moveOn='CompletedAndPassed'"));
  const read = (document: string) => readAu(both, BESIDE, new URL(document, BESIDE).href);
  expect(read("index.html")).toEqual({ id: "https://c.example/index.html", moveOn: "CompletedAndPassed", masteryScore: 0.8 });
  expect(read("other.html")).toMatchObject({ moveOn: "Completed", masteryScore: undefined });
  expect(read("none.html")).toBeUndefined();
});

test.each([
  ["NotApplicable", [], true],
  ["Completed", ["passed"], false],
  ["Completed", ["completed"], true],
  ["Passed", ["completed"], false],
  ["Passed", ["passed"], true],
  ["CompletedAndPassed", ["completed"], false],
  ["CompletedAndPassed", ["completed", "passed"], true],
  ["CompletedOrPassed", ["failed"], false],
  ["CompletedOrPassed", ["passed"], true],
])("%s after %j is satisfied: %s", (moveOn, verbs, satisfied) => {
  expect(isSatisfied(moveOn, verbs)).toBe(satisfied);
});
