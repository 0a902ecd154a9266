import { expect, test } from "@jest/globals";
import { openLms, SESSION_ID } from "../../../fakes/cmi5-lms.ts";
import { leave, openAu } from "../../../fakes/cmi5-visit.ts";
import type { Fault } from "../../../fakes/xapi-store.ts";
import { savedState } from "../../../fakes/xapi-visit.ts";
import { course } from "../../../support/course.ts";

const POST = "POST statements";
const PASSED = savedState(4, "p", "6y0");
const fault = (on: string, status: number, times = 1, stores = false): Fault => ({ on, status, times, stores });
const noState = [fault("PUT curricle-state", 0, 1000), fault("POST curricle-state", 0, 1000)];
const once = (verbs: readonly string[], verb: string) => verbs.filter((said) => said === verb);

/** A session whose network fails when the learner passes, until they give up and close the page. */
async function passInTrouble(lms: ReturnType<typeof openLms>, faults: readonly Fault[]) {
  const visit = await openAu(lms);
  await visit.page.advance(5000);
  lms.break(faults);
  visit.tracking.save(PASSED);
  visit.tracking.report({ type: "passed", score: 9000 });
  await visit.page.advance(5000);
  await visit.page.pageHide(false);
  lms.break([]);
  return visit;
}

test.each([
  ["the request is lost", [fault(POST, 0, 1000)]],
  ["the answer is lost", [fault(POST, 0, 1000, true)]],
  ["the store is down", [fault(POST, 503, 1000)]],
  ["the store has it and says 500", [fault(POST, 500, 1000, true)]],
])("where %s when the learner passes, the next session leaves exactly one Passed (rule CMI5-12)", async (_, faults) => {
  const lms = openLms();
  await passInTrouble(lms, faults);
  const next = await openAu(lms);
  expect(next.tracking.launch).toMatchObject({ resume: PASSED, status: "passed", score: 9000 });
  expect(await leave(next)).toEqual({ confirmed: true });
  expect(once(lms.verbs(), "passed")).toHaveLength(1);
  expect(once(lms.verbs(), "completed")).toHaveLength(1);
  expect(lms.violations).toEqual([]);
  expect(lms.state()).toMatchObject({ state: PASSED });
});

test("what is told again is made anew in the new session, and says when it was true (rule CMI5-12)", async () => {
  const lms = openLms();
  const first = await passInTrouble(lms, [fault(POST, 503, 1000)]);
  const { page } = await openAu(lms);
  await page.advance(5000);
  const sent = lms.named(POST).flatMap(({ body }) => JSON.parse(body) as { id: string; timestamp: string; verb: { id: string } }[]);
  const original = sent.find(({ verb }) => verb.id.endsWith("passed"));
  const stored = lms.statements().find(({ verb }) => verb.id.endsWith("passed"));
  expect(stored?.id).not.toBe(original?.id);
  expect(stored?.context["extensions"]).toMatchObject({ [SESSION_ID]: "session 2", [`${course.iri}#achieved`]: original?.timestamp });
  expect(stored?.result).toMatchObject({ success: true, score: { scaled: 0.9 } });
  expect(first.told.at(-1)).toBe("unsaved");
});

test("what neither store nor state confirmed is told again by the course's own journal, once (rule CMI5-12)", async () => {
  const lms = openLms();
  await passInTrouble(lms, [fault(POST, 0, 1000), ...noState]);
  const next = await openAu(lms);
  expect(next.tracking.launch.status).toBe("incomplete");
  next.tracking.report({ type: "passed", score: 9000 });
  await leave(next);
  expect(lms.verbs()).toEqual(["initialized", "initialized", "completed", "passed", "terminated"]);
  expect(lms.violations).toEqual([]);
});

test("where only the state is lost, the statements tell what is held (rule CMI5-12)", async () => {
  const lms = openLms();
  await passInTrouble(lms, noState);
  const next = await openAu(lms);
  expect(next.tracking.launch).toMatchObject({ resume: "", status: "passed", score: 9000 });
});

test("where statements may not be read, the course's own state tells what is held (rules CMI5-12, CMI5-13)", async () => {
  const lms = openLms({ readable: false });
  const first = await openAu(lms);
  first.tracking.report({ type: "passed", score: 9000 });
  first.tracking.save(PASSED);
  await leave(first);
  const second = await openAu(lms);
  expect(second.tracking.launch).toMatchObject({ status: "passed", score: 9000 });
  second.tracking.report({ type: "passed", score: 9000 });
  await leave(second);
  expect(once(lms.verbs(), "passed")).toHaveLength(1);
  expect(lms.violations).toEqual([]);
});

test("a result whose answer was lost, in a store that lets nobody read, is refused once and not told for ever (rule CMI5-13)", async () => {
  const lms = openLms({ readable: false });
  await passInTrouble(lms, [fault(POST, 0, 1000, true)]);
  const second = await openAu(lms);
  await second.page.advance(5000);
  expect(second.told.at(-1)).toBe("saved");
  await leave(second);
  const before = lms.violations.length;
  await leave(await openAu(lms));
  expect(lms.violations).toHaveLength(before);
  expect(once(lms.verbs(), "passed")).toHaveLength(1);
  expect(once(lms.verbs(), "terminated")).toHaveLength(2);
});

test("a fail that was not confirmed is told when the next session ends, unless the learner passes in it (rules CMI5-6, CMI5-12)", async () => {
  const lms = openLms();
  const first = await openAu(lms);
  await first.page.advance(5000);
  lms.break([fault(POST, 503, 1000)]);
  first.tracking.save(savedState(2, "f", "2s0"));
  first.tracking.report({ type: "failed", score: 3600 });
  await first.page.pageHide(false);
  lms.break([]);
  const second = await openAu(lms);
  await second.page.advance(5000);
  expect(lms.verbs()).toEqual(["initialized", "initialized"]);
  await leave(second);
  expect(lms.verbs()).toEqual(["initialized", "initialized", "failed", "terminated"]);
  expect(lms.violations).toEqual([]);
});

test("a session that only looks back leaves the unconfirmed result for the next one (rules CMI5-9, CMI5-12)", async () => {
  const lms = openLms();
  await passInTrouble(lms, [fault(POST, 503, 1000)]);
  await leave(await openAu(lms, lms.launch({ mode: "Review" })));
  expect(once(lms.verbs(), "passed")).toEqual([]);
  await leave(await openAu(lms));
  expect(once(lms.verbs(), "passed")).toHaveLength(1);
  expect(lms.violations).toEqual([]);
});

test.each([
  ["the same verb twice is refused with 403", 0],
  ["the answer is lost again and again", 2],
])("a statement that was stored counts as delivered where %s (rule CMI5-13)", async (_, more) => {
  const lms = openLms();
  const visit = await openAu(lms);
  await visit.page.advance(1000);
  lms.break([fault(POST, 0, 1 + more, true)]);
  visit.tracking.report({ type: "passed", score: 9000 });
  await visit.page.advance(60_000);
  expect(visit.told.at(-1)).toBe("saved");
  expect(lms.verbs()).toEqual(["initialized", "completed", "passed"]);
  expect(lms.named(POST).at(-1)?.answered).toBe(403);
});

test("a session that another launch has ended says nothing more, and never calls the result saved (rules CMI5-12, COMMIT-1)", async () => {
  const lms = openLms();
  const old = await openAu(lms);
  await old.page.advance(1000);
  const next = await openAu(lms);
  old.tracking.report({ type: "passed", score: 9000 });
  await old.page.advance(300_000);
  expect(old.told.at(-1)).toBe("unsaved");
  expect(once(lms.verbs(), "passed")).toEqual([]);
  expect(lms.named(POST).filter(({ answered }) => answered === 403).length).toBeLessThan(4);
  await leave(next);
  expect(lms.violations).toEqual([]);
});

test("where the learner may not read statements and a result is refused, it is never called saved (rule CMI5-13)", async () => {
  const lms = openLms({ readable: false });
  const visit = await openAu(lms);
  await visit.page.advance(1000);
  lms.break([fault(POST, 403, 1000)]);
  visit.tracking.report({ type: "passed", score: 9000 });
  await visit.page.advance(60_000);
  expect(visit.told.at(-1)).toBe("unsaved");
  expect(await leave(visit, 31_000)).toEqual({ confirmed: false });
});

test("detail that the learning system will not have is given up, and results still arrive (rule INT-1)", async () => {
  const lms = openLms();
  const visit = await openAu(lms);
  await visit.page.advance(1000);
  lms.break([fault(POST, 403, 1)]);
  visit.tracking.report({ type: "progressed", progress: 0.5 });
  await visit.page.advance(5000);
  visit.tracking.report({ type: "passed", score: 9000 });
  expect(await leave(visit)).toEqual({ confirmed: true });
  expect(lms.verbs()).toEqual(["initialized", "completed", "passed", "terminated"]);
});
