import { expect, test } from "@jest/globals";
import host12 from "../../../templates/targets/scorm12/host.ts";
import host2004 from "../../../templates/targets/scorm2004-4th/host.ts";
import { openSide, play } from "./side.ts";

type Call = readonly [method: string, ...given: unknown[]];

const begin12: Call = ["LMSInitialize", ""];
const set12 = (name: string, value: unknown): Call => ["LMSSetValue", name, value];
const commit12: Call = ["LMSCommit", ""];
const end12: Call = ["LMSFinish", ""];
const time12 = set12("cmi.core.session_time", "0000:10:00.00");
const STATUS = "cmi.core.lesson_status";

const work12 = [begin12, set12(STATUS, "completed"), time12];

test.each([
  ["never begun", [], ["LMSInitialize was never called: the system has not heard of this visit."]],
  [
    "never ended, never committed",
    [begin12, set12(STATUS, "completed")],
    ["LMSFinish was never called: the session has no end.", `Set and never committed, so lost: ${STATUS}.`],
  ],
  ["committed and never ended", [...work12, commit12], ["LMSFinish was never called: the session has no end."]],
  ["ended", [...work12, end12], undefined],
])("what is wrong with a visit is said when the course has gone: %s", async (_, calls, problems) => {
  const side = await openSide(host12);
  play(side, ...calls);
  const before = side.calls.length;
  side.close();
  expect(side.calls.slice(before)[0]?.problems).toEqual(problems);
});

test("a commit that fails and is not tried again is said when the course has gone", async () => {
  const side = await openSide(host12);
  play(side, ...work12);
  side.fault = "offline";
  play(side, commit12, ["LMSGetLastError"]);
  side.close();
  expect(side.last()?.problems).toContain("The last commit failed and was not tried again: what it carried is lost.");
});

test("whoever was told that a commit has failed may set another status, so that the next one carries it", async () => {
  const side = await openSide(host12);
  play(side, begin12, set12(STATUS, "passed"));
  side.fault = "offline";
  play(side, commit12, ["LMSGetLastError"]);
  side.fault = undefined;
  play(side, set12(STATUS, "incomplete"), commit12, set12(STATUS, "passed"), commit12);
  expect(side.problems()).toEqual([]);
});

test("an error that was asked for, and a call that is tried again, are no problem", async () => {
  const side = await openSide(host12);
  play(side, begin12, set12("cmi.core.exit", "normal"), ["LMSGetLastError"], ["LMSGetErrorString", "405"]);
  play(side, set12("cmi.core.score.raw", "x"), set12("cmi.core.score.raw", "8"));
  expect(side.problems().filter((problem) => problem.includes("was not asked for"))).toEqual([]);
});

test("a system that refuses what the standard allows is named as the one who does", async () => {
  const side = await openSide(host12, { personality: "narrow" });
  play(side, begin12, set12("cmi.comments", "Hello"));
  expect(side.last()).toMatchObject({ outcome: "refused", answer: '"false"', problems: ["This system refuses it, error 401."] });
});

test.each([host12, host2004])("whatever a package calls, and with whatever, it is answered and never thrown at", async (host) => {
  const side = await openSide(host);
  const odd = [
    undefined,
    null,
    7,
    {},
    [],
    Symbol.iterator.description,
    "cmi",
    "cmi.",
    "cmi.interactions.99999999999.id",
    "__proto__",
    "🙂",
  ];
  const methods = Object.keys(side.api).filter((name) => name !== "version");
  const calls = methods.flatMap((method) => odd.flatMap((one) => odd.map((other): Call => [method, one, other])));
  expect(() => play(side, ...calls)).not.toThrow();
  expect(side.calls).toHaveLength(calls.length);
});
