import { expect, test } from "@jest/globals";
import type { HostRecord, HostSetting } from "../../../../templates/contract/host.ts";
import third from "../../../../templates/targets/scorm2004-3rd/host.ts";
import connect from "../../../../templates/targets/scorm2004-3rd/tracking.ts";
import fourth from "../../../../templates/targets/scorm2004-4th/host.ts";
import { answeredEvent, choice, tryVisit } from "../../../fakes/scorm-visit.ts";

type Api = Record<string, (...words: string[]) => string>;

async function hosted(stored: unknown, target = third) {
  const held: { record: HostRecord | undefined; times: number } = { record: undefined, times: 0 };
  const window = {} as Window & { API_1484_11?: Api };
  const setting: HostSetting = {
    window,
    launch: "https://test.example/index.html",
    recordStore: "",
    authorization: "",
    activity: "",
    learner: { id: "preview-learner", name: "Preview, Learner" },
    stored,
    record(record) {
      held.record = record;
      held.times += 1;
    },
  };
  return { held, window, host: await target.open(setting) };
}

const valueIn = (record: HostRecord | undefined, name: string) => record?.rows.find((row) => row.name === name)?.value;

async function learn(stored: unknown, target = third) {
  const opened = await hosted(stored, target);
  const page = await tryVisit(connect, { window: { API_1484_11: opened.window.API_1484_11 } });
  return { ...opened, ...page, window: opened.window, tracking: page.connection.connected ? page.connection.tracking : undefined };
}

test.each([third, fourth])("what a learner achieves is held at each commit, with interactions and time", async (target) => {
  const visit = await learn(undefined, target);
  visit.tracking?.save("A1.x");
  visit.tracking?.report(answeredEvent(choice));
  visit.tracking?.report({ type: "passed", score: 9000 });
  await visit.pass(0);
  visit.dispatch("pagehide", { persisted: false });
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
  expect(names.map((name) => valueIn(visit.held.record, name))).toEqual([
    "completed",
    "passed",
    "0.9",
    "90",
    "1",
    "A1.x",
    "PT10.5S",
    "m__q1_a1",
    "b",
  ]);
  expect(visit.held.times).toBe(3);
});

test("the next visit resumes, and its time is added", async () => {
  const first = await learn(undefined);
  expect(first.window.API_1484_11?.["GetValue"]?.("cmi.entry")).toBe("ab-initio");
  first.tracking?.save("A1.x");
  first.tracking?.report(answeredEvent(choice));
  first.dispatch("pagehide", { persisted: false });
  const second = await learn(JSON.parse(JSON.stringify(first.held.record?.state)));
  expect(second.window.API_1484_11?.["GetValue"]?.("cmi.entry")).toBe("resume");
  expect(second.tracking?.launch).toMatchObject({ status: "incomplete", resume: "A1.x", learner: "preview-learner", mode: "normal" });
  second.tracking?.report(answeredEvent(choice, { slot: 2 }));
  second.dispatch("pagehide", { persisted: false });
  expect(["cmi.total_time", "cmi.interactions.1.id"].map((name) => valueIn(second.held.record, name))).toEqual(["PT21S", "m__q2_a1"]);
});

test("leaving on purpose after a pass is confirmed and held", async () => {
  const visit = await learn(undefined);
  visit.tracking?.report({ type: "passed", score: 9000 });
  const ended = visit.tracking?.end();
  await visit.pass(5000);
  expect([await ended, valueIn(visit.held.record, "cmi.success_status")]).toEqual([{ confirmed: true }, "passed"]);
});

test("what was set but never committed does not survive", async () => {
  const { held, window } = await hosted(undefined);
  window.API_1484_11?.["Initialize"]?.("");
  window.API_1484_11?.["SetValue"]?.("cmi.suspend_data", "A1.x");
  expect(held.record).toBeUndefined();
});

test("a package is launched at its own address, and a closed host leaves no API behind", async () => {
  const { window, host } = await hosted(undefined);
  expect(host.address).toBe("https://test.example/index.html");
  host.close();
  expect(window).not.toHaveProperty("API_1484_11");
});
