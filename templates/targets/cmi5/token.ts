import type { TrackingContext } from "../../contract/tracking.ts";
import { attempt } from "../../standards/xapi-attempt.ts";
import { pause } from "../../standards/xapi-worker.ts";

const PAUSE = 1000;

/**
 * Asks for the token of this launch, which is handed out once (cmi5 8.2, rule CMI5-2). A refusal comes with status 200 and a
 * text. No answer, or one that is not of the learning system, is asked for again until `end`; "" where there is no token.
 */
export async function fetchToken({ window, elapsed }: TrackingContext, address: string, end: number): Promise<string> {
  for (;;) {
    const answer = await Promise.race([ask(window, address, end - elapsed()), pause(window, end - elapsed())]);
    if (typeof answer === "string") return answer;
    if (elapsed() + PAUSE >= end) return "";
    await pause(window, PAUSE);
  }
}

/** `undefined` where it is worth asking again. */
async function ask(window: Window, address: string, limit: number): Promise<string | undefined> {
  const abort = new AbortController();
  window.setTimeout(() => abort.abort(), limit);
  try {
    const response = await window.fetch(address, { method: "POST", cache: "no-store", signal: abort.signal });
    const text = await response.text();
    const given = attempt(() => JSON.parse(text) as Readonly<Record<string, unknown>> | null);
    if (given !== undefined) return typeof given?.["auth-token"] === "string" ? given["auth-token"] : "";
    return response.status >= 400 && response.status < 500 && response.status !== 429 ? "" : undefined;
  } catch {
    return undefined;
  }
}
