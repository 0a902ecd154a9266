import { describe, expect, test } from "@jest/globals";
import type { CourseEvent } from "../../../../templates/contract/event.ts";
import { openLms } from "../../../fakes/cmi5-lms.ts";
import { openAu } from "../../../fakes/cmi5-visit.ts";
import { type Fault, openStore } from "../../../fakes/xapi-store.ts";
import { openVisit, savedState } from "../../../fakes/xapi-visit.ts";
import { course } from "../../../support/course.ts";

const POST = "POST /statements";
const PUT = "PUT /activities/state";
const passed: CourseEvent = { type: "passed", score: 9000 };
const down = (on: string, times = 1000): Fault => ({ on, status: 503, times, stores: false });
const byReading = { ...course, rule: { ...course.rule, quiz: false } };

async function begin(faults: readonly Fault[] = []) {
  const store = openStore();
  const visit = await openVisit(store);
  await visit.page.advance(5000);
  const { fetch } = visit.page.window;
  const broken = openStore(faults);
  const on = faults.map((fault) => fault.on);
  visit.page.window.fetch = (input, init) => {
    const name = `${init?.method} ${new URL(input as string).pathname.replace("/xapi", "")}`;
    return on.includes(name) ? broken.fetch(input, init) : fetch(input, init);
  };
  return { store, ...visit, mend: () => Object.assign(visit.page.window, { fetch }) };
}

describe("what the learner hears is held (COMMIT-1, COMMIT-7)", () => {
  test("is what the store has confirmed, and no sooner", async () => {
    const { tracking, page, told, mend } = await begin([down(POST)]);
    tracking.report(passed);
    await page.advance(5000);
    expect([tracking.held(), told.at(-1)]).toEqual([expect.objectContaining({ status: "incomplete", score: undefined }), "unsaved"]);
    mend();
    await page.advance(60_000);
    expect([tracking.held(), told.at(-1)]).toEqual([{ status: "passed", score: 9000 }, "saved"]);
  });

  test.each<[string, CourseEvent, object]>([
    ["a fail", { type: "failed", score: 3000 }, { status: "failed", score: 3000 }],
    ["reading, where a quiz decides", { type: "completed" }, { status: "incomplete" }],
    ["progress", { type: "progressed", progress: 0.5 }, { status: "incomplete" }],
  ])("knows what counts as a result: %s", async (_, event, held) => {
    const { tracking, page } = await begin();
    tracking.report(event);
    await page.advance(5000);
    expect(tracking.held()).toMatchObject(held);
  });

  test.each<[CourseEvent, string]>([
    [{ type: "completed" }, "completed"],
    [{ type: "progressed", progress: 0.5 }, "incomplete"],
  ])("where reading is the rule, %j makes it %s", async (event, status) => {
    const lms = openLms();
    const { tracking, page } = await openAu(lms, undefined, undefined, byReading);
    await page.advance(5000);
    tracking.report(event);
    await page.advance(5000);
    expect(tracking.held().status).toBe(status);
  });
});

describe("while something is under way", () => {
  test("the learner hears that it is being saved (UX-1)", async () => {
    const { tracking, page, told } = await begin();
    tracking.save(savedState(1));
    await page.advance(1000);
    const before = told.at(-1);
    await page.advance(5000);
    expect([before, told.at(-1)]).toEqual(["saving", "saved"]);
  });

  test("a state that comes while one is written is written too (EXIT-1)", async () => {
    const { tracking, page, store, told } = await begin();
    const { fetch } = page.window;
    const late = [savedState(2)];
    page.window.fetch = (input, init) => {
      if (init?.method === "PUT") for (const state of late.splice(0)) tracking.save(state);
      return fetch(input, init);
    };
    tracking.save(savedState(1));
    await page.advance(10_000);
    expect([store.state()?.["state"], told.at(-1), told.includes("unsaved")]).toEqual([savedState(2), "saved", false]);
  });

  test("a state that is the same is not written again (CALL-11)", async () => {
    const { tracking, page, store } = await begin();
    tracking.save(savedState(1));
    await page.advance(5000);
    const before = store.named(PUT).length;
    tracking.save(savedState(1));
    await page.advance(5000);
    expect(store.named(PUT)).toHaveLength(before);
  });
});

describe("once the learner leaves (EXIT-4, EXIT-5)", () => {
  test("the end comes at once where all is recorded, by requests that outlive the page", async () => {
    const { tracking, page, store } = await begin();
    const before = store.requests.length;
    const ended = tracking.end();
    await page.advance(500);
    expect(await ended).toEqual({ confirmed: true });
    expect(store.verbs().slice(-2)).toEqual(["suspended", "terminated"]);
    await page.advance(10_000);
    expect(store.requests.slice(before)).toHaveLength(1);
  });

  test("nothing that comes after it counts", async () => {
    const { tracking, page, store } = await begin();
    const ended = tracking.end();
    tracking.report(passed);
    tracking.save(savedState(7, "p"));
    await page.advance(500);
    tracking.report(passed);
    tracking.save(savedState(8, "p"));
    await ended;
    await page.advance(60_000);
    expect([store.verbs().includes("passed"), store.state()?.["state"]]).toEqual([false, undefined]);
  });

  test("what the store will never take is not waited for", async () => {
    const refuse: Fault = { on: POST, status: 401, times: 1000, stores: false };
    const { tracking, page } = await begin([refuse]);
    tracking.report(passed);
    await page.advance(5000);
    const outcome: unknown[] = [];
    void tracking.end().then((end) => outcome.push(end));
    await page.advance(1000);
    expect(outcome).toEqual([{ confirmed: false }]);
  });

  test("a page that has gone and lives on tells that it has ended, and how (EXIT-3)", async () => {
    const saved = await begin();
    await saved.page.pageHide(false);
    expect([saved.told.at(-1), await saved.tracking.end()]).toEqual(["ended", { confirmed: true }]);
    const unsaved = await begin([down(POST)]);
    unsaved.tracking.report(passed);
    await unsaved.page.advance(5000);
    await unsaved.page.pageHide(false);
    unsaved.tracking.report({ type: "failed", score: 0 });
    expect([unsaved.told.at(-1), await unsaved.tracking.end()]).toEqual(["unsaved", { confirmed: false }]);
  });
});

test("another copy takes over: what waits is sent at once, no end is said, and nothing follows (TABS-1)", async () => {
  const { tracking, page, store, told } = await begin();
  tracking.save(savedState(1));
  tracking.report({ type: "progressed", progress: 0.5 });
  tracking.yield();
  await page.advance(100);
  const sent = store.requests.length;
  expect([store.state()?.["state"], store.verbs().at(-1)]).toEqual([savedState(1), "progressed"]);
  tracking.report(passed);
  tracking.save(savedState(2));
  await page.pageHide(false);
  await page.advance(60_000);
  expect([store.requests.length, told.at(-1), await tracking.end()]).toEqual([sent, "ended", { confirmed: true }]);
});
