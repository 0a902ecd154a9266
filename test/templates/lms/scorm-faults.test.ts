import { describe, expect, test } from "@jest/globals";
import type { HostFault } from "../../../templates/contract/store-exchange.ts";
import host12 from "../../../templates/targets/scorm12/host.ts";
import host2004 from "../../../templates/targets/scorm2004-4th/host.ts";
import { openSide, play, type Side } from "./side.ts";

const FORMATS = [
  {
    host: host12,
    status: ["LMSSetValue", "cmi.core.lesson_status", "passed"],
    name: "cmi.core.lesson_status",
    initialize: ["LMSInitialize", ""],
    get: ["LMSGetValue", "cmi.core.lesson_status"],
    commit: ["LMSCommit", ""],
    end: ["LMSFinish", ""],
    error: ["LMSGetLastError"],
    codes: { initialize: "101", commit: "101", end: "101", set: "301", get: "301", closed: "301" },
  },
  {
    host: host2004,
    status: ["SetValue", "cmi.success_status", "passed"],
    name: "cmi.success_status",
    initialize: ["Initialize", ""],
    get: ["GetValue", "cmi.success_status"],
    commit: ["Commit", ""],
    end: ["Terminate", ""],
    error: ["GetLastError"],
    codes: { initialize: "102", commit: "391", end: "111", set: "132", get: "122", closed: "142" },
  },
] as const;

const every = FORMATS.flatMap((format) =>
  ["strict", "scorm-again"].map((personality) => ({ ...format, personality, label: `${format.end[0]} of ${personality}` })),
);

const outcomes = ({ calls }: Side) => calls.map(({ outcome }) => outcome);

describe.each(every)("$label", ({ host, personality, status, name, initialize, get, commit, end, error, codes }) => {
  /** A learner has passed, and nothing of it is committed. */
  async function passed(fault?: HostFault): Promise<Side> {
    const side = await openSide(host, { personality });
    play(side, initialize, status);
    side.fault = fault;
    return side;
  }

  test.each(["offline", "server-error"] as const)("%s: a commit fails, nothing is stored, and another one brings it all", async (fault) => {
    const side = await passed(fault);
    expect(play(side, commit, error)).toEqual(["false", codes.commit]);
    expect(side.held()?.standing.success).toBeUndefined();
    expect(side.calls[2]).toMatchObject({ outcome: "lost", meaning: "not recorded: passed" });
    side.fault = undefined;
    expect([...play(side, commit), side.value(name)]).toEqual(["true", "passed"]);
  });

  test("offline: the end of the session fails, and nothing is stored", async () => {
    const side = await passed("offline");
    expect(play(side, end, error)).toEqual(["false", codes.end]);
    expect(side.held()?.standing.success).toBeUndefined();
  });

  test("commits-fail: all is confirmed and nothing is stored, until the fault is over", async () => {
    const side = await passed("commits-fail");
    expect(play(side, commit, error, get)).toEqual(["true", "0", "passed"]);
    expect(side.calls[2]).toMatchObject({ outcome: "lost", meaning: "not recorded: passed" });
    expect(side.held()?.standing.success).toBeUndefined();
    side.fault = undefined;
    play(side, commit);
    expect(side.held()?.standing.success).toBe("passed");
  });

  test("signed-out: the session is forgotten, cannot be opened again, and is no fault of the package", async () => {
    const side = await passed("signed-out");
    expect(play(side, status, error, get, error, commit, error, initialize, error)).toEqual([
      "false",
      codes.set,
      "",
      codes.get,
      "false",
      codes.closed,
      "false",
      codes.initialize,
    ]);
    expect(outcomes(side).slice(2)).toEqual(["lost", "taken", "lost", "taken", "lost", "taken", "lost", "taken"]);
    expect(side.problems()).toEqual([]);
    side.fault = undefined;
    expect(play(side, initialize, status, commit)).toEqual(["true", "true", "true"]);
    expect(side.held()?.standing.success).toBe("passed");
  });

  test("signed-out: whoever goes on as if nothing had been is told that the session is forgotten", async () => {
    const side = await passed("signed-out");
    play(side, commit, error);
    side.fault = undefined;
    play(side, status);
    expect(side.last()?.problems).toEqual([
      `${status[0]} was called in a session that the system has forgotten: ${initialize[0]} opens a new one.`,
    ]);
  });
});

test("slow: a commit holds up the page for a second, and says so", async () => {
  const side = await openSide(host12);
  play(side, ["LMSInitialize", ""], ["LMSSetValue", "cmi.core.lesson_status", "passed"]);
  side.fault = "slow";
  const began = Date.now();
  expect(play(side, ["LMSCommit", ""])).toEqual(["true"]);
  expect(Date.now() - began).toBeGreaterThanOrEqual(1000);
  expect(side.last()).toMatchObject({ outcome: "taken", meaning: "recorded: passed; the answer took 1 s" });
});
