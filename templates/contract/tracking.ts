import type { Course } from "./course.ts";
import type { CourseEvent, Standing, Status } from "./event.ts";

export type { CourseEvent, Standing, Status } from "./event.ts";

/**
 * What the learner may be told about their record, and nothing better than that.
 * `saved` only after the other side has confirmed; `unsaved` while something is being retried. `signed-out`: the same, and
 * the other side no longer knows who this is. `cut-off`: the same, and the window of the learning site is gone.
 */
export type SaveState = "saved" | "saving" | "unsaved" | "signed-out" | "cut-off" | "ended" | "review" | "unrecorded";

/** What was there when the course was opened. */
export interface Launch {
  /** `review` and `browse` record nothing but time. */
  readonly mode: "normal" | "review" | "browse";
  /** The saved state, exactly as it was found; "" where there is none. */
  readonly resume: string;
  /** False where the state could not be read: nothing may be written over it unasked. */
  readonly readable: boolean;
  /** The best that the other side already holds. */
  readonly status: Status;
  /** Hundredths of a percent, or `undefined` where none is held. */
  readonly score: number | undefined;
  /** A pass mark that the other side sets, in hundredths of a percent. */
  readonly passMark: number | undefined;
  /** Tells learners on one machine apart; "" where unknown. Never stored or shown as it is. */
  readonly learner: string;
  /** The learner's name as it is read out, for the certificate on screen and on paper alone (rule INIT-7); none where the other side tells none. */
  readonly learnerName?: string;
  /** BCP 47 tags that the learner prefers, best first; none where the other side tells none. */
  readonly languages?: readonly string[];
}

/** What `end` achieved. */
export type Outcome =
  | { readonly confirmed: true /** Where to go next, `http:` or `https:` only. */; readonly next?: string }
  | { readonly confirmed: false };

/** What a learner has come to in one objective, in the attempts that count. */
export interface ObjectiveScore {
  /** `[a-z0-9_]{1,64}`: `<module>__<objective>`. */
  readonly id: string;
  /** Hundredths of a percent. */
  readonly score: number;
  /** Where the other side holds a better score, that one stands. */
  readonly isBest: boolean;
}

/** The one road from the course to whoever records. No method throws. */
export interface Tracking {
  readonly launch: Launch;
  /** Returns nothing: the course never waits for a network. */
  report(event: CourseEvent): void;
  /** Keeps the state to resume from. May be called often; writes are gathered. */
  save(resume: string): void;
  /** The best that the other side has confirmed so far, what it held at the start included (rule COMMIT-7). */
  held(): Standing;
  /** Tries at once to send what is not confirmed, as the learner asks for it. */
  retry(): void;
  /** Another copy of the course takes over: what is unconfirmed is sent once more, then nothing ever (rule TABS-1). */
  yield(): void;
  /** The learner leaves on purpose. Idempotent; settles when the other side has confirmed or cannot. */
  end(): Promise<Outcome>;
  /** Only where nobody else records: keeps a record for the learner's own hands up to date on the page, in the player's words. */
  keepsake?(standing: Standing, strings: Readonly<Record<string, string>>): void;
  /** Only in packages that record objectives: what the learner has come to in each. May be called often. */
  objectives?(scores: readonly ObjectiveScore[]): void;
}

/** What an adapter gets from the runtime, so that tests can pass a fake for each. */
export interface TrackingContext {
  readonly course: Course;
  readonly window: Window;
  /** Called at each change of what the learner may be told. */
  readonly onSaveState: (state: SaveState) => void;
  /** Monotonic clock, ms. */
  readonly elapsed: () => number;
  /** Wall clock. */
  readonly now: () => Date;
  /**
   * Writes a line into the technical log, which the learner may hand to a help desk: a method, an element or a resource, and
   * how it went. Never a value, a name or a token (rule UX-4).
   */
  readonly log: (what: string, answer: string) => void;
  /** True where the package's own host answers with the package's own file (rule COMMIT-4); null where that cannot be told. */
  readonly reachable: () => Promise<boolean | null>;
}

/** What connecting led to: a port, or the reason why nothing will be recorded. */
export type Connection =
  | { readonly connected: true; readonly tracking: Tracking }
  | { readonly connected: false; readonly reason: "no-lms" | "no-launch" | "refused" };

/** The default export of a target's `tracking.ts`. Settles within 10 s; never rejects. */
export type Connect = (context: TrackingContext) => Promise<Connection>;
