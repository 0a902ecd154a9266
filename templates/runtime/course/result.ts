import type { Course, CoursePage } from "../../contract/course.ts";
import type { Status } from "../../contract/event.ts";
import { quizPages, percentOf, type CourseState } from "../../contract/course-state.ts";

function pointsOf(page: CoursePage): number {
  return page.questions.reduce((sum, { points }) => sum + points, 0);
}

/** Best quiz results weighted by points, hundredths of a percent; `undefined` until every quiz has been taken (rule S12-4). */
export function courseScore(course: Course, state: CourseState): number | undefined {
  const quizzes = quizPages(course);
  if (quizzes.length === 0 || quizzes.some(({ slot }) => !state.quizzes.has(slot))) return state.score;
  const earned = quizzes.reduce((sum, page) => sum + pointsOf(page) * (state.quizzes.get(page.slot)?.best ?? 0), 0);
  const score = percentOf(earned, quizzes.reduce((sum, page) => sum + pointsOf(page), 0) * 10000);
  return Math.max(score, state.score ?? 0);
}

function allRead(course: Course, state: CourseState): boolean {
  return course.pages.every(({ slot }) => state.visited.has(slot));
}

/** What the completion rule makes of the state. Never lower than what `state.status` says, but for a terminal fail. */
export function nextStatus(course: Course, state: CourseState): Status {
  if (state.status === "passed" || state.status === "completed") return state.status;
  const { rule } = course;
  const read = !rule.read || allRead(course, state);
  if (!rule.quiz) return read ? "completed" : "incomplete";
  const reached = state.score !== undefined && state.score >= rule.passMark;
  if (reached) return read ? "passed" : "incomplete";
  const exhausted = rule.attempts > 0 && quizPages(course).every(({ slot }) => (state.quizzes.get(slot)?.attempts ?? 0) >= rule.attempts);
  return exhausted && state.score !== undefined ? "failed" : "incomplete";
}

/** 0 … 1, over the steps that the rule asks for: pages to read and quizzes to take. */
export function progressOf(course: Course, state: CourseState): number {
  if (state.status === "passed" || state.status === "completed") return 1;
  const read = course.pages.filter(({ slot }) => state.visited.has(slot)).length;
  const quizzes = course.rule.quiz ? quizPages(course) : [];
  const taken = quizzes.filter(({ slot }) => state.quizzes.has(slot)).length;
  const steps = course.pages.length + quizzes.length;
  return Math.min(0.99, steps === 0 ? 0 : (read + taken) / steps);
}
