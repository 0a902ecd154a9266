import type { Course } from "../../contract/course.ts";
import type { Launch } from "../../contract/tracking.ts";
import { type Attempt, type Facts, type FindClient, FACTS, findFact } from "../../standards/xapi-facts.ts";
import type { Found } from "../../standards/xapi-found.ts";
import { type Statement, type VerbName, verbOf } from "../../standards/xapi-statement.ts";

/**
 * Whether a result that the store has refused is held by it all the same (rule CMI5-13). A store that does not show it, but has let
 * this session begin, refuses what was told before in another session for one reason: it has it. `noted` are such results, and
 * those that are made `again` say so.
 */
export async function holdsFact(
  client: FindClient,
  attempt: Attempt,
  statement: Statement,
  again: string,
  noted: readonly string[],
): Promise<boolean> {
  const fact = FACTS.find((name) => name === verbOf(statement));
  if (!fact) return false;
  const found = await findFact(client, attempt, fact);
  return found?.length ? true : noted.includes(fact) || (!found && again in (statement.context.extensions ?? {}));
}

/**
 * What the other side holds, as the course counts it; `said` is on the way to it. The saved state may claim more: what nobody
 * was told is then told again (rule CMI5-12).
 */
export function resultOf(
  course: Course,
  found: Found,
  { held, score }: Facts,
  said: readonly VerbName[],
): Pick<Launch, "status" | "score"> {
  const told: readonly string[] = [...held, ...said];
  const best = Math.max(found.score ?? -1, score ?? -1);
  const result = { score: best < 0 ? undefined : best };
  if (told.includes("passed")) return { status: "passed", ...result };
  // Where there is a quiz, Completed alone is not what the course asks for.
  if (told.includes("completed") && !course.rule.quiz) return { status: "completed", ...result };
  return { status: found.status === "failed" ? "failed" : "incomplete", ...result };
}
