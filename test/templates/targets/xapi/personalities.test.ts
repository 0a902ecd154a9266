import { describe, expect, test } from "@jest/globals";
import { openAs, type Personality } from "../../../fakes/xapi-personalities.ts";
import type { Fault } from "../../../fakes/xapi-store.ts";
import { openVisit, savedState } from "../../../fakes/xapi-visit.ts";
import { coursePage } from "../../../support/course.ts";

const kinds: readonly Personality[] = ["conformant", "pelotech", "adl", "learningLocker"];
const lost = (times: number): Fault => ({ on: "POST /statements", status: 0, times, stores: true });

describe.each(kinds)("with a record store of the kind %s", (kind) => {
  test("what is sent again because its answer was lost is stored once and called saved (rules QUEUE-2, EXIT-9)", async () => {
    const store = openAs(kind, [lost(2)]);
    const { page, tracking, told } = await openVisit(store);
    tracking.report({ type: "passed", score: 9000 });
    await page.advance(60_000);
    expect(store.verbs()).toEqual(["launched", "initialized", "completed", "passed"]);
    expect(told.at(-1)).toBe("saved");
  });

  test("a batch of which a part is stored already arrives whole (rule TC-7)", async () => {
    const store = openAs(kind, [lost(1)]);
    const { page, tracking, told } = await openVisit(store);
    await page.advance(500);
    tracking.report({ type: "passed", score: 9000 });
    tracking.report({ type: "page", page: coursePage(0) });
    await page.advance(60_000);
    expect(store.verbs().toSorted()).toEqual(["completed", "experienced", "initialized", "launched", "passed"]);
    expect(told.at(-1)).toBe("saved");
  });

  test("the latest state is kept over several writes and visits (rule TC-6)", async () => {
    const store = openAs(kind);
    const first = await openVisit(store);
    first.tracking.save(savedState(1));
    await first.page.advance(5000);
    first.tracking.save(savedState(2));
    await first.page.advance(5000);
    const second = await openVisit(store);
    expect(second.tracking.launch.resume).toBe(savedState(2));
    second.tracking.save(savedState(3));
    await second.page.advance(5000);
    expect(store.state()).toMatchObject({ state: savedState(3) });
    expect(second.told.at(-1)).toBe("saved");
  });

  test("no request is in a notation that a store may refuse: version 2, an alternate method, If-Match with a star", async () => {
    const store = openAs(kind);
    const { page, tracking } = await openVisit(store);
    tracking.save(savedState(1));
    tracking.report({ type: "passed", score: 9000 });
    await page.advance(5000);
    await page.pageHide(false);
    const sent = store.requests.map(({ headers, query }) => [
      headers["X-Experience-API-Version"],
      headers["If-Match"] === "*",
      query.has("method"),
    ]);
    expect(sent.filter(([version, star, method]) => version !== "1.0.3" || star === true || method === true)).toEqual([]);
  });
});
