import type { Course } from "../../contract/course.ts";
import type { Standing } from "../../contract/tracking.ts";
import { FACTS, type Facts, hundredths } from "../../standards/xapi-facts.ts";
import type { Found } from "../../standards/xapi-found.ts";
import { type Statement, verbOf } from "../../standards/xapi-statement.ts";

/** Results that the saved state claims, for a store whose statements cannot be read. */
export function claimsOf({ status }: Found): readonly string[] {
  return status === "passed" ? FACTS : [status];
}

/**
 * What the store holds, or is about to get: what it has lost is told again, under the id that it had (rules COMMIT-7, QUEUE-1).
 * A pass says both verbs.
 */
export function standingOf({ rule }: Course, found: Found, { held, score }: Facts, unsent: readonly Statement[]): Standing {
  const told: readonly string[] = [...held, ...unsent.map(verbOf)];
  const scores = [score ?? [], unsent.flatMap(({ result }) => hundredths(result?.score?.scaled))].flat();
  const best = scores.length > 0 ? Math.max(...scores) : found.score;
  if (told.includes("completed") && (!rule.quiz || told.includes("passed")))
    return { status: rule.quiz ? "passed" : "completed", score: best };
  return { status: found.status === "failed" ? "failed" : "incomplete", score: best };
}
