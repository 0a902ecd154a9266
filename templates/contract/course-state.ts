import type { Course, CoursePage, CourseQuestion } from "./course.ts";
import { questionsOfAttempt } from "./draw.ts";
import type { Status } from "./event.ts";
import { type QuestionSet, scoreOf } from "./question-set.ts";

/** Where a learner is in a course. Plain data; `update` makes the next one. Numbers name pages and questions by slot. */
export interface CourseState {
  /** Grows with every change, so that the newer of two copies is known. */
  readonly revision: number;
  /** What draws and orders of this learner follow from, 0 … 2³²−1. */
  readonly seed: number;
  /** Slot of the page on screen. */
  readonly page: number;
  readonly visited: ReadonlySet<number>;
  /** Answers as the question type encodes them, marked or not. */
  readonly answers: ReadonlyMap<number, string>;
  /** Practice questions whose feedback is on show. */
  readonly checked: ReadonlySet<number>;
  /** Slots of the pages that the learner has marked, to find them again. */
  readonly bookmarks: ReadonlySet<number>;
  /** The revision at which answers, checked questions or bookmarks last changed; 0 where there are none to speak of. */
  readonly answered: number;
  /** By slot of the quiz page. */
  readonly quizzes: ReadonlyMap<number, QuizState>;
  readonly status: Status;
  /** The course's best score so far, hundredths of a percent; `undefined` until every quiz has been taken. */
  readonly score: number | undefined;
}

export interface QuizState {
  readonly attempts: number;
  /** What the attempts so far come to, by the course's rule; hundredths of a percent. */
  readonly best: number;
  /** When another attempt may be made, minutes since 1970; at once where nothing is said. */
  readonly from?: number;
  /** True while the marked answers of the last attempt are on show. */
  readonly marked: boolean;
}

export type Action =
  | { readonly type: "open"; readonly page: number }
  /** The learner changed an answer; `undefined` means that it is no longer complete. */
  | { readonly type: "answer"; readonly question: number; readonly encoded: string | undefined }
  /** Marks one question and shows what came of it. */
  | { readonly type: "check"; readonly question: number; readonly latency: number }
  /** Empties a practice question. */
  | { readonly type: "again"; readonly question: number }
  /** Marks a page, or takes the mark away. */
  | { readonly type: "bookmark"; readonly page: number }
  /** Marks a quiz. Latencies (ms) by slot of the question. */
  | { readonly type: "submit"; readonly page: number; readonly latencies: ReadonlyMap<number, number> }
  /** Empties a quiz for another attempt. */
  | { readonly type: "retry"; readonly page: number };

/** Hundredths of a percent, rounded down, so that a score never reads better than it is. Nothing out of nothing is all. */
export function percentOf(earned: number, possible: number): number {
  return possible === 0 ? 10000 : Math.floor((earned * 10000) / possible + 1e-9);
}

/** The quizzes that the result is made of. */
export function quizPages(course: Pick<Course, "pages">): readonly CoursePage[] {
  return course.pages.filter(({ quiz, rule }) => quiz && !rule?.pretest);
}

/** What the learner is asked on a page in the attempt that they are at, or whose marks are on show. */
export function questionsOn(page: CoursePage, { seed, quizzes }: Pick<CourseState, "seed" | "quizzes">): readonly CourseQuestion[] {
  const { attempts = 0, marked = false } = quizzes.get(page.slot) ?? {};
  return page.quiz ? questionsOfAttempt(page, seed, marked ? attempts : attempts + 1) : page.questions;
}

/** Modules whose pre-test shows that the learner knows them already. */
function knownModules({ pages, rule }: Course, { quizzes }: Pick<CourseState, "quizzes">): ReadonlySet<string> {
  const reached = pages.filter((page) => page.rule?.pretest && (quizzes.get(page.slot)?.best ?? -1) >= rule.passMark);
  return new Set(reached.map(({ module }) => module));
}

/** Pages that have to be read: no pre-test, and nothing of a module that its pre-test shows to be known. */
export function pagesToRead(course: Course, state: Pick<CourseState, "quizzes">): readonly CoursePage[] {
  const known = knownModules(course, state);
  return course.pages.filter(({ rule, module, quiz }) => !rule?.pretest && (quiz || !known.has(module)));
}

/** True where the learner hears of each question by itself. */
export function showsAtOnce({ quiz, rule }: CoursePage): boolean {
  return !quiz || rule?.feedback === "now";
}

/** True where the quiz on that page may be taken once more, now or later. A pre-test is taken once. */
export function attemptsLeft(course: Course, state: CourseState, slot: number): boolean {
  const allowed = course.pages.some((page) => page.slot === slot && page.rule?.pretest) ? 1 : course.rule.attempts;
  return allowed === 0 || (state.quizzes.get(slot)?.attempts ?? 0) < allowed;
}

/** Hundredths of a percent that the answers on a page earn now. */
export function quizScore(types: QuestionSet, page: CoursePage, state: CourseState): number {
  const questions = questionsOn(page, state);
  const earned = questions.reduce((sum, question) => sum + question.points * scoreOf(types, question, state.answers.get(question.slot)), 0);
  return percentOf(
    earned,
    questions.reduce((sum, { points }) => sum + points, 0),
  );
}
