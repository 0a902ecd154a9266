import type { AnsweredEvent } from "../../standards/scorm-dialect.ts";
import type { Value } from "../../standards/scorm-facts.ts";
import { clockTime, timespan } from "../../standards/cmi-time.ts";
import { interaction12 } from "../../standards/cmi12.ts";

/**
 * RTE 3.4.4: type before the answers that are checked against it. Empty for a kind that SCORM 1.2 cannot hold.
 * A practice question can be tried again in any visit and nobody counts how often: its place makes the id unique (rule INT-2).
 */
export function interaction({ question, answered, score, attempt, graded, latency }: AnsweredEvent, at: Date, place: number): Value[] {
  const told = interaction12(answered, score);
  if (!told) return [];
  return [
    ["id", `${question.id}_${graded ? `a${attempt}` : `p${place}`}`],
    ["type", told.type],
    ["time", clockTime(at)],
    ...told.patterns.map((pattern, index): Value => [`correct_responses.${index}.pattern`, pattern]),
    ["student_response", told.response],
    ["result", told.result],
    ["latency", timespan(latency)],
  ];
}
