import { durationInWords, hundredthsOf } from "./durations.ts";
import { elementOf, type Model, type Role } from "./scorm-model.ts";

/** What an element stands for, in words that follow "asked for" and come before "is set". */
const NOUNS: Readonly<Record<Role, string>> = {
  "learner-id": "the learner's number",
  "learner-name": "the learner's name",
  mode: "how the course is opened",
  credit: "whether the visit counts",
  entry: "whether it is a first visit",
  status: "the status",
  completion: "the completion",
  success: "the success",
  score: "the score",
  scaled: "the scaled score",
  bound: "a bound of the score",
  progress: "the progress",
  exit: "how the course is left",
  "session-time": "the time of this visit",
  "total-time": "the time of all visits",
  bookmark: "the bookmark",
  place: "the place to resume from",
  "launch-data": "the launch data",
  mastery: "what is enough to pass",
  limit: "a limit",
  comment: "a comment of the learner",
  "comment-from-lms": "a comment of the system",
  preference: "a preference of the learner",
  navigation: "where to go next",
  interaction: "an answer",
  objective: "an objective",
  "shared-data": "the shared data",
};

/** Parts of an answer or an objective. */
const PARTS: readonly (readonly [part: RegExp, words: string])[] = [
  [/pattern$/, "right is"],
  [/response$/, "given was"],
  [/objectives\.\d+\.id$/, "it belongs to"],
  [/score\.scaled$/, "scaled score"],
  [/score\.raw$/, "score"],
  [/score\.(min|max)$/, "bound of the score"],
  [/completion_status$/, "completion"],
  [/success_status$/, "success"],
  [/progress_measure$/, "progress"],
  [/(^|\.)id$/, "name"],
  [/latency$/, "took"],
  [/time(stamp)?$/, "when"],
];

const EXITS: Readonly<Record<string, string>> = {
  suspend: "from now on, leaving means: resume later",
  normal: "from now on, leaving means: for good",
  "": "from now on, leaving means: for good",
  logout: "from now on, leaving means: sign out",
  "time-out": "from now on, leaving means: the time is up",
};

/** What "is set" says of its value. */
const VALUES: Partial<Record<Role, (value: string) => string>> = {
  exit: (value) => EXITS[value] ?? `from now on, leaving means: ${short(value)}`,
  place: (value) => `the place to resume from is set (${characters(value)})`,
  "session-time": (value) => `the time of this visit is set: ${inWords(value)}`,
  "shared-data": (value) => `the shared data is set (${characters(value)})`,
  progress: (value) => `the progress is set: ${percent(value)}`,
  scaled: (value) => `the scaled score is set: ${percent(value)}`,
};

export function meaningOfRead(model: Model, name: string): string {
  const [, group, keyword] = /^(.*)\._(children|count)$/.exec(name) ?? [];
  if (group !== undefined) return `asked ${keyword === "count" ? "how many there are" : "what the system knows"}: ${lastOf(group)}`;
  const role = elementOf(model, name)?.role;
  const member = memberOf(name);
  if (role === undefined) return `asked for “${name}”`;
  if (member !== "") return `asked for ${member}: ${partOf(name)}`;
  return asked(NOUNS[role]);
}

export function meaningOfSet(model: Model, name: string, value: string): string {
  const role = elementOf(model, name)?.role;
  if (role === undefined) return `“${name}” is set: ${short(value)}`;
  const member = memberOf(name);
  if (member !== "") return `${member}: ${partOf(name)} ${name.endsWith("latency") ? inWords(value) : short(value)}`;
  const words = VALUES[role];
  if (words) return words(value);
  return `${role === "bound" ? `the ${name.endsWith("min") ? "least" : "greatest"} score` : NOUNS[role]} is set: ${short(value)}`;
}

/** "asked for the score", "asked how it is launched". */
export function asked(noun: string): string {
  return `asked ${/^(how|whether|what|where) /.test(noun) ? "" : "for "}${noun}`;
}

/** "answer 3", for people who count from one. */
function memberOf(name: string): string {
  const [, list, place] = /^cmi\.(interactions|objectives|comments_from_\w+)\.(\d+)\./.exec(name) ?? [];
  const noun = list === "interactions" ? "answer" : list === "objectives" ? "objective" : "comment";
  return list === undefined ? "" : `${noun} ${Number(place) + 1}`;
}

function partOf(name: string): string {
  return PARTS.find(([part]) => part.test(name))?.[1] ?? lastOf(name);
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).replaceAll("_", " ");
}

function inWords(duration: string): string {
  const hundredths = hundredthsOf(duration);
  return hundredths === undefined ? short(duration) : durationInWords(hundredths);
}

function percent(share: string): string {
  return Number.isFinite(Number(share)) && share !== "" ? `${Math.round(Number(share) * 10000) / 100} %` : short(share);
}

export function characters({ length }: string): string {
  return `${length.toLocaleString("en-GB")} ${length === 1 ? "character" : "characters"}`;
}

/** A value as far as it can be read at a glance. */
export function short(value: string): string {
  return value === "" ? "nothing" : value.length > 60 ? `${value.slice(0, 59)}…` : value;
}
