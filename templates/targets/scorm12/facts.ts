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
  return [
    ...value("cmi.core.exit", begun && "suspend"),
    ...(score === undefined
      ? []
      : ([
          ["cmi.core.score.min", "0"],
          ["cmi.core.score.max", "100"],
          [SCORE, String(score / 100)],
        ] as const)),
  ];
}

/** Values that come after them; some LMSs count a final status only where time has been reported before it. */
export function lateValues({ status, location, resume }: Facts, time: string): Value[] {
  return [
    ...value("cmi.core.lesson_location", location?.slice(0, 255)),
    ...value(RESUME, resume),
    ...value("cmi.core.session_time", time),
    ...value(STATUS, status),
  ];
}

function value(element: string, text: string | false | undefined): Value[] {
  return text === undefined || text === false ? [] : [[element, text]];
}

const SCORE = "cmi.core.score.raw";
const RESUME = "cmi.suspend_data";
const STATUS = "cmi.core.lesson_status";

/** True for elements that the learner's record consists of: where one is refused, nothing may be called saved. */
export function isVital(element: string): boolean {
  return element === SCORE || element === RESUME || element === STATUS;
}

/** True where losing the facts would lose a result. */
export function isResult({ status = "incomplete", score }: Facts): boolean {
  return score !== undefined || status !== "incomplete";
}

/**
 * The same facts, each with a harmless other value (rule S12-9): Moodle takes what a failed commit carried for sent and
 * sends it again only after a real change. The other status is what was `held` before the visit: no worse for the learner,
 * and nothing final that the Learning Hub, which keeps the first final status of a visit, would keep. The saved state ends in a full stop more, which its reader ignores.
 */
export function flipped({ status, score, resume }: Facts, held: Status): Facts {
  return {
    ...(status && { status: held }),
    ...(score !== undefined && { score: score > 0 ? score - 1 : 1 }),
    ...(resume !== undefined && { resume: `${resume}.` }),
  };
}
