import { expect, test } from "@jest/globals";
import { meaningOfRead, meaningOfSet } from "../../../templates/lms/scorm-words.ts";
import { model12 } from "../../../templates/lms/scorm-model12.ts";
import { model2004 } from "../../../templates/lms/scorm-model2004.ts";
import host12 from "../../../templates/targets/scorm12/host.ts";
import host2004 from "../../../templates/targets/scorm2004-3rd/host.ts";
import { openSide, play } from "./side.ts";

test.each([
  [model12, "cmi.core.lesson_status", "passed", "the status is set: passed"],
  [model12, "cmi.core.score.raw", "85", "the score is set: 85"],
  [model12, "cmi.core.score.min", "0", "the least score is set: 0"],
  [model12, "cmi.suspend_data", "x".repeat(412), "the place to resume from is set (412 characters)"],
  [model12, "cmi.suspend_data", "x", "the place to resume from is set (1 character)"],
  [model12, "cmi.core.lesson_location", "", "the bookmark is set: nothing"],
  [model12, "cmi.core.session_time", "0001:02:03.50", "the time of this visit is set: 1 h 2 min 4 s"],
  [model12, "cmi.core.session_time", "soon", "the time of this visit is set: soon"],
  [model12, "cmi.core.exit", "suspend", "from now on, leaving means: resume later"],
  [model12, "cmi.interactions.2.student_response", "b", "answer 3: given was b"],
  [model12, "cmi.interactions.2.latency", "0000:00:05.25", "answer 3: took 5.25 s"],
  [model12, "cmi.objectives.0.score.raw", "90", "objective 1: score 90"],
  [model12, "cmi.colour", "red", "“cmi.colour” is set: red"],
  [model2004, "cmi.completion_status", "completed", "the completion is set: completed"],
  [model2004, "cmi.score.scaled", "0.855", "the scaled score is set: 85.5 %"],
  [model2004, "cmi.progress_measure", "0.5", "the progress is set: 50 %"],
  [model2004, "cmi.session_time", "PT1M", "the time of this visit is set: 1 min"],
  [model2004, "cmi.exit", "time-out", "from now on, leaving means: the time is up"],
  [model2004, "cmi.interactions.0.correct_responses.0.pattern", "b", "answer 1: right is b"],
  [model2004, "cmi.comments_from_learner.0.comment", "Good", "comment 1: comment Good"],
  [model2004, "adl.nav.request", "exitAll", "where to go next is set: exitAll"],
])("what is set is said in plain words: %#", (model, name, value, words) => {
  expect(meaningOfSet(model, name, value)).toBe(words);
});

test.each([
  [model12, "cmi.core.student_name", "asked for the learner's name"],
  [model12, "cmi.core.lesson_mode", "asked how the course is opened"],
  [model12, "cmi.interactions._count", "asked how many there are: interactions"],
  [model12, "cmi.interactions._children", "asked what the system knows: interactions"],
  [model2004, "cmi.scaled_passing_score", "asked what is enough to pass"],
  [model2004, "cmi.objectives.1.success_status", "asked for objective 2: success"],
  [model2004, "cmi.colour", "asked for “cmi.colour”"],
])("what is asked for is said in plain words: %#", (model, name, words) => {
  expect(meaningOfRead(model, name)).toBe(words);
});

test("beginning, committing and ending say what they come to", async () => {
  const side = await openSide(host12);
  const commit = ["LMSCommit", ""] as const;
  play(side, ["LMSInitialize", ""], commit);
  play(side, ["LMSSetValue", "cmi.core.lesson_status", "passed"], ["LMSSetValue", "cmi.core.score.raw", "85"]);
  play(side, ["LMSSetValue", "cmi.interactions.0.id", "q"], ["LMSSetValue", "cmi.suspend_data", "p"], commit);
  play(side, ["LMSSetValue", "cmi.core.session_time", "0000:01:00"], commit);
  play(side, ["LMSSetValue", "cmi.core.exit", "suspend"], ["LMSGetLastError"], ["LMSFinish", ""]);
  expect(
    side.calls.filter(({ call }) => !/SetValue/.test(call)).map(({ call, answer, meaning }) => `${call} ${answer}: ${meaning}`),
  ).toEqual([
    'LMSInitialize("") "true": the session begins',
    'LMSCommit("") "true": nothing new to record',
    'LMSCommit("") "true": recorded: passed, 85; 1 answer; the place to resume from',
    'LMSCommit("") "true": recorded: what else was set',
    'LMSGetLastError() "0": ',
    'LMSFinish("") "true": session over, suspended; recorded: what else was set',
  ]);
});

test("the result of SCORM 2004 is completion, success and score", async () => {
  const side = await openSide(host2004);
  play(side, ["Initialize", ""], ["SetValue", "cmi.completion_status", "completed"], ["Commit", ""]);
  play(side, ["SetValue", "cmi.success_status", "failed"], ["SetValue", "cmi.score.raw", "40"], ["Terminate", ""]);
  expect(side.calls.filter(({ call }) => /Commit|Terminate/.test(call)).map(({ meaning }) => meaning)).toEqual([
    "recorded: completed",
    "session over; recorded: completed, failed, 40",
  ]);
});
