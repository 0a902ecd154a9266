import { packSet } from "../../contract/checksum.ts";
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
 * One state out of two copies of the same course (rules INIT-2, DATA-4): results are the best of both, reading is the union,
 * and what was typed or marked comes whole from the copy in which it is newer. Each part takes the greater in an order of its own, so
 * that merging is commutative, associative and idempotent: no copy depends on which device or tab comes first.
 */
export function mergeStates(a: CourseState, b: CourseState): CourseState {
  const place = a.revision > b.revision || (a.revision === b.revision && a.page > b.page) ? a : b;
  const typed = a.answered > b.answered || (a.answered === b.answered && typedText(a) > typedText(b)) ? a : b;
  const quizzes = new Map<number, QuizState>(a.quizzes);
  for (const [slot, quiz] of b.quizzes) quizzes.set(slot, mergeQuizzes(quizzes.get(slot) ?? quiz, quiz));
  return {
    revision: place.revision,
    page: place.page,
    visited: new Set([...a.visited, ...b.visited]),
    // Draws follow from the seed, and the answers are to what was drawn.
    seed: typed.seed,
    answers: typed.answers,
    checked: typed.checked,
    bookmarks: typed.bookmarks,
    answered: typed.answered,
    quizzes,
    status: betterStatus(a.status, b.status),
    score: betterScore(a.score, b.score),
  };
}

/** The further of the two: more attempts, or as many and already begun anew. */
function mergeQuizzes(a: QuizState, b: QuizState): QuizState {
  const further = a.attempts > b.attempts || (a.attempts === b.attempts && !a.marked) ? a : b;
  const from = Math.max(a.from ?? 0, b.from ?? 0);
  return { ...further, best: Math.max(a.best, b.best), ...(from > 0 && { from }) };
}

/** Decides between two devices that came to the same revision in different ways; either is right. */
function typedText({ answers, checked, bookmarks, seed }: CourseState): string {
  return JSON.stringify([seed, [...answers].sort(([a], [b]) => a - b), [...checked].sort((a, b) => a - b), packSet(bookmarks)]);
}
