import { expect, test } from "@jest/globals";
import type { HostRecord } from "../../../../templates/contract/host.ts";
import xapi from "../../../../templates/targets/xapi/host.ts";
import { ENDPOINT, type FakeStore, openStore } from "../../../fakes/xapi-store.ts";
import { openVisit, savedState } from "../../../fakes/xapi-visit.ts";
import { openWindow } from "../../../fakes/xapi-window.ts";
import { coursePage } from "../../../support/course.ts";

async function host(store: FakeStore, stored?: unknown) {
  const page = openWindow({ fetch: store.fetch });
  const records: HostRecord[] = [];
  const hosted = await xapi.open({
    window: page.window,
    launch: "https://host.example/course/index.html",
    recordStore: ENDPOINT,
    authorization: `Basic ${btoa("preview:preview")}`,
    activity: "https://preview.example/c",
    learner: { id: "ada", name: "Ada" },
    stored,
    record: (held) => records.push(held),
  });
  return { page, records, hosted };
}

test("the preview launches the course, and shows each statement in words and the state as it is held", async () => {
  const store = openStore();
  const { page, records, hosted } = await host(store);
  const visit = await openVisit(store, hosted.address);
  visit.tracking.report({ type: "page", page: coursePage(0) });
  visit.tracking.report({ type: "passed", score: 8750 });
  visit.tracking.save(savedState(2, "p", "6r2"));
  await visit.page.advance(5000);
  await page.advance(1000);
  expect(records.at(-1)?.rows.map(({ value }) => value)).toEqual([
    'launched "A course"',
    'initialized "A course"',
    'completed "A course" (PT0.01S)',
    'passed "A course" (success, 88 %, PT0.01S)',
    'experienced "Page 0"',
    JSON.stringify({
      state: savedState(2, "p", "6r2"),
      registration: (records.at(-1)?.state as { registration: string } | undefined)?.registration,
      unsent: [],
    }),
  ]);
});

test("the next visit has the same registration, and finds the state", async () => {
  const store = openStore();
  const first = await host(store);
  const visit = await openVisit(store, first.hosted.address);
  visit.tracking.save(savedState(1));
  await visit.page.advance(5000);
  const second = await host(store, first.records.at(-1)?.state);
  const { tracking } = await openVisit(store, second.hosted.address);
  expect(tracking.launch.resume).toBe(savedState(1));
});

test("more statements than one answer holds are all shown", async () => {
  const store = openStore();
  const { page, records, hosted } = await host(store);
  const visit = await openVisit(store, hosted.address);
  for (const progress of Array.from({ length: 130 }, (_, index) => index / 200)) visit.tracking.report({ type: "progressed", progress });
  await visit.page.advance(10_000);
  await page.advance(1000);
  expect(records.at(-1)?.rows).toHaveLength(132);
});

test("after closing the preview looks once more and then no longer", async () => {
  const store = openStore();
  const { page, hosted } = await host(store);
  hosted.close();
  await page.advance(60_000);
  expect(store.named("GET /statements")).toHaveLength(1);
});
