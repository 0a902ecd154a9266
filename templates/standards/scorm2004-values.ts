import { interval } from "./cmi2004-time.ts";
import type { Switches } from "../contract/profile.ts";
import type { Facts, Value } from "./scorm-facts.ts";

/**
 * `exit` comes at once and stays (rule S04-5), the score before the status (rule S04-3), and progress before completion
 * (rule S04-2). Both statuses are told together (rule S04-1): where a course has no quiz, its success is unknown.
 */
export function values(
  { begun, score, progress, status: reached, location, resume }: Facts,
  time: number,
  { failedAs }: Switches,
): readonly [Value[], Value[]] {
  const status = reached === "failed" ? (failedAs ?? reached) : reached;

  const [scaled, raw] = score === undefined ? [] : [`${score / 10000}`, `${score / 100}`];
  const complete = status === "completed" || status === "passed" || progress === 1;
  return [
    [
      ["cmi.exit", begun && "suspend"],
      ["cmi.score.min", raw && "0"],
      ["cmi.score.max", raw && "100"],
      ["cmi.score.raw", raw],
      ["cmi.score.scaled", scaled],
    ],
    [
      ["cmi.location", location?.slice(0, 1000)],
      ["cmi.suspend_data", resume],
      ["cmi.session_time", interval(time)],
      ["cmi.progress_measure", complete ? "1" : progress === undefined ? "" : `${Math.floor(progress * 10000) / 10000}`],
      ["cmi.success_status", status && (status === "passed" || status === "failed" ? status : "unknown")],
      ["cmi.completion_status", complete ? "completed" : status && "incomplete"],
    ],
  ];
}
