import type { Launch, Status, TrackingContext } from "../contract/tracking.ts";
import { judge } from "./xapi-answer.ts";
import type { Wire } from "./xapi-fetch.ts";
import { fieldsOf, type StateDocument, type StateKeeper } from "./xapi-state.ts";
import { pause } from "./xapi-worker.ts";

/** What the record store held when the course was opened. */
export interface Found extends Pick<Launch, "resume" | "readable" | "status" | "score"> {
  readonly document?: StateDocument | undefined;
}

/** How long a start may take, ms. */
export const START_LIMIT = 9000;
/** Between two tries; also kept for the last one, however long the store asks to wait. */
const PAUSE = 1000;
const STATUSES: readonly Status[] = ["failed", "incomplete", "completed", "passed"];

/**
 * Reads the state, again and again for nine seconds where the store does not answer. What could not be read is not
 * `readable` (rule INIT-4); `undefined` where the store turns the learner away. A strict store refuses parameters that it
 * does not know (xAPI 1.0.3 Communication 3.2), so those that `wire` adds are then left out for good. `end` is when to give up.
 */
export async function readFound(
  { window, elapsed }: TrackingContext,
  keeper: StateKeeper,
  wire: Wire,
  end = elapsed() + START_LIMIT,
): Promise<Found | undefined> {
  for (;;) {
    const read = await Promise.race([keeper.read(), pause(window, end - elapsed())]);
    if (!read) return resultOf("", false);
    const { answer, document } = read;
    const verdict = judge(answer);
    const most = end - PAUSE - elapsed();
    if (verdict === "stop") return undefined;
    if (document || answer.status === 404) return { document, ...resultOf(document?.state ?? "", true) };
    if (verdict === "refused" && wire.extended) wire.extended = "";
    else if (typeof verdict !== "number" || most <= 0) return resultOf("", false);
    else await pause(window, Math.min(most, Math.max(PAUSE, verdict)));
  }
}

/** The fourth and fifth field of the saved state (rule DATA-3) say what the state claims; unsent results go with it. */
function resultOf(resume: string, readable: boolean): Found {
  const [, , , letter, score = "-"] = fieldsOf(resume);
  return {
    resume,
    readable,
    status: STATUSES.find(([initial]) => initial === letter) ?? "incomplete",
    score: score === "-" ? undefined : Number.parseInt(score, 36),
  };
}
