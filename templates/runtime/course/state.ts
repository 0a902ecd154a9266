import type { Course } from "../../contract/course.ts";
import type { CourseState } from "../../contract/course-state.ts";
import type { Status } from "../../contract/event.ts";

/** From worst to best; each is saved as its first letter, and told in a receipt by its place. */
export const STATUSES: readonly Status[] = ["failed", "incomplete", "completed", "passed"];

export function startingState(course: Course, seed = 0): CourseState {
  return {
    revision: 0,
    seed,
    page: course.pages[0]?.slot ?? 0,
    visited: new Set(),
    answers: new Map(),
    checked: new Set(),
    bookmarks: new Set(),
    answered: 0,
    quizzes: new Map(),
    status: "incomplete",
    score: undefined,
  };
}
