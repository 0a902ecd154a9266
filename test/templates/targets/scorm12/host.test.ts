import { expect, test } from "@jest/globals";
import host from "../../../../templates/targets/scorm12/host.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";
import { answeredEvent, choice, tryVisit } from "../../../fakes/scorm-visit.ts";
import { LAUNCH, openSide, play, type SideSetting } from "../../lms/side.ts";

async function learn(setting: SideSetting = {}) {
  const side = await openSide(host, setting);
  const page = await tryVisit(connect, { window: { API: side.api } });
  return { side, ...page, tracking: page.connection.connected ? page.connection.tracking : undefined };
}

const SYSTEMS = [
  { personality: "strict", time: "0000:00:10.50", both: "0000:00:21.00" },
  { personality: "scorm-again", time: "00:00:10.5", both: "00:00:21" },
];

test("an opened package is launched at its own address", async () => {
  expect((await openSide(host)).address).toBe(LAUNCH);
});

test.each(SYSTEMS)(
  "what a learner achieves is held at each commit, with interactions and time: $personality",
  async ({ personality, time }) => {
    const { side, tracking, dispatch } = await learn({ personality });
    tracking?.save("A1.x");
    tracking?.report(answeredEvent(choice));
    tracking?.report({ type: "passed", score: 9000 });
    dispatch("pagehide", { persisted: false });
    const names = ["cmi.core.lesson_status", "cmi.core.score.raw", "cmi.suspend_data", "cmi.core.total_time", "cmi.interactions.0.id"];
    expect(names.map(side.value)).toEqual(["passed", "90", "A1.x", time, "m__q1_a1"]);
    expect(side.held()).toMatchObject({
      standing: { completed: true, success: "passed", score: 0.9 },
      saved: { text: "A1.x", limit: 4096 },
    });
    expect([side.records.length, side.problems()]).toEqual([3, []]);
  },
);

test.each(SYSTEMS)("the next visit resumes, and its time is added: $personality", async ({ personality, both }) => {
  const first = await learn({ personality });
  first.tracking?.save("A1.x");
  first.dispatch("pagehide", { persisted: false });
  const second = await learn({ personality, stored: first.side.held()?.state });
  expect(second.tracking?.launch).toMatchObject({ status: "incomplete", resume: "A1.x", learner: "preview-learner" });
  second.dispatch("pagehide", { persisted: false });
  expect(second.side.value("cmi.core.total_time")).toBe(both);
});

test.each(SYSTEMS)("what was set but never committed does not survive: $personality", async ({ personality }) => {
  const side = await openSide(host, { personality });
  play(side, ["LMSInitialize", ""], ["LMSSetValue", "cmi.suspend_data", "A1.x"]);
  side.close();
  expect(side.held()).toBeUndefined();
});

test("a closed host leaves no API behind", async () => {
  const side = await openSide(host);
  side.close();
  expect(side.window).not.toHaveProperty("API");
});
