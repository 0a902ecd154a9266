import type { Course, CourseQuestion } from "./course.ts";
import type { Answered } from "./interaction.ts";

/** Where packages are uploaded to, in the order to show, by the names that people know. */
export const SYSTEMS = {
  "learning-hub": "NHS Learning Hub",
  esr: "ESR",
  moodle: "Moodle",
  totara: "Totara",
  canvas: "Canvas",
  cornerstone: "Cornerstone",
  successfactors: "SAP SuccessFactors",
  "scorm-cloud": "SCORM Cloud",
  "other-lms": "Another learning system",
  "record-store": "A system with a learning record store",
  "web-server": "A web server",
} as const;

export type System = keyof typeof SYSTEMS;

/**
 * How something is known: `measured` on a running system, `documented` by its maker, read in its source `code`, or `unverified`:
 * nothing was found, and what is said holds for any system of the kind.
 */
export type Evidence = "measured" | "documented" | "code" | "unverified";

export interface Source {
  readonly evidence: Evidence;
  /** The system and version that was measured, or the document. */
  readonly title: string;
  /** `https:` address of the document; "" for what was measured here. */
  readonly address: string;
  /** `YYYY-MM`: when it was measured or read. */
  readonly date: string;
}

/** Something to choose in a system's form. */
export interface Setting {
  /** As the form calls it. */
  readonly name: string;
  readonly choose: string;
  readonly reason: string;
  readonly source: Source;
}

/** How well a format suits a system: `best` where it is the one to try first, `unknown` where nobody has said. */
export type Fit = "best" | "works" | "unknown" | "no";

/** One system, for one course in one format. */
export interface Guide {
  readonly fit: Fit;
  /** One or two sentences: whether and how to upload. */
  readonly advice: string;
  readonly source: Source;
  readonly settings: readonly Setting[];
}

/** What somebody who uploads a package should know of it. All texts are plain sentences, for people who do not know the tool. */
export interface Card {
  /** What the record says at each point of the course, in the format's own words. */
  readonly reports: readonly { readonly when: string; readonly record: string }[];
  /** What a report of the system shows for one learner, in the order in which most systems list it. */
  readonly rows: readonly { readonly name: string; readonly example: string; readonly meaning: string }[];
  readonly guides: Readonly<Record<System, Guide>>;
  /** Which personal data goes where, and what stays in the browser. */
  readonly privacy: readonly { readonly data: string; readonly place: string }[];
  /** Five things to try directly after uploading. */
  readonly checks: readonly string[];
  /** How a new version takes the place of this one. */
  readonly update: string;
}

/** `units` are what the package tracks by itself: the course alone, or its modules as courses of their own. */
export type MakeCard = (course: Course, units: readonly Course[]) => Card;

/** How a format writes down a question and an answer, for whoever reads its reports. */
export interface Codes {
  /** What names the question in the record. `<n>` stands for a number that the package counts. */
  id(question: CourseQuestion, graded: boolean): string;
  /** The response of `answered`; "" where the format cannot hold it. */
  response(answered: Answered): string;
}
