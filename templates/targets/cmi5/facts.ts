import type { Course } from "../../contract/course.ts";
import type { Launch, TrackingContext } from "../../contract/tracking.ts";
import type { Answer } from "../../standards/xapi-answer.ts";
import type { Found } from "../../standards/xapi-found.ts";
import { type Statement, VERB_PREFIX, type VerbName } from "../../standards/xapi-statement.ts";
import { pause } from "../../standards/xapi-worker.ts";
import type { LaunchAddress } from "./launch.ts";

/** Finding statements (xAPI 1.0.3 Communication 2.1.3), as `@xapi/xapi` calls it. */
export interface FindClient {
  getStatements(wanted: {
    readonly registration: string;
    readonly activity: string;
    readonly verb: string;
    readonly limit: number;
  }): Promise<Answer>;
}

/** A result that a registration takes once. */
export type Fact = "completed" | "passed";

/** What the store holds of the learner's results. */
export interface Facts {
  readonly held: readonly Fact[];
  /** Hundredths of a percent; `undefined` where no statement tells. */
  readonly score: number | undefined;
}

const FACTS: readonly Fact[] = ["completed", "passed"];

export function verbOf({ verb }: Pick<Statement, "verb">): VerbName {
  return verb.id.slice(VERB_PREFIX.length) as VerbName;
}

/** The statement by which the store holds a fact; `undefined` where it holds none, `null` where it does not tell. */
async function findFact(client: FindClient, launch: LaunchAddress, verb: string): Promise<Statement | undefined | null> {
  const { registration, activity } = launch;
  const { status, data } = await client.getStatements({ registration, activity, verb: VERB_PREFIX + verb, limit: 1 });
  return status === 200 ? (data as { readonly statements?: readonly Statement[] } | null)?.statements?.[0] : null;
}

/**
 * Whether a result that the store has refused is held by it all the same (rule CMI5-13). A store that does not tell, but has let
 * this session begin, refuses what was told before in another session for one reason: it has it.
 */
export async function holdsFact(client: FindClient, launch: LaunchAddress, statement: Statement, again: string): Promise<boolean> {
  if (!isFact(statement)) return false;
  const found = await findFact(client, launch, verbOf(statement));
  return found === null ? again in (statement.context.extensions ?? {}) : found !== undefined;
}

function isFact(statement: Statement): boolean {
  return FACTS.some((fact) => fact === verbOf(statement));
}

/** The package's own document first, then the statements, where the store lets them be read (rule CMI5-12). */
export async function readFacts(
  { window, elapsed }: TrackingContext,
  client: FindClient,
  launch: LaunchAddress,
  { document }: Found,
  end: number,
): Promise<Facts> {
  const noted = document?.held ?? [];
  const asked = FACTS.filter((fact) => !noted.includes(fact)).map((fact) => findFact(client, launch, fact));
  const found = (await Promise.race([Promise.all(asked), pause(window, end - elapsed())])) ?? [];
  const verbs = [...noted, ...found.flatMap((statement) => (statement ? [verbOf(statement)] : []))];
  const scaled = found.find((statement) => statement?.result?.score)?.result?.score?.scaled;
  return { held: FACTS.filter((fact) => verbs.includes(fact)), score: scaled === undefined ? undefined : Math.round(scaled * 10000) };
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
