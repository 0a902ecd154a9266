import type { LaunchMode } from "../contract/host.ts";
import { elementOf, type Role, wrongWith } from "./scorm-model.ts";
import { PROBLEMS, problemOf } from "./scorm-problems.ts";
import { endProblems, recordProblems } from "./scorm-record-rules.ts";
import type { CallKind, ScormVersion, Values } from "./scorm-version.ts";

/** A call that has been answered. */
export interface SeenCall {
  readonly kind: CallKind;
  readonly method: string;
  readonly given: readonly unknown[];
  /** 0 where it was taken. */
  readonly error: number;
  /** A fault has answered, and not the LMS. */
  readonly lost: boolean;
  readonly signedOut: boolean;
  /** The package got no answer, and cannot know what has become of the call. */
  readonly threw: boolean;
}

/** Finds what a strict system would, whatever the system in front of the package says. */
export interface Referee {
  /** Problems of that call, in words. */
  judge(call: SeenCall): string[];
  /** Problems of the visit, once the course is gone. */
  end(): string[];
}

type Phase = "closed" | "open" | "over" | "forgotten";

/** What takes back a result that somebody has been told of. */
const LOSSES: Readonly<Record<string, readonly string[]>> = {
  passed: ["failed", "incomplete", "not attempted", "browsed", "unknown"],
  completed: ["incomplete", "not attempted", "browsed", "unknown"],
};
const RESULTS: readonly (Role | undefined)[] = ["status", "completion", "success"];
const RECORDED: readonly (Role | undefined)[] = [...RESULTS, "score", "scaled", "progress", "place", "interaction", "objective"];

/** `held` is what earlier visits have left, `mark` what the LMS says passes. */
export function newReferee(version: ScormVersion, mode: LaunchMode, held: Values, mark: string | undefined): Referee {
  const { model, initialize, terminate } = version;
  const values = new Map(held);
  /** As the package may believe that they are stored. */
  let confirmed: Values = new Map(held);
  const fresh = new Set<string>();
  const told = new Set<string>();
  let phase: Phase = "closed";
  let begun = false;
  let unheard: SeenCall | undefined;
  let failing = false;
  /** The end was asked for, and nobody knows what came of it: asking again is right. */
  let puzzled = false;

  const turn = ({ kind, method, given: [word], signedOut }: SeenCall): string[] => {
    if (signedOut || kind === "last-error" || kind === "error-text") return [];
    const argument = kind === "get" || kind === "set" || word === "" ? [] : [PROBLEMS.argument(method)];
    if (kind === "initialize") return phase === "open" ? [...argument, PROBLEMS.again(method)] : argument;
    switch (phase) {
      case "open":
        return argument;
      case "closed":
        return [...argument, PROBLEMS.early(method, initialize)];
      case "over":
        return [...argument, PROBLEMS.late(method, terminate)];
      case "forgotten":
        return [...argument, PROBLEMS.forgotten(method, initialize)];
    }
  };

  const read = (name: string): string[] => {
    if (/\._(children|count|version)$/.test(name)) return [];
    const element = elementOf(model, name);
    if (!element) return [problemOf("unknown", model, name)];
    return element.access === "write" ? [problemOf("write-only", model, name)] : [];
  };

  const write = (name: string, given: unknown, isTaken: boolean): string[] => {
    const value = String(given);
    const role = elementOf(model, name)?.role;
    const wrong = wrongWith(model, name, value, values);
    // Whoever was told that a commit has failed may set another status in between, so that the next commit carries it again.
    const before = (failing ? confirmed : values).get(name) ?? "";
    const problems = [
      ...(typeof given === "string" ? [] : [PROBLEMS.noText(typeof given)]),
      ...(wrong ? [problemOf(wrong, model, name, value)] : []),
      ...(RESULTS.includes(role) && LOSSES[before]?.includes(value) ? [PROBLEMS.backwards(name, before, value)] : []),
      ...(mode !== "normal" && RECORDED.includes(role) && value !== "browsed" ? [PROBLEMS.looking(name, mode)] : []),
    ];
    if (isTaken) {
      values.set(name, value);
      fresh.add(name);
    }
    return problems;
  };

  const done = ({ kind, error, threw }: SeenCall): void => {
    failing = error !== 0 && !puzzled;
    if (kind === "terminate" && !threw) phase = "over";
    puzzled = threw;
    if (failing) return;
    confirmed = new Map(values);
    fresh.clear();
  };

  /** What has been said before is not said again. */
  const once = (problems: readonly string[]) => problems.filter((problem) => !told.has(problem) && told.add(problem));

  const judge = (call: SeenCall): string[] => {
    const { kind, given, error, lost } = call;
    const [name = "", value] = given;
    const problems = [...turn(call)];
    const isOpen = phase === "open";
    const isAgain = puzzled && kind === "terminate";
    if (kind === "get" && isOpen) problems.push(...read(String(name)));
    if (kind === "set" && isOpen) problems.push(...write(String(name), value, error === 0));
    if ((kind === "commit" || kind === "terminate") && isOpen) {
      if (mode === "normal") problems.push(...once(recordProblems(version, values, mark, kind === "terminate")));
      done(call);
    }
    if (kind === "initialize" && error === 0) {
      phase = "open";
      begun = true;
    }
    if (call.signedOut && begun) phase = "forgotten";
    if (error !== 0 && !lost && problems.length === 0 && kind !== "get" && !isAgain) problems.push(PROBLEMS.refused(error));
    return problems;
  };

  return {
    judge(call) {
      const { kind, method, given } = call;
      const isAsking = kind === "last-error" || kind === "error-text";
      const isRetry = unheard?.method === method && unheard.given[0] === given[0];
      const ignored = unheard && !isAsking && !isRetry ? [PROBLEMS.ignored(callText(unheard.method, unheard.given))] : [];
      unheard = call.error !== 0 && kind !== "get" && !isAsking ? call : undefined;
      return [...ignored, ...judge(call)];
    },
    end: () => endProblems(version, { begun, open: phase === "open", failing, fresh: [...fresh] }),
  };
}

/** A call as somebody would write it. */
export function callText(method: string, given: readonly unknown[]): string {
  return `${method}(${given.map((word) => (typeof word === "string" ? JSON.stringify(word) : String(word))).join(", ")})`;
}
