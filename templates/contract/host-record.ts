/** What an LMS holds, ready to be shown beside the course. `rows` are in the order to show. */
export interface HostRecord {
  readonly rows: readonly { readonly name: string; readonly value: string }[];
  /** Whatever the host needs to go on from here at the next visit. */
  readonly state: unknown;
  readonly standing: Standing;
  /** The course's own saved state, where one is held. */
  readonly saved?: SavedText;
}

/** What the system would show to the learner and to a report; nothing of it where nothing has been said. */
export interface Standing {
  readonly completed: boolean;
  /** `undefined` where nothing has been said about success. */
  readonly success: "passed" | "failed" | undefined;
  /** 0…1 */
  readonly score: number | undefined;
}

export interface SavedText {
  readonly text: string;
  /** Most characters that the format keeps; `undefined` where it sets no limit. */
  readonly limit: number | undefined;
}

/** One thing that a package said to its LMS, with the answer. */
export interface HostCall {
  /** ms since 1970. */
  readonly at: number;
  /** As it was made: `LMSSetValue("cmi.core.score.raw", "85")`, `POST statements`. */
  readonly call: string;
  /** As it was answered: `"true"`, `204`. */
  readonly answer: string;
  /** For people: "recorded: passed, 85". "" where the call says nothing of its own, as reading an error code. */
  readonly meaning: string;
  /** `refused`: the other side said no, and why is in `problems`. `lost`: a fault, the call did not arrive or was not stored. */
  readonly outcome: "taken" | "refused" | "lost";
  /** What a strict system finds wrong, in words; also of calls that were taken. */
  readonly problems: readonly string[];
}
