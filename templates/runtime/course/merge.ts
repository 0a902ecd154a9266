import type { Status } from "../../contract/event.ts";
import type { CourseState, QuizState } from "./state.ts";

const RANK: Readonly<Record<Status, number>> = { failed: 0, incomplete: 1, completed: 2, passed: 3 };

export function betterStatus(a: Status, b: Status): Status {
  return RANK[a] >= RANK[b] ? a : b;
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
    score: a.score === undefined ? b.score : b.score === undefined ? a.score : Math.max(a.score, b.score),
  };
}

function isNewer(a: CourseState, b: CourseState): boolean {
  if (a.revision !== b.revision) return a.revision > b.revision;
  return a.page !== b.page ? a.page > b.page : a.answers.size >= b.answers.size;
}
