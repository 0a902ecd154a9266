import type { Personality } from "./scorm-personalities.ts";

/** How a real SCORM 2004 system differs from the standard (runtime-rules section 3, lms-notes). Data only. */
export interface Personality2004 extends Personality {
  /** The error after an element was read that has no value yet. */
  readonly unset?: 403 | 0;
  /** Terminate throws where the learner wished to leave everything; what was set is stored all the same. */
  readonly throwsAtExitAll?: true;
  /** Shows neither statuses nor score. */
  readonly blank?: true;
  /** Progress below this makes a session that ends incomplete, whatever was said. */
  readonly threshold?: number;
  /** What was saved is kept only for a session that ended in `suspend`. */
  readonly forgetful?: true;
}

export const personalities2004 = {
  adlStrict: { yes: "true", no: "false", set: "true", unset: 403, forgetful: true },
  moodle: { yes: "true", no: "false", set: "true", unset: 0, throwsAtExitAll: true, threshold: 1, forgetful: true, reopens: true },
  scormAgain: { yes: "true", no: "false", set: "true", unset: 403 },
  openEdx: { yes: "true", no: "false", set: "true", unset: 0, blank: true },
  numbas: { yes: true, no: false, set: undefined, numbers: true, unset: 403 },
  ilias: { yes: "true", no: "false", set: "true", queues: true, unset: 403 },
  bare: { yes: "true", no: "false", set: "true", bare: true, unset: 403 },
} satisfies Record<string, Personality2004>;

/** Systems that confirm too early, or forgive nothing: what they store is known at the next visit alone. */
export const harshPersonalities2004 = {
  chamilo: { yes: "true", no: "false", set: "true", late: true, unset: 403, given: { "cmi.entry": "ab-initio" } },
  cornerstone: { yes: "true", no: "false", set: "true", commit: null, scoreFirst: true, unset: 403 },
  successfactors: { yes: "true", no: "false", set: "true", unset: 403, forgetful: true, given: { "cmi.scaled_passing_score": "0.8" } },
  hostile: { yes: new String(" TRUE "), no: 0, set: 1, numbers: true, nothing: null, late: true, queues: true, unset: 0 },
} satisfies Record<string, Personality2004>;
