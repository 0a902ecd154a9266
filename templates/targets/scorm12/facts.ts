import type { Status } from "../../contract/event.ts";

/** What the LMS has not confirmed yet. Once it has, nothing is told again: only changes travel (rule CALL-11). */
export interface Facts {
  /** The visit has begun and may be resumed. */
  readonly begun?: boolean;
  readonly status?: Status;
  /** Hundredths of a percent. */
  readonly score?: number;
  /** Page id. */
  readonly location?: string;
  readonly resume?: string;
}

export type Value = readonly [element: string, value: string];

/** Values that come before the interactions: `exit` at once (rule S12-7), the score before the status (rule S12-5). */
export function earlyValues({ begun, score }: Facts): Value[] {
  const values: Value[] = [];
  if (begun) values.push(["cmi.core.exit", "suspend"]);
  if (score !== undefined) values.push(["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"], [SCORE, String(score / 100)]);
  return values;
}

/** Values that come after them; some LMSs count a final status only where time has been reported before it. */
export function lateValues({ status, location, resume }: Facts, time: string): Value[] {
  const values: Value[] = [];
  if (location !== undefined) values.push(["cmi.core.lesson_location", location.slice(0, 255)]);
  if (resume !== undefined) values.push([RESUME, resume]);
  values.push(["cmi.core.session_time", time]);
  if (status !== undefined) values.push([STATUS, status]);
  return values;
}

const SCORE = "cmi.core.score.raw";
const RESUME = "cmi.suspend_data";
const STATUS = "cmi.core.lesson_status";

/** Elements that the learner's record consists of: where one is refused, nothing may be called saved. */
export const VITAL: ReadonlySet<string> = new Set([SCORE, RESUME, STATUS]);

/** True where losing the facts would lose a result. */
export function isResult({ status, score }: Facts): boolean {
  return score !== undefined || (status !== undefined && status !== "incomplete");
}

/**
 * The same facts, each with a harmless other value (rule S12-9): Moodle takes what a failed commit carried for sent and
 * sends it again only after a real change. The other status is `incomplete` even for `passed`, because the Learning Hub
 * keeps the first final status of a visit. The saved state ends in a full stop more, which its reader ignores.
 * `undefined` where there is nothing to change.
 */
export function flipped({ status, score, resume }: Facts): Facts | undefined {
  const other: Facts = {
    ...(status && status !== "incomplete" && { status: "incomplete" }),
    ...(score !== undefined && { score: score > 0 ? score - 1 : 1 }),
    ...(resume !== undefined && { resume: `${resume}.` }),
  };
  return Object.keys(other).length > 0 ? other : undefined;
}
