import { expect, test } from "@jest/globals";
import type { HostRecord, LaunchMode } from "../../../../templates/contract/host.ts";
import { isSatisfied, readAu } from "../../../../templates/targets/cmi5/au.ts";
import cmi5 from "../../../../templates/targets/cmi5/host.ts";
import { openAu } from "../../../fakes/cmi5-visit.ts";
import { ENDPOINT, openStore } from "../../../fakes/xapi-store.ts";
import { savedState } from "../../../fakes/xapi-visit.ts";
import { openWindow } from "../../../fakes/xapi-window.ts";
import { coursePage } from "../../../support/course.ts";

const AU = (document: string, attributes: string) => `<au id="https://c.example/${document}" ${attributes}><url>${document}</url></au>`;
const STRUCTURE = `<block>${AU("other.html", 'moveOn="Completed"')}${AU("index.html", 'moveOn="CompletedAndPassed" masteryScore="0.8"')}</block>`;

/** A host with a record store; the package's course structure lies beside it. */
async function host(store = openStore(), stored?: unknown, mode: LaunchMode = "normal") {
  const fetch: typeof globalThis.fetch = (input, init) =>
    (input as string).endsWith("/cmi5.xml") ? Promise.resolve(new Response(STRUCTURE)) : store.fetch(input, init);
  const page = openWindow({ fetch });
  Object.assign(page.window, { navigator: { language: "en-GB" } });
  const records: HostRecord[] = [];
  const hosted = await cmi5.open({
    window: page.window,
    launch: "https://host.example/course/index.html",
    recordStore: ENDPOINT,
    authorization: `Basic ${btoa("preview:preview")}`,
    activity: "https://preview.example/c",
    learner: { id: "ada", name: "Ada" },
    mode,
    stored,
    record: (held) => records.push(held),
  });
  const open = () => openAu({ fetch: store.fetch, launch: () => hosted.address } as Parameters<typeof openAu>[0]);
  return { store, page, records, hosted, open };
}

test("the preview launches the AU, and shows each statement in words, whether it is satisfied, and the state", async () => {
  const { page, records, open } = await host();
  const visit = await open();
  visit.tracking.report({ type: "page", page: coursePage(0) });
  visit.tracking.save(savedState(2, "p", "6r2"));
  visit.tracking.report({ type: "passed", score: 8750 });
  await visit.page.advance(5000);
  await page.advance(1000);
  expect(visit.tracking.launch).toMatchObject({ mode: "normal", passMark: 8000 });
  expect(
    records
      .at(-1)
      ?.rows.slice(0, -1)
      .map(({ value }) => value),
  ).toEqual([
    'launched "https://preview.example/c"',
    'initialized "A course"',
    'completed "A course" (PT0.01S)',
    'passed "A course" (success, 88 %, PT0.01S)',
    'experienced "Page 0"',
    "yes",
  ]);
  expect(records.at(-1)?.rows.at(-1)?.value).toContain(savedState(2, "p", "6r2"));
});

test("an AU that is only begun is not satisfied", async () => {
  const { page, records, open } = await host();
  await (await open()).page.advance(1000);
  await page.advance(1000);
  expect(records.at(-1)?.rows.at(-1)).toEqual({ name: "Satisfied (CompletedAndPassed)", value: "no" });
});

test("the next visit is another session of the same registration, and finds the state", async () => {
  const first = await host();
  const visit = await first.open();
  visit.tracking.save(savedState(1));
  await visit.page.advance(5000);
  const second = await host(first.store, first.records.at(-1)?.state);
  const { tracking, connection } = await second.open();
  expect(connection.connected).toBe(true);
  expect(tracking.launch.resume).toBe(savedState(1));
  expect(new Set(first.store.statements().map(({ context }) => context["registration"])).size).toBe(1);
});

test.each(["browse", "review"] as const)("in %s mode the preview launches the AU to look only", async (mode) => {
  const { open } = await host(openStore(), undefined, mode);
  expect((await open()).tracking.launch.mode).toBe(mode);
});

test("the credentials are handed out once", async () => {
  const { open } = await host();
  await open();
  expect((await open()).connection).toEqual({ connected: false, reason: "refused" });
});

test("what the preview sends itself is taken by a strict record store", async () => {
  const { store } = await host();
  expect(store.requests.map(({ answered }) => answered)).toEqual([204, 204, 200]);
});

test("the AU of a document is found in the course structure, with what satisfies it", () => {
  expect(readAu(STRUCTURE, "index.html")).toEqual({ id: "https://c.example/index.html", moveOn: "CompletedAndPassed", masteryScore: 0.8 });
  expect(readAu(STRUCTURE, "other.html")).toMatchObject({ moveOn: "Completed", masteryScore: undefined });
  expect(readAu(STRUCTURE, "none.html")).toBeUndefined();
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
