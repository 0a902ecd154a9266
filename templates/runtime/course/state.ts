import type { Course } from "../../contract/course.ts";
import type { Status } from "../../contract/event.ts";

/** Where a learner is in a course. Plain data; `update` makes the next one. Numbers name pages and questions by slot. */
export interface CourseState {
  /** Grows with every change, so that the newer of two copies is known. */
  readonly revision: number;
  /** Slot of the page on screen. */
  readonly page: number;
  readonly visited: ReadonlySet<number>;
  /** Answers as the question type encodes them, marked or not. */
  readonly answers: ReadonlyMap<number, string>;
  /** Practice questions whose feedback is on show. */
  readonly checked: ReadonlySet<number>;
  /** By slot of the quiz page. */
  readonly quizzes: ReadonlyMap<number, QuizState>;
  readonly status: Status;
  /** The course's best score so far, hundredths of a percent; `undefined` until every quiz has been taken. */
  readonly score: number | undefined;
}

/** From worst to best; each is saved as its first letter. */
export const STATUSES: readonly Status[] = ["failed", "incomplete", "completed", "passed"];

export interface QuizState {
  readonly attempts: number;
  /** Best of all attempts, hundredths of a percent. */
  readonly best: number;
  /** True while the marked answers of the last attempt are on show. */
  readonly marked: boolean;
}

export type Action =
  | { readonly type: "open"; readonly page: number }
  /** The learner changed an answer; `undefined` means that it is no longer complete. */
  | { readonly type: "answer"; readonly question: number; readonly encoded: string | undefined }
  /** Marks a practice question. */
  | { readonly type: "check"; readonly question: number; readonly latency: number }
  /** Empties a practice question. */
  | { readonly type: "again"; readonly question: number }
  /** Marks a quiz. Latencies (ms) by slot of the question. */
  | { readonly type: "submit"; readonly page: number; readonly latencies: ReadonlyMap<number, number> }
  /** Empties a quiz for another attempt. */
  | { readonly type: "retry"; readonly page: number };

export function startingState(course: Course): CourseState {
  return {
    revision: 0,
    page: course.pages[0]?.slot ?? 0,
    visited: new Set(),
    answers: new Map(),
    checked: new Set(),
    quizzes: new Map(),
    status: "incomplete",
    score: undefined,
  };
}
