/** The verbs whose use cmi5 rules; all others are allowed between Initialized and Terminated. */
export type DefinedVerb = "initialized" | "completed" | "passed" | "failed" | "terminated";

/** What has been said, whether or not it is confirmed. */
export interface Spoken {
  /** In this session, in order. */
  readonly session: readonly DefinedVerb[];
  /** In earlier sessions of the same registration. */
  readonly earlier: readonly DefinedVerb[];
}

const DEFINED: readonly string[] = ["initialized", "completed", "passed", "failed", "terminated"] satisfies DefinedVerb[];

export function isDefined(verb: string): verb is DefinedVerb {
  return DEFINED.includes(verb);
}

/**
 * Whether that verb may come next (cmi5 9.3, rule CMI5-6): Initialized first; no verb twice in a session; Passed or Failed, not
 * both; Completed and Passed once in a registration; no Failed after Passed; nothing after Terminated.
 */
export function maySay({ session, earlier }: Spoken, verb: DefinedVerb): boolean {
  if (session.includes(verb) || session.includes("terminated")) return false;
  if (verb === "initialized") return session.length === 0;
  if (session.length === 0) return false;
  switch (verb) {
    case "completed":
      return !earlier.includes("completed");
    case "passed":
      return !earlier.includes("passed") && !session.includes("failed");
    case "failed":
      return !earlier.includes("passed") && !session.includes("passed");
    case "terminated":
      return true;
  }
}
