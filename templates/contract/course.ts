import type { Switches } from "./profile.ts";

/**
 * One course for one archetype, as it travels in the package and as the runtime reads it.
 * Plain data: it survives `JSON.stringify`. Slots are the places of pages and questions in the saved state;
 * they come from the lock file and never move, so they need not follow the order of the arrays.
 */
export interface Course {
  /** Authored id, for example `foundation`. */
  readonly id: string;
  readonly archetype: Archetype;
  /** `<course>-<archetype>`: file names, manifest identifier, storage key. */
  readonly key: string;
  /** Absolute IRI of the course as an xAPI activity. */
  readonly iri: string;
  readonly title: string;
  readonly summary: string;
  /** BCP 47 language tag. */
  readonly language: string;
  /** All languages of a package that carries several, the default first. */
  readonly languages?: readonly string[];
  readonly minutes: number;
  /** Eight hexadecimal digits of a hash over everything the learner can read or answer. */
  readonly version: string;
  readonly owner: string;
  /** `YYYY-MM-DD`, the earliest of the modules' dates. */
  readonly reviewBy: string;
  readonly theme: string;
  readonly rule: CompletionRule;
  /** What this package does otherwise for one learning system. */
  readonly switches?: Switches;
  readonly modules: readonly CourseModule[];
  /** What the objectives say that they meet, for metadata; no document holds it. */
  readonly needs?: readonly CourseNeed[];
  readonly pages: readonly CoursePage[];
}

/** A learning need that objectives name. */
export interface CourseNeed {
  readonly id: string;
  readonly text: string;
  /** Title of the framework that lists it. */
  readonly framework: string;
}

export interface Archetype {
  readonly id: string;
  readonly title: string;
}

export interface CompletionRule {
  /** All pages must be opened. */
  readonly read: boolean;
  /** All quizzes together must reach `passMark`. */
  readonly quiz: boolean;
  /** In hundredths of a percent, 0 … 10000, so that comparing is exact. */
  readonly passMark: number;
  /** How often each quiz may be taken; 0 means without limit. */
  readonly attempts: number;
  /** Which attempt at a quiz counts; the best one where nothing is said. */
  readonly counts?: "best" | "last" | "first";
  /** How long a learner waits before another attempt, minutes; not at all where nothing is said. */
  readonly wait?: number;
}

/** How one quiz is given. What is left out: all questions, in the author's order, marked together at the end. */
export interface QuizRule {
  /** So many of its questions make up an attempt. */
  readonly draw?: number;
  /** The same number is drawn from each objective or tag, as far as that goes. */
  readonly per?: "objective" | "tag";
  /** Questions and their options stand in an order of their own for each learner and attempt. */
  readonly shuffle?: true;
  /** When the learner hears what was right: `now`, question by question, or `never`. */
  readonly feedback?: "now" | "never";
  /** How much it counts beside other quizzes, instead of its points. */
  readonly weight?: number;
  /** It counts for nothing; whoever reaches the pass mark need not read the module's pages. */
  readonly pretest?: true;
}

export interface CourseModule {
  readonly id: string;
  readonly iri: string;
  readonly title: string;
  readonly minutes: number;
  readonly objectives: readonly { readonly id: string; readonly text: string; readonly needs: readonly string[] }[];
}

export interface CoursePage {
  /** `<module>/<page>`, unique in the course. */
  readonly id: string;
  readonly slot: number;
  readonly module: string;
  readonly title: string;
  readonly iri: string;
  /** Its questions are graded and are marked together. */
  readonly quiz: boolean;
  readonly rule?: QuizRule;
  readonly questions: readonly CourseQuestion[];
}

export interface CourseQuestion {
  /** `[a-z0-9_]{1,56}`, unique in the course: the part of an interaction id that names the question. */
  readonly id: string;
  readonly slot: number;
  /** Folder name of the question type. */
  readonly type: string;
  readonly iri: string;
  readonly points: number;
  /** Slot of an earlier question on the same scale, whose answer is shown beside the answer to this one. */
  readonly pair?: number;
  /** Id of the objective within the page's module, or "". */
  readonly objective: string;
  /** The author's word for a group of questions to draw from. */
  readonly tag?: string;
  /** What is asked, as plain text on one line. */
  readonly text: string;
  /** The question type's own data. */
  readonly data: unknown;
}
