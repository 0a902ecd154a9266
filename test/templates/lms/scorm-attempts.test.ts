import { describe, expect, test } from "@jest/globals";
import host12 from "../../../templates/targets/scorm12/host.ts";
import host2004 from "../../../templates/targets/scorm2004-4th/host.ts";
import { openSide, play, type Side, type SideSetting } from "./side.ts";

const set12 = (name: string, value: string) => ["LMSSetValue", `cmi.${name}`, value] as const;
const set = (name: string, value: string) => ["SetValue", `cmi.${name}`, value] as const;
const SYSTEMS = ["strict", "scorm-again"];

/** The next visit, after whatever the last one has left. */
function again(host: typeof host12, side: Side, setting: SideSetting = {}): Promise<Side> {
  side.close();
  return openSide(host, { ...setting, stored: side.held()?.state });
}

describe.each(SYSTEMS)("%s", (personality) => {
  test("a page that crashes keeps what was committed, and nothing else; SCORM 1.2", async () => {
    const side = await openSide(host12, { personality });
    play(side, ["LMSInitialize", ""], set12("core.exit", "suspend"), set12("suspend_data", "page=3"), ["LMSCommit", ""]);
    play(side, set12("suspend_data", "page=9"), set12("core.lesson_status", "passed"));
    const next = await again(host12, side, { personality });
    expect(play(next, ["LMSInitialize", ""], ["LMSGetValue", "cmi.suspend_data"], ["LMSGetValue", "cmi.core.entry"])).toEqual([
      "true",
      "page=3",
      "resume",
    ]);
    expect(play(next, ["LMSGetValue", "cmi.core.lesson_status"])).not.toEqual(["passed"]);
  });

  test("a page that crashes keeps what was committed, and nothing else; SCORM 2004", async () => {
    const side = await openSide(host2004, { personality });
    play(side, ["Initialize", ""], set("location", "3"), set("suspend_data", "page=3"), ["Commit", ""], set("suspend_data", "page=9"));
    const next = await again(host2004, side, { personality });
    expect(play(next, ["Initialize", ""], ["GetValue", "cmi.suspend_data"], ["GetValue", "cmi.entry"])).toEqual(["true", "page=3", ""]);
  });

  test.each(["browse", "review"] as const)("in %s mode a visit does not count, and says so", async (mode) => {
    const [old, young] = [await openSide(host12, { personality, mode }), await openSide(host2004, { personality, mode })];
    expect(play(old, ["LMSInitialize", ""], ["LMSGetValue", "cmi.core.lesson_mode"], ["LMSGetValue", "cmi.core.credit"])).toEqual([
      "true",
      mode,
      "no-credit",
    ]);
    expect(play(young, ["Initialize", ""], ["GetValue", "cmi.mode"], ["GetValue", "cmi.credit"])).toEqual(["true", mode, "no-credit"]);
  });

  test("the system says what passes", async () => {
    const [old, young] = [
      await openSide(host12, { personality, masteryScore: 0.65 }),
      await openSide(host2004, { personality, masteryScore: 0.65 }),
    ];
    expect(play(old, ["LMSInitialize", ""], ["LMSGetValue", "cmi.student_data.mastery_score"])).toEqual(["true", "65"]);
    expect(play(young, ["Initialize", ""], ["GetValue", "cmi.scaled_passing_score"])).toEqual(["true", "0.65"]);
  });
});

test.each([
  ["70", "failed"],
  ["80", "passed"],
])("a strict SCORM 1.2 system judges the score %s by what passes, and says %s", async (raw, status) => {
  const side = await openSide(host12, { masteryScore: 0.8 });
  play(side, ["LMSInitialize", ""], set12("core.score.raw", raw), set12("core.lesson_status", "completed"), ["LMSFinish", ""]);
  expect(side.value("cmi.core.lesson_status")).toBe(status);
});

test.each([
  ["0.7", "failed"],
  ["0.8", "passed"],
])("a strict SCORM 2004 system judges the score %s by what passes, and says %s", async (scaled, status) => {
  const side = await openSide(host2004, { masteryScore: 0.8 });
  play(side, ["Initialize", ""], set("score.scaled", scaled));
  expect(play(side, ["GetValue", "cmi.success_status"], ["Commit", ""])).toEqual([status, "true"]);
  expect(side.held()?.standing).toEqual({ completed: false, success: status, score: Number(scaled) });
});

test("an attempt in SCORM 2004 that was ended and not suspended is over: its result stays, and the next visit is a first one", async () => {
  const side = await openSide(host2004);
  play(side, ["Initialize", ""], set("suspend_data", "page=3"), set("success_status", "passed"), set("exit", "normal"), ["Terminate", ""]);
  expect(side.held()).toMatchObject({ standing: { success: "passed" }, saved: { text: "page=3" } });
  const next = await again(host2004, side);
  expect(play(next, ["Initialize", ""], ["GetValue", "cmi.entry"], ["GetValue", "cmi.suspend_data"], ["GetLastError"])).toEqual([
    "true",
    "ab-initio",
    "",
    "403",
  ]);
  const look = await again(host2004, side, { mode: "review" });
  expect(play(look, ["Initialize", ""], ["GetValue", "cmi.suspend_data"])).toEqual(["true", "page=3"]);
});

test("the time of all visits grows only by what was reported before an end", async () => {
  const side = await openSide(host2004);
  play(side, ["Initialize", ""], set("exit", "suspend"), set("session_time", "PT1H"), ["Commit", ""]);
  expect(side.value("cmi.total_time")).toBe("PT0S");
  play(side, ["Terminate", ""]);
  const next = await again(host2004, side);
  play(next, ["Initialize", ""], set("exit", "suspend"), set("session_time", "PT30M0.5S"), ["Terminate", ""]);
  expect(next.value("cmi.total_time")).toBe("PT1H30M0.5S");
});

test("what is held is in the order of the data model, lists member by member", async () => {
  const side = await openSide(host12);
  play(
    side,
    ["LMSInitialize", ""],
    set12("interactions.0.type", "choice"),
    set12("interactions.0.id", "a"),
    set12("interactions.1.id", "b"),
  );
  play(side, set12("suspend_data", "x"), set12("core.score.raw", "1"), set12("core.lesson_status", "failed"), ["LMSCommit", ""]);
  expect(side.held()?.rows.map(({ name }) => name.replace("cmi.", ""))).toEqual([
    "core.student_id",
    "core.student_name",
    "core.credit",
    "core.lesson_status",
    "core.entry",
    "core.score.raw",
    "core.total_time",
    "core.lesson_mode",
    "suspend_data",
    "interactions.0.id",
    "interactions.0.type",
    "interactions.1.id",
  ]);
});

test.each([
  [
    { "core.lesson_status": "passed", "core.score.raw": "8", "core.score.min": "0", "core.score.max": "10" },
    { completed: true, success: "passed", score: 0.8 },
  ],
  [{ "core.lesson_status": "completed" }, { completed: true, success: undefined, score: undefined }],
  [
    { "core.lesson_status": "failed", "core.score.raw": "40" },
    { completed: false, success: "failed", score: 0.4 },
  ],
  [
    { "core.lesson_status": "incomplete", "core.score.raw": "" },
    { completed: false, success: undefined, score: undefined },
  ],
])("the standing in SCORM 1.2: %j", async (values, standing) => {
  const side = await openSide(host12);
  play(side, ["LMSInitialize", ""], ...Object.entries(values).map(([name, value]) => set12(name, value)), ["LMSCommit", ""]);
  expect(side.held()?.standing).toEqual(standing);
});

test.each([
  [
    { completion_status: "completed", success_status: "failed", "score.scaled": "0.4" },
    { completed: true, success: "failed", score: 0.4 },
  ],
  [
    { success_status: "passed", "score.raw": "8", "score.max": "10" },
    { completed: false, success: "passed", score: 0.8 },
  ],
  [
    { completion_status: "incomplete", "score.scaled": "-0.5" },
    { completed: false, success: undefined, score: 0 },
  ],
])("the standing in SCORM 2004: %j", async (values, standing) => {
  const side = await openSide(host2004);
  play(side, ["Initialize", ""], ...Object.entries(values).map(([name, value]) => set(name, value)), ["Commit", ""]);
  expect(side.held()?.standing).toEqual(standing);
});
