import type { Course } from "../contract/course.ts";
import type { CourseEvent, Status } from "../contract/event.ts";
import type { Switches } from "../contract/profile.ts";
import type { Launch } from "../contract/tracking.ts";
import type { Facts, Value } from "./scorm-facts.ts";
import type { ScormWords, Session } from "./scorm-session.ts";

export type AnsweredEvent = Extract<CourseEvent, { readonly type: "answered" }>;

/** How a visit begins. */
export interface Beginning {
  readonly launch: Launch;
  /** The LMS shows no status that the standard knows, and is told none at the start. */
  readonly isSilent: boolean;
  /** What the LMS is told before the learner has done anything (rule INIT-1). */
  readonly facts: Facts;
  /** What an event adds that is better than what the LMS holds, or nothing. */
  readonly improve: (event: CourseEvent) => Facts;
  /** The same facts, each with a harmless other value, for LMSs that send again only what has changed (rule S12-9). */
  readonly flipped?: (facts: Facts) => Facts;
  /** Values to set directly before the end, where the learner leaves on purpose and all has been confirmed. */
  readonly leaving?: () => Value[];
}

/** What one version of SCORM says differently from the others. Everything else of a visit is the same. */
export interface Dialect extends ScormWords {
  /** Elements that the learner's record consists of: where one is refused, nothing may be called saved. */
  readonly vital: RegExp;
  /** Reads what the LMS holds, in the order of rule INIT-1. */
  launch(session: Session, course: Course): Beginning;
  /** Values that come before the interactions, and values that come after them. `time` is that since the visit began, ms. */
  values(facts: Facts, time: number, switches: Switches): readonly [early: readonly Value[], late: readonly Value[]];
  /**
   * Elements of one interaction in the order of writing; without what stands before them all, `cmi.interactions.n.`.
   * Empty for a kind that this version cannot hold. `place` is the number n.
   */
  interaction(event: AnsweredEvent, at: Date, place: number): Value[];
  /** The status that the LMS shows now; `undefined` where it shows none. */
  held(session: Session, course: Course): Status | undefined;
  /** Where the page goes, the end of the session sends what was set, without a commit before it (rule S04-7). */
  readonly finishSends?: true;
  /**
   * Sets what is beside the record, behind all else of a push that carries no result. `sure`: whatever was set before has been
   * committed.
   */
  readonly aside?: (session: Session, sure: boolean) => void;
}
