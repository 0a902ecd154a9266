import type { Outcome, SaveState, Standing } from "./tracking.ts";

/** What the learner's page shows besides the course itself. */
export type Phase =
  /** Looking for the LMS. */
  | "connecting"
  /** Nothing will be recorded unless the learner tries again; they may look without a record (rule DISC-6). */
  | "no-connection"
  /** The saved state could not be read; nothing is written over it unasked (rule INIT-4). */
  | "unreadable"
  /** Another tab has the course (rule TABS-1). */
  | "elsewhere"
  | "running"
  /** "Save and exit" is under way. */
  | "leaving"
  | "ended";

export interface Recording {
  readonly phase: Phase;
  readonly save: SaveState;
  readonly mode: "normal" | "review" | "browse" | "unrecorded";
  /** Set once `phase` is `ended`. */
  readonly outcome: Outcome | undefined;
  /** What the other side has confirmed; `undefined` where nobody records. */
  readonly held: Standing | undefined;
  /** Proof of the result for a help desk; "" where there is no result to prove (rule COMMIT-8). */
  readonly receipt: string;
  /** As the other side names the learner, "" where it does not; `undefined` where there is no result that somebody else could confirm. */
  readonly learnerName?: string | undefined;
}

/** What the learner can ask for besides working through the course. */
export type Wish = "exit" | "try-again" | "look-without-record" | "start-again" | "use-here" | "save-now";
