import type { Launch, Status, TrackingContext } from "../../contract/tracking.ts";
import { judge } from "../../standards/xapi-answer.ts";
import type { StateDocument, StateKeeper } from "../../standards/xapi-state.ts";

/** What the record store held when the course was opened. */
export interface Found extends Pick<Launch, "resume" | "readable" | "status" | "score"> {
  readonly document: StateDocument | undefined;
}

const LIMIT = 9000;
const FIRST_WAIT = 500;

/**
 * Reads the state, again and again for nine seconds where the store does not answer. What could not be read is not
 * `readable` (rule INIT-4); `undefined` where the store turns the learner away. `relax` makes requests plainer; true where
 * that may help.
 */
export async function readFound(context: TrackingContext, keeper: StateKeeper, relax: () => boolean): Promise<Found | undefined> {
  const { window, elapsed } = context;
  const end = elapsed() + LIMIT;
  for (let wait = FIRST_WAIT; ; wait *= 2) {
    const read = await Promise.race([keeper.read(), after(window, end - elapsed())]);
    if (read === undefined) return unreadable("");
    const { answer, document } = read;
    if (answer.status === 404) return { document, resume: "", readable: true, status: "incomplete", score: undefined };
    const verdict = judge(answer, context.now().getTime());
    if (verdict.kind === "delivered") return document ? { document, readable: true, ...resultOf(document.state) } : unreadable(answer.data);
    if (verdict.kind === "refused" && relax()) continue;
    if (verdict.kind === "stop") return undefined;
    if (verdict.kind !== "retry" || elapsed() + wait >= end) return unreadable("");
    await after(window, Math.max(wait, verdict.after));
  }
}

function unreadable(data: unknown): Found {
  const resume = typeof data === "string" ? data : (JSON.stringify(data) ?? "");
  return { document: undefined, resume, readable: false, status: "incomplete", score: undefined };
}

const STATUSES: Readonly<Record<string, Status>> = { f: "failed", i: "incomplete", c: "completed", p: "passed" };

/** The fourth and fifth field of the saved state (rule DATA-3) say what the state claims; unsent results go with it. */
function resultOf(resume: string): Pick<Found, "resume" | "status" | "score"> {
  const match = /^A1\.[0-9a-z]+\.[^.]*\.([ficp])\.([0-9a-z]+|-)\./.exec(resume);
  const score = Number.parseInt(match?.[2] ?? "-", 36);
  return { resume, status: STATUSES[match?.[1] ?? "i"] ?? "incomplete", score: Number.isNaN(score) ? undefined : score };
}

function after(window: Window, ms: number): Promise<undefined> {
  return new Promise((resolve) => window.setTimeout(() => resolve(undefined), Math.max(0, ms)));
}
