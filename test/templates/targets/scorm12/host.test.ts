import { expect, test } from "@jest/globals";
import type { HostRecord, HostSetting } from "../../../../templates/contract/host.ts";
import scorm12 from "../../../../templates/targets/scorm12/host.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";
import { answeredEvent, choice, tryVisit } from "../../../fakes/scorm-visit.ts";

type Api = Record<string, (...words: string[]) => string>;

async function hosted(stored: unknown) {
  const held: { record: HostRecord | undefined; times: number } = { record: undefined, times: 0 };
  const window = {} as Window & { API?: Api };
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
  return { held, window, host: await scorm12.open(setting) };
}

const valueIn = (record: HostRecord | undefined, name: string) => record?.rows.find((row) => row.name === name)?.value;

async function learn(stored: unknown) {
  const opened = await hosted(stored);
  const page = await tryVisit(connect, { window: { API: opened.window.API } });
  return { ...opened, ...page, tracking: page.connection.connected ? page.connection.tracking : undefined };
}

test("an opened package is launched at its own address", async () => {
  expect((await hosted(undefined)).host.address).toBe("https://test.example/index.html");
});

test("what a learner achieves is held at each commit, with interactions and time", async () => {
  const visit = await learn(undefined);
  visit.tracking?.save("A1.x");
  visit.tracking?.report(answeredEvent(choice));
  visit.tracking?.report({ type: "passed", score: 9000 });
  visit.dispatch("pagehide", { persisted: false });
  const names = ["cmi.core.lesson_status", "cmi.core.score.raw", "cmi.suspend_data", "cmi.core.total_time", "cmi.interactions.0.id"];
  expect(names.map((name) => valueIn(visit.held.record, name))).toEqual(["passed", "90", "A1.x", "00:00:10.5", "m__q1_a1"]);
  expect(visit.held.times).toBe(3);
});

test("the next visit resumes, and its time is added", async () => {
  const first = await learn(undefined);
  first.tracking?.save("A1.x");
  first.dispatch("pagehide", { persisted: false });
  const second = await learn(JSON.parse(JSON.stringify(first.held.record?.state)));
  expect(second.tracking?.launch).toMatchObject({ status: "incomplete", resume: "A1.x", learner: "preview-learner" });
  second.dispatch("pagehide", { persisted: false });
  expect(valueIn(second.held.record, "cmi.core.total_time")).toBe("00:00:21");
});

test("what was set but never committed does not survive", async () => {
  const { held, window } = await hosted(undefined);
  window.API?.["LMSInitialize"]?.("");
  window.API?.["LMSSetValue"]?.("cmi.suspend_data", "A1.x");
  expect(held.record).toBeUndefined();
});

test("a closed host leaves no API behind", async () => {
  const { window, host } = await hosted(undefined);
  host.close();
  expect(window).not.toHaveProperty("API");
});
