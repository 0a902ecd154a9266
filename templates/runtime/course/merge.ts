import type { Status } from "../../contract/event.ts";
import type { CourseState, QuizState } from "../../contract/course-state.ts";
import { STATUSES } from "./state.ts";

export function betterStatus(a: Status, b: Status): Status {
  return STATUSES.indexOf(a) > STATUSES.indexOf(b) ? a : b;
}

export function betterScore(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

/**
 * One state out of two copies of the same course. Results are the best of both, reading is the union, and what was
 * typed comes from the newer copy (rules INIT-2, DATA-4). Commutative, associative and idempotent in the results.
 */
export function mergeStates(a: CourseState, b: CourseState): CourseState {
  const [older, newer] = isNewer(a, b) ? [b, a] : [a, b];
  const quizzes = new Map<number, QuizState>(older.quizzes);
  for (const [slot, quiz] of newer.quizzes) {
    const other = quizzes.get(slot);
    quizzes.set(slot, {
      attempts: Math.max(quiz.attempts, other?.attempts ?? 0),
      best: Math.max(quiz.best, other?.best ?? 0),
      marked: quiz.marked,
    });
  }
  return {
    revision: newer.revision,
    page: newer.page,
    visited: new Set([...older.visited, ...newer.visited]),
    answers: newer.answers.size > 0 ? newer.answers : older.answers,
    checked: new Set([...newer.checked, ...older.checked]),
    quizzes,
    status: betterStatus(a.status, b.status),
    score: betterScore(a.score, b.score),
  };
}

function isNewer(a: CourseState, b: CourseState): boolean {
  if (a.revision !== b.revision) return a.revision > b.revision;
  return a.page !== b.page ? a.page > b.page : a.answers.size >= b.answers.size;
}
