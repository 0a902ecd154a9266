import type { Course } from "../../templates/contract/course.ts";
import type { Visit } from "./machine.ts";

/** How the robot goes through a package. */
export interface Plan {
  /** A robot that does not know what is right takes the first of what it can choose from, or the last. */
  readonly answers: "right" | "wrong" | "none";
  /** Answers what does not count as well. */
  readonly practise: boolean;
  /**
   * `middle`: stops in the middle of a quiz about half-way, with some of it answered; where there is none, half-way. `last-step`:
   * stops before what completes the course, as far as that can be told.
   */
  readonly until: "middle" | "last-step" | "end";
  /** Called on each screen, before anything is done there. */
  readonly onScreen?: (name: string) => Promise<void>;
}

export interface Played {
  /** Where the robot stands. */
  readonly place: Place;
  /** Screens that were seen, in order. */
  readonly screens: readonly string[];
  /** How many questions were answered. */
  readonly answered: number;
  /** True where it came to where the plan wanted it. */
  readonly reached: boolean;
}

/** Where a learner is, and what was answered there. */
export interface Place {
  /** For people. */
  readonly screen: string;
  /** What is on it: the same where it is the same screen in the same state. */
  readonly key: string;
  /** Answers on this screen, by question. */
  readonly answers: Readonly<Record<string, string>>;
}

/** A robot that can play one kind of package. */
export interface Player {
  /** What it knows of the package; `undefined` where it knows no more than it sees. */
  readonly course: Course | undefined;
  /** Why a plan cannot be played; `undefined` where it can. */
  cannot(until: Plan["until"]): string | undefined;
  /** Waits until a learner could begin. False where nothing can be begun. */
  ready(visit: Visit): Promise<boolean>;
  /** From what shows at opening, into the course or on from where the last visit ended. */
  begin(visit: Visit): Promise<void>;
  place(visit: Visit): Promise<Place>;
  /** True where a learner who comes back would say that it is the place where they left. */
  isSame(left: Place, found: Place): boolean;
  play(visit: Visit, plan: Plan): Promise<Played>;
  /** Waits until the package says that everything is saved, or for a moment. */
  settle(visit: Visit): Promise<void>;
  /** Leaves by the package's own way out, where there is one. */
  exit(visit: Visit): Promise<void>;
}
