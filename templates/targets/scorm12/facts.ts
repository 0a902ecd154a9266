import type { Switches } from "../../contract/profile.ts";
import type { Launch } from "../../contract/tracking.ts";
import { timespan } from "../../standards/cmi-time.ts";
import type { Facts, Value } from "../../standards/scorm-facts.ts";

/**
 * `exit` comes at once (rule S12-7) and the score before the status (rule S12-5). Some LMSs count a final status only where
 * time has been reported before it.
 */
export function values(
  { begun, score, status, location, resume }: Facts,
  time: number,
  { passedAs, failedAs }: Switches,
): readonly [Value[], Value[]] {
  const raw = score !== undefined && `${score / 100}`;
  return [
    [
      ["cmi.core.exit", begun && "suspend"],
      ["cmi.core.score.min", raw && "0"],
      ["cmi.core.score.max", raw && "100"],
      ["cmi.core.score.raw", raw],
    ],
    [
      ["cmi.core.lesson_location", location?.slice(0, 255)],
      ["cmi.suspend_data", resume],
      ["cmi.core.session_time", timespan(time)],
      ["cmi.core.lesson_status", status === "passed" ? (passedAs ?? status) : status === "failed" ? (failedAs ?? status) : status],
    ],
  ];
}

/**
 * The same facts, each with a harmless other value (rule S12-9): Moodle takes what a failed commit carried for sent and
 * sends it again only after a real change. The other status is what was held before the visit: no worse for the learner,
 * and nothing final that the Learning Hub, which keeps the first final status of a visit, would keep. The saved state ends in a full stop more, which its reader ignores.
 */
export function flippedFrom({ status: held }: Launch): (facts: Facts) => Facts {
  return ({ status, score, resume }) => ({
    status: status && held,
    score: score === undefined ? score : score ? score - 1 : 1,
    resume: resume && `${resume}.`,
  });
}
