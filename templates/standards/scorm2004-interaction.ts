import { questionId } from "../contract/packed.ts";
import { cmiLine, cmiNumber } from "./cmi-text.ts";
import { interaction2004 } from "./cmi2004.ts";
import { interval, timestamp } from "./cmi2004-time.ts";
import type { AnsweredEvent } from "./scorm-dialect.ts";
import type { Value } from "./scorm-facts.ts";

/**
 * RTE 4.2.9, in the order that every LMS can follow (rule INT-3): it checks answers against the type. A practice question can
 * be tried again in any visit and nobody counts how often: its place makes the id unique (rule INT-2).
 */
export function interaction({ question, answered, score, attempt, graded, latency }: AnsweredEvent, at: Date, place: number): Value[] {
  const told = interaction2004(answered, score);
  if (!told) return [];
  return [
    ["id", `${question.id}_${graded ? `a${attempt}` : `p${place}`}`],
    ["type", told.type],
    ["objectives.0.id", question.objective && questionId(question.id.split("__", 1).join(), question.objective)],
    ["timestamp", timestamp(at)],
    ...told.patterns.map((pattern, index): Value => [`correct_responses.${index}.pattern`, pattern]),
    ["weighting", cmiNumber(question.points)],
    ["learner_response", told.response],
    ["result", told.result],
    ["latency", interval(latency)],
    ["description", cmiLine(question.text, 250)],
  ];
}
