import { expect, test } from "@jest/globals";
import { openLms } from "../../../fakes/cmi5-lms.ts";
import { openAu } from "../../../fakes/cmi5-visit.ts";
import type { Fault } from "../../../fakes/xapi-store.ts";
import { savedState } from "../../../fakes/xapi-visit.ts";
import { memoryStorage, openWindow } from "../../../fakes/xapi-window.ts";

const POST = "POST statements";
const PASSED = savedState(4, "p", "6y0");
const fault = (on: string, status: number): Fault => ({ on, status, times: 1000, stores: false });
const refused = { connected: false, reason: "refused" };

/** What the course's own state says of its results. */
function resultsIn(lms: ReturnType<typeof openLms>) {
  const { held, unsent } = lms.state() as { held: string[]; unsent: { verb: { id: string } }[] };
  return { held, unsent: unsent.map(({ verb }) => verb.id.replace(/.*\//, "")) };
}

async function pass(faults: readonly Fault[] = []) {
  const lms = openLms();
  const session = memoryStorage();
  const visit = await openAu(lms, "", openWindow({ address: lms.launch(), fetch: lms.fetch, session }));
  await visit.page.advance(5000);
  lms.break(faults);
  visit.tracking.report({ type: "progressed", progress: 0.5 });
  visit.tracking.report({ type: "passed", score: 9000 });
  visit.tracking.save(PASSED);
  await visit.page.advance(5000);
  return { lms, session, visit };
}

test("the state says which results are confirmed, and nothing else of what was said (rules CMI5-12, COMMIT-1)", async () => {
  const { lms } = await pass();
  expect(resultsIn(lms)).toEqual({ held: ["completed", "passed"], unsent: [] });
});

test("the state carries what is not confirmed, and does not call it held (rules CMI5-12, COMMIT-1)", async () => {
  const { lms } = await pass([fault(POST, 503)]);
  expect(resultsIn(lms)).toEqual({ held: [], unsent: ["completed", "passed"] });
});

test("a page that is loaded anew while the end is under way begins nothing (rules CMI5-11, EXIT-4)", async () => {
  const { lms, session, visit } = await pass();
  lms.break([fault(POST, 503)]);
  void visit.tracking.end();
  await visit.page.advance(1000);
  const again = await openAu(lms, "", openWindow({ fetch: lms.fetch, session }));
  expect(again.connection).toEqual(refused);
});

test("a store that turns the learner away from the state is no connection (rule CMI5-4)", async () => {
  const lms = openLms();
  lms.break([fault("GET curricle-state", 401)]);
  expect((await openAu(lms)).connection).toEqual(refused);
});
