import type { HostCall, HostRecord, Standing } from "../../templates/contract/host-record.ts";
import type { Note } from "../../templates/contract/verify.ts";

/** A call to the LMS or the record store, and in which visit and while which event was handled it was made. */
export interface LoggedCall extends HostCall {
  /** From 1. */
  readonly visit: number;
  readonly during?: string;
}

export interface LoggedRequest {
  readonly address: string;
  /** Path within the package; `undefined` where the request went elsewhere. */
  readonly file: string | undefined;
  readonly visit: number;
}

/** Everything that was noticed while one journey was played. */
export interface Log {
  readonly calls: LoggedCall[];
  /** Each time that the LMS stored something. */
  readonly records: { readonly visit: number; readonly held: HostRecord; readonly calls: number }[];
  readonly requests: LoggedRequest[];
  /** Files of the package that were asked for and are not there. */
  readonly missing: Set<string>;
  /** Warnings and errors in the console. */
  readonly console: { readonly type: string; readonly text: string }[];
  readonly errors: string[];
  readonly dialogs: string[];
  readonly notes: Note[];
}

export function newLog(): Log {
  return { calls: [], records: [], requests: [], missing: new Set(), console: [], errors: [], dialogs: [], notes: [] };
}

export function heldIn({ records }: Log): HostRecord | undefined {
  return records.at(-1)?.held;
}

const NOTHING: Standing = { completed: false, success: undefined, score: undefined };

export function standingIn(log: Log): Standing {
  return heldIn(log)?.standing ?? NOTHING;
}

/** How good a result is to have: greater is better. */
export function worth({ completed, success }: Standing): number {
  return success === "passed" ? 3 : completed ? 2 : success === "failed" ? 1 : 0;
}

export function inWords({ completed, success, score }: Standing): string {
  const percent = score === undefined ? [] : [`${Math.round(score * 1000) / 10} %`];
  const said = success ?? (completed ? "completed" : "not completed");
  return [...(success && completed ? [success, "completed"] : [said]), ...percent].join(", ");
}
