/**
 * What a package does otherwise for one learning system, where real systems contradict each other. Each switch has a safe
 * default; a switch that is absent is at its default.
 */
export interface Switches {
  /** The word for a pass where the system closes a record only with the other one (rule S12-2). Default `passed`; SCORM 1.2 only. */
  readonly passedAs?: "completed";
  /** The word for a fail without attempts left, where the system locks a failed course (rule S12-6). Default `failed`; SCORM only. */
  readonly failedAs?: "incomplete";
  /** Answers are not recorded one by one (rules INT-1, CALL-6). Default: they are. SCORM only. */
  readonly interactions?: false;
  /**
   * When the content asks to be closed (rule S04-6): never, or also when the page goes without a word. Default: when the learner
   * exits on purpose. SCORM 2004 only.
   */
  readonly navigation?: "never" | "always";
  /** Nothing is sent only to keep the session alive (rule COMMIT-6). Default: every five minutes while the learner is there. */
  readonly keepAlive?: false;
  /** Each objective that a quiz tests is recorded with its own score (rules S04-12, INT-14). Default: none is. SCORM only. */
  readonly objectives?: true;
}

/** One switch of a profile, and what it rests on. */
export interface Choice {
  readonly set: Switches;
  /** Rule ids of docs/reliability.md. */
  readonly rules: readonly string[];
  readonly evidence: string;
  /** `measured` on the system or its own code; `documented` by the vendor; `reported` by users. */
  readonly basis: "measured" | "documented" | "reported";
}

/** A learning system by name. Data only. */
export interface Profile {
  /** What an author writes behind `profile:`. */
  readonly id: string;
  readonly label: string;
  /** What this system needs and every package does anyway. */
  readonly covered: string;
  readonly choices: readonly Choice[];
}

export function switchesOf({ choices }: Profile): Switches {
  return Object.assign({}, ...choices.map(({ set }) => set)) as Switches;
}
