import { describe, expect, test } from "@jest/globals";
import host12 from "../../../templates/targets/scorm12/host.ts";
import host2004 from "../../../templates/targets/scorm2004-4th/host.ts";
import { openSide, play, type SideSetting } from "./side.ts";

type Call = readonly [method: string, ...given: unknown[]];

const begin12: Call = ["LMSInitialize", ""];
const set12 = (name: string, value: unknown): Call => ["LMSSetValue", name, value];
const commit12: Call = ["LMSCommit", ""];
const end12: Call = ["LMSFinish", ""];
const time12 = set12("cmi.core.session_time", "0000:10:00.00");
const STATUS = "cmi.core.lesson_status";

const begin: Call = ["Initialize", ""];
const set = (name: string, value: unknown): Call => ["SetValue", name, value];
const commit: Call = ["Commit", ""];
const end: Call = ["Terminate", ""];
const time = set("cmi.session_time", "PT10M");

/** What a package does, and the problem of its last call. */
type Case = readonly [what: string, calls: readonly Call[], problem: string, setting?: SideSetting];

const cases12: readonly Case[] = [
  ["a call too early", [commit12], "LMSCommit comes before LMSInitialize."],
  ["a call too late", [begin12, end12, set12(STATUS, "passed")], "LMSSetValue comes after LMSFinish."],
  ["a second beginning", [begin12, begin12], "LMSInitialize was called although the session is open."],
  ["a missing argument", [["LMSInitialize"]], 'LMSInitialize takes one empty text, "", and nothing else.'],
  ["an unknown element", [begin12, set12("cmi.core.grade", "1")], "cmi.core.grade is no element of SCORM 1.2."],
  ["an unknown element read", [begin12, ["LMSGetValue", "cmi.success_status"]], "cmi.success_status is no element of SCORM 1.2."],
  ["an element that can only be read", [begin12, set12("cmi.core.student_name", "Eve")], "cmi.core.student_name can only be read."],
  ["a keyword", [begin12, set12("cmi.interactions._count", "3")], "cmi.interactions._count can only be read."],
  ["an element that can only be set", [begin12, ["LMSGetValue", "cmi.core.exit"]], "cmi.core.exit can only be set."],
  [
    "a wrong status",
    [begin12, set12(STATUS, "done")],
    `“done” is no value of ${STATUS}: it must be passed, completed, failed, incomplete, browsed or not attempted.`,
  ],
  [
    "an exit of the other version",
    [begin12, set12("cmi.core.exit", "normal")],
    "“normal” is no value of cmi.core.exit: it must be suspend, time-out, logout or nothing.",
  ],
  [
    "a score out of range",
    [begin12, set12("cmi.core.score.raw", "101")],
    "“101” is no value of cmi.core.score.raw: it must be a number from 0 to 100.",
  ],
  ["a value that is no text", [begin12, set12("cmi.core.score.raw", 85)], "The value is of the kind “number”; it must be text."],
  [
    "a malformed time",
    [begin12, set12("cmi.core.session_time", "PT10M")],
    "“PT10M” is no value of cmi.core.session_time: it must be a duration like 0000:12:30.",
  ],
  [
    "too much to remember",
    [begin12, set12("cmi.suspend_data", "x".repeat(4097))],
    `“${"x".repeat(59)}…” (4,097 characters) is no value of cmi.suspend_data: it must be text of at most 4,096 characters.`,
  ],
  ["a gap in a list", [begin12, set12("cmi.objectives.1.id", "o")], "cmi.objectives.1.id leaves a gap in its list, or is there already."],
  ["a pass taken back", [begin12, set12(STATUS, "passed"), set12(STATUS, "incomplete")], `${STATUS} goes back from passed to incomplete.`],
  [
    "a completion of an earlier visit taken back",
    [begin12, set12(STATUS, "not attempted")],
    `${STATUS} goes back from completed to not attempted.`,
    { stored: { [STATUS]: "completed" } },
  ],
  [
    "an error that nobody asked for",
    [begin12, set12("cmi.core.score.raw", "x"), commit12],
    'LMSSetValue("cmi.core.score.raw", "x") was refused, and the error was not asked for.',
  ],
  [
    "a result of somebody who only looks",
    [begin12, set12(STATUS, "passed")],
    `${STATUS} is set although the course is open in review mode, in which nothing may be recorded.`,
    { mode: "review" },
  ],
  [
    "a score without bounds",
    [begin12, set12("cmi.core.score.raw", "8"), commit12],
    "The score has no least and greatest score beside it: nobody knows out of how many it is.",
  ],
  [
    "a score outside its bounds",
    [
      begin12,
      ...(["raw", "min", "max"] as const).map((part) =>
        set12(`cmi.core.score.${part}`, part === "raw" ? "12" : part === "min" ? "0" : "10"),
      ),
      commit12,
    ],
    "The score 12 is not between 0 and 10.",
  ],
  [
    "a pass below what passes",
    [
      begin12,
      ...(["raw", "min", "max"] as const).map((part) =>
        set12(`cmi.core.score.${part}`, part === "raw" ? "70" : part === "min" ? "0" : "100"),
      ),
      set12(STATUS, "passed"),
      commit12,
    ],
    "The status is passed with 70, but it takes 80 to pass here.",
    { masteryScore: 0.8 },
  ],
  [
    "unfinished work that is not left for later",
    [begin12, set12("cmi.suspend_data", "p=3"), set12(STATUS, "incomplete"), time12, end12],
    "The course is left unfinished and not for later (exit is not suspend): the place to resume from is lost with many systems.",
  ],
  ["no time", [begin12, set12(STATUS, "completed"), end12], "No time was reported: cmi.core.session_time was not set."],
  ["no status", [begin12, time12, end12], `No status was reported: ${STATUS} was not set, and systems make of that what they like.`],
];

const cases2004: readonly Case[] = [
  ["a call too early", [["GetValue", "cmi.mode"]], "GetValue comes before Initialize."],
  ["a call too late", [begin, end, commit], "Commit comes after Terminate."],
  ["a second end", [begin, end, end], "Terminate comes after Terminate."],
  ["an unknown element", [begin, set("cmi.core.lesson_status", "passed")], "cmi.core.lesson_status is no element of SCORM 2004."],
  ["an element that can only be read", [begin, set("cmi.mode", "normal")], "cmi.mode can only be read."],
  [
    "a status of the other version",
    [begin, set("cmi.completion_status", "passed")],
    "“passed” is no value of cmi.completion_status: it must be completed, incomplete, not attempted or unknown.",
  ],
  [
    "a scaled score out of range",
    [begin, set("cmi.score.scaled", "85")],
    "“85” is no value of cmi.score.scaled: it must be a number from -1 to 1.",
  ],
  [
    "a malformed time",
    [begin, set("cmi.session_time", "00:10:00")],
    "“00:10:00” is no value of cmi.session_time: it must be a duration like PT12M30S.",
  ],
  [
    "too much to remember",
    [begin, set("cmi.suspend_data", "x".repeat(64_001))],
    `“${"x".repeat(59)}…” (64,001 characters) is no value of cmi.suspend_data: it must be text of at most 64,000 characters.`,
  ],
  [
    "an answer before its question",
    [begin, set("cmi.interactions.0.id", "q"), set("cmi.interactions.0.learner_response", "a")],
    "cmi.interactions.0.learner_response comes before what it belongs to: id first, then type.",
  ],
  [
    "an answer of another type",
    [
      begin,
      set("cmi.interactions.0.id", "q"),
      set("cmi.interactions.0.type", "true-false"),
      set("cmi.interactions.0.learner_response", "t"),
    ],
    "“t” is no answer to a question of its type (cmi.interactions.0.learner_response).",
  ],
  [
    "a completion taken back",
    [begin, set("cmi.completion_status", "completed"), commit, set("cmi.completion_status", "incomplete")],
    "cmi.completion_status goes back from completed to incomplete.",
  ],
  [
    "a pass taken back",
    [begin, set("cmi.success_status", "passed"), set("cmi.success_status", "failed")],
    "cmi.success_status goes back from passed to failed.",
  ],
  [
    "a score that is not scaled",
    [begin, set("cmi.score.raw", "8"), set("cmi.score.min", "0"), set("cmi.score.max", "10"), commit],
    "The score has no scaled value, by which SCORM 2004 systems judge.",
  ],
  [
    "a saved place of somebody who only looks",
    [begin, set("cmi.suspend_data", "p=3")],
    "cmi.suspend_data is set although the course is open in browse mode, in which nothing may be recorded.",
    { mode: "browse" },
  ],
  [
    "unfinished work that is not left for later",
    [begin, set("cmi.suspend_data", "p=3"), set("cmi.completion_status", "incomplete"), time, set("cmi.exit", "normal"), end],
    "The course is left unfinished and not for later (exit is not suspend): the place to resume from is lost with many systems.",
  ],
  ["no time", [begin, set("cmi.completion_status", "completed"), end], "No time was reported: cmi.session_time was not set."],
];

describe.each([
  { format: "SCORM 1.2", host: host12, cases: cases12 },
  { format: "SCORM 2004", host: host2004, cases: cases2004 },
])("a strict system says what is wrong, $format", ({ host, cases }) => {
  test.each(cases.map(([what, calls, problem, setting = {}]) => ({ what, calls, problem, setting })))(
    "$what",
    async ({ calls, problem, setting }) => {
      const side = await openSide(host, setting);
      play(side, ...calls);
      expect(side.last()?.problems).toContain(problem);
    },
  );
});
