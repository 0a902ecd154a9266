import type { Course, CoursePage } from "../../contract/course.ts";
import type { Status } from "../../contract/event.ts";
import { pagesToRead, quizPages, percentOf, type CourseState } from "../../contract/course-state.ts";

/** How much a quiz counts: what its author says, or the points that an attempt can have. */
function weightOf({ questions, rule = {} }: CoursePage): number {
  const points = questions.reduce((sum, question) => sum + question.points, 0);
  return rule.weight ?? points * Math.min(1, (rule.draw ?? Infinity) / questions.length);
}

/** Best quiz results weighted by points, hundredths of a percent; `undefined` until every quiz has been taken (rule S12-4). */
export function courseScore(course: Course, state: CourseState): number | undefined {
  const quizzes = quizPages(course);
  if (quizzes.length === 0 || quizzes.some(({ slot }) => !state.quizzes.has(slot))) return state.score;
  const earned = quizzes.reduce((sum, page) => sum + weightOf(page) * (state.quizzes.get(page.slot)?.best ?? 0), 0);
  const score = percentOf(earned, quizzes.reduce((sum, page) => sum + weightOf(page), 0) * 10000);
  // Where the last attempt counts, a score can fall until the course is passed, and no further (rule INIT-2).
  return course.rule.counts === "last" && state.status !== "passed" ? score : Math.max(score, state.score ?? 0);
}

function allRead(course: Course, state: CourseState): boolean {
  return pagesToRead(course, state).every(({ slot }) => state.visited.has(slot));
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
  const pages = pagesToRead(course, state);
  const read = pages.filter(({ slot }) => state.visited.has(slot)).length;
  const quizzes = course.rule.quiz ? quizPages(course) : [];
  const taken = quizzes.filter(({ slot }) => state.quizzes.has(slot)).length;
  const steps = pages.length + quizzes.length;
  return Math.min(0.99, steps === 0 ? 0 : (read + taken) / steps);
}
