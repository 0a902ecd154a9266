import type { Course, CoursePage, CourseQuestion } from "../../contract/course.ts";
import type { CourseEvent } from "../../contract/event.ts";
import { courseScore, nextStatus, progressOf } from "./result.ts";
import { type QuestionSet, scoreOf, typeOf } from "../../contract/question-set.ts";
import { attemptsLeft, questionsOn, quizScore, showsAtOnce, type Action, type CourseState } from "../../contract/course-state.ts";

export interface Step {
  readonly state: CourseState;
  readonly events: readonly CourseEvent[];
}

/**
 * One step of the course: what is true afterwards, and what has happened. An action that changes nothing returns `state` itself.
 * `now` in minutes since 1970.
 */
export function update(course: Course, types: QuestionSet, state: CourseState, action: Action, now = 0): Step {
  switch (action.type) {
    case "open": {
      const page = pageIn(course, action.page);
      if (!page) return { state, events: [] };
      const seen = state.visited.has(page.slot);
      if (seen && state.page === page.slot) return { state, events: [] };
      const next = { ...state, page: page.slot, visited: seen ? state.visited : new Set([...state.visited, page.slot]) };
      return settle(course, state, next, [{ type: "page", page }]);
    }
    case "answer": {
      if (state.answers.get(action.question) === action.encoded || isMarked(course, state, action.question)) return { state, events: [] };
      const answers = new Map(state.answers);
      if (action.encoded === undefined) answers.delete(action.question);
      else answers.set(action.question, action.encoded);
      return settle(course, state, { ...state, answers }, []);
    }
    case "bookmark": {
      const bookmarks = new Set(state.bookmarks);
      if (!bookmarks.delete(action.page)) bookmarks.add(action.page);
      return settle(course, state, { ...state, bookmarks }, []);
    }
    case "check": {
      const found = findQuestion(course, action.question);
      if (!found || !showsAtOnce(found.page) || state.checked.has(action.question) || !state.answers.has(action.question))
        return { state, events: [] };
      const next = { ...state, checked: new Set([...state.checked, action.question]) };
      // The questions of a quiz are told together, when it is submitted.
      return settle(course, state, next, found.page.quiz ? [] : [answered(types, found.question, state, 1, false, action.latency)]);
    }
    case "again": {
      if (findQuestion(course, action.question)?.page.quiz) return { state, events: [] };
      const answers = new Map(state.answers);
      answers.delete(action.question);
      const checked = new Set(state.checked);
      checked.delete(action.question);
      return settle(course, state, { ...state, answers, checked }, []);
    }
    case "submit":
      return submit(course, types, state, action, now);
    case "retry": {
      const page = pageIn(course, action.page);
      const quiz = state.quizzes.get(action.page);
      if (!page || !quiz?.marked || (quiz.from ?? 0) > now || !attemptsLeft(course, state, action.page)) return { state, events: [] };
      const answers = new Map(state.answers);
      const checked = new Set(state.checked);
      for (const { slot } of page.questions) {
        answers.delete(slot);
        checked.delete(slot);
      }
      const quizzes = new Map(state.quizzes).set(action.page, { ...quiz, marked: false });
      return settle(course, state, { ...state, answers, checked, quizzes }, []);
    }
  }
}

function submit(
  course: Course,
  types: QuestionSet,
  state: CourseState,
  { page: slot, latencies }: Extract<Action, { type: "submit" }>,
  now: number,
): Step {
  const page = pageIn(course, slot);
  const before = state.quizzes.get(slot);
  if (!page?.quiz || before?.marked || !attemptsLeft(course, state, slot)) return { state, events: [] };
  const attempt = (before?.attempts ?? 0) + 1;
  const best = counting(course, before?.best, quizScore(types, page, state));
  const { wait } = course.rule;
  const quizzes = new Map(state.quizzes).set(slot, { attempts: attempt, best, ...(wait && { from: now + wait }), marked: true });
  const events = questionsOn(page, state).map((question) =>
    answered(types, question, state, attempt, true, latencies.get(question.slot) ?? 0),
  );
  return settle(course, state, { ...state, quizzes }, events);
}

/** What the attempts come to when `score` is the newest one. */
function counting({ rule: { counts } }: Course, before: number | undefined, score: number): number {
  if (before === undefined || counts === "last") return score;
  return counts === "first" ? before : Math.max(before, score);
}

function answered(
  types: QuestionSet,
  question: CourseQuestion,
  state: CourseState,
  attempt: number,
  graded: boolean,
  latency: number,
): CourseEvent {
  const type = typeOf(types, question);
  const encoded = state.answers.get(question.slot);
  const answer = encoded === undefined ? undefined : type.decode(question.data, encoded);
  return {
    type: "answered",
    question,
    answered: type.interaction(question.data, answer),
    score: scoreOf(types, question, encoded),
    attempt,
    graded,
    latency,
  };
}

/** Brings revision, score and status up to date and adds the events that follow from them. */
function settle(course: Course, before: CourseState, changed: CourseState, events: readonly CourseEvent[]): Step {
  const score = courseScore(course, changed);
  const status = nextStatus(course, { ...changed, score });
  const revision = before.revision + 1;
  const isAnswered = changed.answers !== before.answers || changed.checked !== before.checked || changed.bookmarks !== before.bookmarks;
  const state = { ...changed, score, status, revision, answered: isAnswered ? revision : before.answered };
  const progress = progressOf(course, state);
  const more: CourseEvent[] = [];
  if (progress > progressOf(course, before)) more.push({ type: "progressed", progress });
  const better = score !== undefined && score > (before.score ?? -1);
  if (status === "passed" && score !== undefined && (before.status !== "passed" || better)) more.push({ type: "passed", score });
  if (status === "completed" && before.status !== "completed") more.push({ type: "completed" });
  if (status === "failed" && score !== undefined && before.status !== "failed") more.push({ type: "failed", score });
  return { state, events: [...events, ...more] };
}

/** Answers that have been marked stay as they were marked, until the learner asks to try again. */
function isMarked(course: Course, state: CourseState, slot: number): boolean {
  const found = findQuestion(course, slot);
  return !found || state.checked.has(slot) || state.quizzes.get(found.page.slot)?.marked === true;
}

function pageIn(course: Course, slot: number): CoursePage | undefined {
  return course.pages.find((page) => page.slot === slot);
}

function findQuestion(course: Course, slot: number): { readonly page: CoursePage; readonly question: CourseQuestion } | undefined {
  for (const page of course.pages) {
    const question = page.questions.find((candidate) => candidate.slot === slot);
    if (question) return { page, question };
  }
  return undefined;
}
