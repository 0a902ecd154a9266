import { describe, expect, test } from "@jest/globals";
import type { HostRecord } from "../../../templates/contract/host.ts";
import host12 from "../../../templates/targets/scorm12/host.ts";
import scorm12 from "../../../templates/targets/scorm12/objectives.ts";
import host2004 from "../../../templates/targets/scorm2004-4th/host.ts";
import scorm2004 from "../../../templates/targets/scorm2004-4th/objectives.ts";
import { newMachine, openWindow } from "../../reliability/clock-window.ts";
import { lookIn, openLearner, play, type Story, stories } from "../../reliability/story.ts";

const SYSTEMS = [
  {
    format: "SCORM 1.2",
    connect: scorm12,
    host: host12,
    held: { id: "m__o", "score.max": "100", "score.min": "0", "score.raw": "100", status: "passed" },
  },
  {
    format: "SCORM 2004",
    connect: scorm2004,
    host: host2004,
    held: {
      completion_status: "completed",
      id: "m__o",
      "score.max": "100",
      "score.min": "0",
      "score.raw": "100",
      "score.scaled": "1",
      success_status: "passed",
    },
  },
] as const;

/** One visit to scorm-again: what it holds afterwards, and the technical log. */
async function visit({ connect, host }: (typeof SYSTEMS)[number], story: Story, stored?: unknown) {
  const page = openWindow(newMachine(), 0);
  const records: HostRecord[] = [];
  await host.open({
    window: page.window,
    launch: "https://test.example/index.html",
    recordStore: "",
    authorization: "",
    activity: "",
    learner: { id: "preview-learner", name: "Preview, Learner" },
    personality: "scorm-again",
    stored,
    record: (record) => void records.push(record),
  });
  const learner = await openLearner(connect, page);
  await play(learner, story);
  const state = JSON.parse(JSON.stringify(records.at(-1)?.state)) as Readonly<Record<string, unknown>>;
  const objectives = Object.entries(state).filter(([name]) => name.startsWith("cmi.objectives.0."));
  return {
    state,
    held: Object.fromEntries(objectives.map(([name, value]) => [name.slice("cmi.objectives.0.".length), String(value)])),
    log: learner.session.log(),
  };
}

const ofObjectives = (log: string) => log.split("\n").filter((line) => /SetValue cmi\.objectives/.test(line));

describe.each(SYSTEMS)("objectives in scorm-again, $format", (system) => {
  test("S04-12: a learner who fails and then passes leaves the better score at one place, and nothing is refused", async () => {
    const { held, log } = await visit(system, stories["fails, then passes"] ?? []);
    expect(held).toMatchObject(system.held);
    expect(ofObjectives(log).filter((line) => !line.endsWith(": ok"))).toEqual([]);
    expect(ofObjectives(log).filter((line) => line.includes(".id: "))).toHaveLength(1);
  });

  test("S04-12: who comes back has the same one, and a pass later on changes it in its place", async () => {
    const story = stories["fails, then passes"] ?? [];
    const first = await visit(system, [...story.slice(0, 6), lookIn]);
    const back = await visit(system, [lookIn], first.state);
    const better = await visit(system, story.slice(6), back.state);
    expect([Object.keys(first.held).length > 0, ofObjectives(back.log)]).toEqual([true, []]);
    expect(better.held).toMatchObject(system.held);
    expect(ofObjectives(better.log).filter((line) => line.includes(".id: "))).toEqual([]);
  });
});
