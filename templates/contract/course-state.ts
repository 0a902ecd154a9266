import type { Course, CoursePage } from "./course.ts";
import type { Status } from "./event.ts";
import { type QuestionSet, scoreOf } from "./question-set.ts";

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
  /** The revision at which answers or checked questions last changed; 0 where there are none to speak of. */
  readonly answered: number;
  /** By slot of the quiz page. */
  readonly quizzes: ReadonlyMap<number, QuizState>;
  readonly status: Status;
  /** The course's best score so far, hundredths of a percent; `undefined` until every quiz has been taken. */
  readonly score: number | undefined;
}

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

/** Hundredths of a percent, rounded down, so that a score never reads better than it is. Nothing out of nothing is all. */
export function percentOf(earned: number, possible: number): number {
  return possible === 0 ? 10000 : Math.floor((earned * 10000) / possible + 1e-9);
}

export function quizPages(course: Course): readonly CoursePage[] {
  return course.pages.filter(({ quiz }) => quiz);
}

/** True where the quiz on that page may be taken once more. */
export function attemptsLeft(course: Course, state: CourseState, page: number): boolean {
  return course.rule.attempts === 0 || (state.quizzes.get(page)?.attempts ?? 0) < course.rule.attempts;
}

/** Hundredths of a percent that the answers on a page earn now. */
export function quizScore(types: QuestionSet, page: CoursePage, state: CourseState): number {
  const earned = page.questions.reduce(
    (sum, question) => sum + question.points * scoreOf(types, question, state.answers.get(question.slot)),
    0,
  );
  return percentOf(
    earned,
    page.questions.reduce((sum, { points }) => sum + points, 0),
  );
}
