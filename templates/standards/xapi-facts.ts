import type { TrackingContext } from "../contract/tracking.ts";
import type { Answer } from "./xapi-answer.ts";
import { isStatement, type Statement, VERB_PREFIX, verbOf } from "./xapi-statement.ts";
import { pause } from "./xapi-worker.ts";

/** Finding statements (xAPI 1.0.3 Communication 2.1.3), as `@xapi/xapi` calls it. */
export interface FindClient {
  getStatements(wanted: {
    readonly registration: string;
    readonly activity: string;
    readonly verb: string;
    readonly limit: number;
  }): Promise<Answer>;
}

/** What statements of one learner's course have in common. */
export interface Attempt {
  readonly registration: string;
  readonly activity: string;
}

/** A result that counts for good. */
export type Fact = "completed" | "passed";

/** What the store holds of the learner's results. */
export interface Facts {
  readonly held: readonly Fact[];
  /** The best, in hundredths of a percent; `undefined` where no statement tells. */
  readonly score: number | undefined;
}

export const FACTS: readonly Fact[] = ["completed", "passed"];
const MOST = 10;

/** The latest statements by which the store holds a fact; `undefined` where it does not tell. */
export async function findFact(client: FindClient, attempt: Attempt, fact: Fact): Promise<readonly Statement[] | undefined> {
  const { status, data } = await client.getStatements({ ...attempt, verb: VERB_PREFIX + fact, limit: MOST });
  const list = status === 200 ? (data as { readonly statements?: unknown } | null | undefined)?.statements : undefined;
  if (!Array.isArray(list)) return undefined;
  // A store may not know what it was asked for.
  return list.filter((item): item is Statement => isStatement(item, attempt.registration) && verbOf(item) === fact);
}

/**
 * A store may have confirmed what it does not hold, and only its statements prove the rest (principle 2, rule COMMIT-7). Where they
 * cannot be read, `noted` counts: what the package itself has kept there.
 */
export async function readFacts(
  { window, elapsed }: TrackingContext,
  client: FindClient,
  attempt: Attempt,
  noted: readonly string[],
  end: number,
): Promise<Facts> {
  const asked = FACTS.map((fact) => findFact(client, attempt, fact));
  const found = (await Promise.race([Promise.all(asked), pause(window, end - elapsed())])) ?? [];
  const scores = found.flatMap((list) => list ?? []).flatMap(({ result }) => hundredths(result?.score?.scaled));
  return {
    held: FACTS.filter((fact, index) => (found[index] ? found[index].length > 0 : noted.includes(fact))),
    score: scores.length > 0 ? Math.max(...scores) : undefined,
  };
}

export function hundredths(scaled: unknown): number[] {
  return typeof scaled === "number" ? [Math.round(scaled * 10000)] : [];
}
