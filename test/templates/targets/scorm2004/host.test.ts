import { expect, test } from "@jest/globals";
import third from "../../../../templates/targets/scorm2004-3rd/host.ts";
import connect from "../../../../templates/targets/scorm2004-3rd/tracking.ts";
import fourth from "../../../../templates/targets/scorm2004-4th/host.ts";
import { answeredEvent, choice, tryVisit } from "../../../fakes/scorm-visit.ts";
import { LAUNCH, openSide, play, type SideSetting } from "../../lms/side.ts";

async function learn(setting: SideSetting = {}, target = third) {
  const side = await openSide(target, setting);
  const page = await tryVisit(connect, { window: { API_1484_11: side.api } });
  return { side, ...page, tracking: page.connection.connected ? page.connection.tracking : undefined };
}

const SYSTEMS = ["strict", "scorm-again"];

test.each([third, fourth].flatMap((target) => SYSTEMS.map((personality) => ({ target, personality }))))(
  "what a learner achieves is held at each commit, with interactions and time: $personality",
  async ({ target, personality }) => {
    const { side, tracking, pass, dispatch } = await learn({ personality }, target);
    tracking?.save("A1.x");
    tracking?.report(answeredEvent(choice));
    tracking?.report({ type: "passed", score: 9000 });
    await pass(0);
    dispatch("pagehide", { persisted: false });
    const names = [
      "cmi.completion_status",
      "cmi.success_status",
      "cmi.score.scaled",
      "cmi.score.raw",
      "cmi.progress_measure",
      "cmi.suspend_data",
      "cmi.total_time",
      "cmi.interactions.0.id",
      "cmi.interactions.0.correct_responses.0.pattern",
    ];
    expect(names.map(side.value)).toEqual(["completed", "passed", "0.9", "90", "1", "A1.x", "PT10.5S", "m__q1_a1", "b"]);
    expect(side.held()).toMatchObject({
      standing: { completed: true, success: "passed", score: 0.9 },
      saved: { text: "A1.x", limit: 64_000 },
    });
    expect([side.records.length, side.problems()]).toEqual([3, []]);
  },
);

test.each(SYSTEMS)("the next visit resumes, and its time is added: %s", async (personality) => {
  const first = await learn({ personality });
  expect(first.side.api["GetValue"]?.("cmi.entry")).toBe("ab-initio");
  first.tracking?.save("A1.x");
  first.tracking?.report(answeredEvent(choice));
  first.dispatch("pagehide", { persisted: false });
  const second = await learn({ personality, stored: first.side.held()?.state });
  expect(second.side.api["GetValue"]?.("cmi.entry")).toBe("resume");
  expect(second.tracking?.launch).toMatchObject({ status: "incomplete", resume: "A1.x", learner: "preview-learner", mode: "normal" });
  second.tracking?.report(answeredEvent(choice, { slot: 2 }));
  second.dispatch("pagehide", { persisted: false });
  expect(["cmi.total_time", "cmi.interactions.1.id"].map(second.side.value)).toEqual(["PT21S", "m__q2_a1"]);
});

test.each(SYSTEMS)("leaving on purpose after a pass is confirmed and held: %s", async (personality) => {
  const { side, tracking, pass } = await learn({ personality });
  tracking?.report({ type: "passed", score: 9000 });
  const ended = tracking?.end();
  await pass(5000);
  expect([await ended, side.value("cmi.success_status")]).toEqual([{ confirmed: true }, "passed"]);
});

test.each(SYSTEMS)("what was set but never committed does not survive: %s", async (personality) => {
  const side = await openSide(third, { personality });
  play(side, ["Initialize", ""], ["SetValue", "cmi.suspend_data", "A1.x"]);
  side.close();
  expect(side.held()).toBeUndefined();
});

test("a package is launched at its own address, and a closed host leaves no API behind", async () => {
  const side = await openSide(third);
  expect(side.address).toBe(LAUNCH);
  side.close();
  expect(side.window).not.toHaveProperty("API_1484_11");
});
