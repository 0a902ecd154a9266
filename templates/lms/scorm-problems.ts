import type { Model, Wrong } from "./scorm-model.ts";
import { elementOf } from "./scorm-model.ts";
import { characters, short } from "./scorm-words.ts";

/** What is wrong with a value, in words. */
export function problemOf(wrong: Wrong | "write-only", model: Model, name: string, value = ""): string {
  const type = elementOf(model, name)?.type;
  const given = value.length > 60 ? `“${short(value)}” (${characters(value)})` : `“${value}”`;
  switch (wrong) {
    case "unknown":
      return `${name} is no element of ${model.label}.`;
    case "keyword":
    case "read-only":
      return `${name} can only be read.`;
    case "write-only":
      return `${name} can only be set.`;
    case "type":
    case "range":
      return `${given} is no value of ${name}: it must be ${type?.must ?? "of another kind"}.`;
    case "answer":
      return `${given} is no answer to a question of its type (${name}).`;
    case "order":
      return `${name} leaves a gap in its list, or is there already.`;
    case "dependency":
      return `${name} comes before what it belongs to: id first, then type.`;
  }
}

/** Everything else that a strict system finds wrong. */
export const PROBLEMS = {
  argument: (method: string) => `${method} takes one empty text, "", and nothing else.`,
  early: (method: string, initialize: string) => `${method} comes before ${initialize}.`,
  late: (method: string, terminate: string) => `${method} comes after ${terminate}.`,
  again: (method: string) => `${method} was called although the session is open.`,
  forgotten: (method: string, initialize: string) =>
    `${method} was called in a session that the system has forgotten: ${initialize} opens a new one.`,
  noText: (kind: string) => `The value is of the kind “${kind}”; it must be text.`,
  ignored: (call: string) => `${call} was refused, and the error was not asked for.`,
  backwards: (name: string, from: string, to: string) => `${name} goes back from ${from} to ${to}.`,
  looking: (name: string, mode: string) => `${name} is set although the course is open in ${mode} mode, in which nothing may be recorded.`,
  bounds: () => "The score has no least and greatest score beside it: nobody knows out of how many it is.",
  outside: (raw: string, min: string, max: string) => `The score ${raw} is not between ${min} and ${max}.`,
  unscaled: () => "The score has no scaled value, by which SCORM 2004 systems judge.",
  contradiction: (score: string, mark: string) => `The status is passed with ${score}, but it takes ${mark} to pass here.`,
  notSuspended: () =>
    "The course is left unfinished and not for later (exit is not suspend): the place to resume from is lost with many systems.",
  noTime: (element: string) => `No time was reported: ${element} was not set.`,
  noStatus: (element: string) => `No status was reported: ${element} was not set, and systems make of that what they like.`,
  refused: (code: number) => `This system refuses it, error ${code}.`,
  neverBegun: (initialize: string) => `${initialize} was never called: the system has not heard of this visit.`,
  neverEnded: (terminate: string) => `${terminate} was never called: the session has no end.`,
  neverCommitted: (names: readonly string[]) => `Set and never committed, so lost: ${names.join(", ")}.`,
  notRetried: () => "The last commit failed and was not tried again: what it carried is lost.",
};
