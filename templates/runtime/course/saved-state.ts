import type { Course, CourseQuestion } from "../../contract/course.ts";
import { HEADER_PARTS } from "../../contract/saved-text.ts";
import type { QuestionType } from "../../contract/question.ts";
import { checksum, packSet, unpackSet } from "../../contract/checksum.ts";
import { percentOf } from "../../contract/course-state.ts";
import { nextStatus } from "./result.ts";
import { type QuestionSet, typeOf } from "../../contract/question-set.ts";
import type { CourseState, QuizState } from "../../contract/course-state.ts";
import { STATUSES, startingState } from "./state.ts";

/**
 * The saved state: `A1.` header `.` checksum `.` detail `.` checksum, in `[A-Za-z0-9_.~-]` (rules DATA-2, DATA-3, DATA-5).
 * The header alone restores the result: revision, content version, status, score, page, visited pages.
 * The detail holds quizzes, checked questions and answers by slot, since which revision, the seed of draws, and bookmarks by slot;
 * losing it loses no result.
 */
const FORMAT = "A1";
/** At least: what an older program wrote has neither a seed nor bookmarks. */
const DETAIL_PARTS = 4;

export function writeState(course: Course, state: CourseState): string {
  const header = writeHeader(course, state);
  const quizzes = [...state.quizzes].map(
    ([slot, { attempts, best, from, marked }]) =>
      [slot, attempts, best, ...(from === undefined ? [] : [from])].map((value) => value.toString(36)).join("-") + (marked ? "-m" : ""),
  );
  const answers = [...state.answers].map(([slot, encoded]) => `${slot.toString(36)}-${encoded}`);
  const detail = [
    quizzes.join("~"),
    packSet(state.checked),
    answers.join("~"),
    state.answered.toString(36),
    state.seed.toString(36),
    packSet(state.bookmarks),
  ].join(".");
  return `${header}.${detail}.${checksum(detail)}`;
}

/** The part of the saved state that carries the result and no answer: what a local copy may hold (rule PRIV-1). */
export function writeHeader(course: Course, state: CourseState): string {
  const fields = [
    FORMAT,
    state.revision.toString(36),
    course.version,
    state.status[0],
    state.score === undefined ? "-" : state.score.toString(36),
    state.page.toString(36),
    packSet(state.visited),
  ].join(".");
  return `${fields}.${checksum(fields)}`;
}

/** How much of a saved state could be read. `foreign` was not written by this program. */
export type ReadState =
  | { readonly kind: "whole" | "header"; readonly state: CourseState }
  | { readonly kind: "empty" }
  | { readonly kind: "foreign" };

/** Reads what `writeState` wrote, cut anywhere. Pages and questions that the course no longer has are left out. */
export function readState(course: Course, types: QuestionSet, text: string): ReadState {
  if (text.trim() === "") return { kind: "empty" };
  const parts = text.trim().split(".");
  const header = readHeader(course, parts.slice(0, HEADER_PARTS));
  if (!header) return { kind: "foreign" };
  const detail = parts.slice(HEADER_PARTS, -1);
  const [quizzes, checked, answers, answered, seed, bookmarks] = detail;
  const whole = detail.length >= DETAIL_PARTS && parts.at(-1) === checksum(detail.join("."));
  if (!whole) return { kind: "header", state: header };
  const known = new Map(course.pages.flatMap(({ questions }) => questions).map((question) => [question.slot, question]));
  // A practice question that an author has moved into a quiz is not marked yet, unless each is marked by itself there.
  const practice = new Set(
    course.pages
      .filter(({ quiz, rule }) => !quiz || rule?.feedback === "now")
      .flatMap(({ questions }) => questions.map(({ slot }) => slot)),
  );
  const state: CourseState = {
    ...header,
    quizzes: readQuizzes(course, quizzes ?? ""),
    checked: keep(unpackSet(checked ?? ""), practice),
    answered: number(answered),
    seed: number(seed),
    bookmarks: keep(unpackSet(bookmarks ?? ""), new Set(course.pages.map(({ slot }) => slot))),
    answers: new Map(
      readPairs(answers ?? "").filter(([slot, encoded]) => {
        const question = known.get(slot);
        return question !== undefined && typeOf(types, question).decode(question.data, encoded) !== undefined;
      }),
    ),
  };
  return { kind: "whole", state: { ...state, status: nextStatus(course, state) } };
}

function readHeader(course: Course, parts: readonly string[]): CourseState | undefined {
  const [format, revision, , letter, score, page, visited, sum] = parts;
  if (format !== FORMAT || sum === undefined || sum !== checksum(parts.slice(0, -1).join("."))) return undefined;
  const status = STATUSES.find(([first]) => first === letter);
  const seen = unpackSet(visited ?? "");
  if (!status || !seen) return undefined;
  const start = startingState(course);
  const slots = new Set(course.pages.map(({ slot }) => slot));
  const slot = number(page);
  return {
    ...start,
    revision: number(revision),
    page: slots.has(slot) ? slot : start.page,
    visited: keep(seen, slots),
    status,
    score: score === "-" ? undefined : number(score),
  };
}

function readQuizzes(course: Course, text: string): ReadonlyMap<number, QuizState> {
  const quizzes = new Map<number, QuizState>();
  for (const [slot, rest] of readPairs(text)) {
    const [attempts, best, ...more] = rest.split("-");
    if (!course.pages.some((page) => page.slot === slot && page.quiz)) continue;
    const from = number(more.find((part) => part !== "m"));
    quizzes.set(slot, {
      attempts: number(attempts),
      best: Math.min(10000, number(best)),
      ...(from > 0 && { from }),
      marked: more.includes("m"),
    });
  }
  return quizzes;
}

/** `slot-rest` pieces joined by `~`. */
function readPairs(text: string): [number, string][] {
  return text
    .split("~")
    .filter((pair) => pair.includes("-"))
    .map((pair) => [number(pair.split("-")[0]), pair.slice(pair.indexOf("-") + 1)]);
}

function keep(set: Iterable<number> = [], known: { has(slot: number): boolean }): Set<number> {
  return new Set([...set].filter((slot) => known.has(slot)));
}

/** A whole number in base 36; 0 where there is none. */
function number(text: string | undefined): number {
  return Number.parseInt(text ?? "", 36) || 0;
}

export interface StateCost {
  /** The most characters that the saved state of this course can take. */
  readonly characters: number;
  /** What each question adds, largest first. */
  readonly questions: readonly { readonly id: string; readonly characters: number }[];
}

/** The worst case of `writeState`, by writing it (rule DATA-1). Pure, so that the build can refuse a course that cannot fit. */
export function worstCase(course: Course, typeFor: (name: string) => Pick<QuestionType<unknown, unknown>, "encodedLength">): StateCost {
  const slots = course.pages.map(({ slot }) => slot);
  const longest = ({ type, data }: CourseQuestion) => typeFor(type).encodedLength(data);
  /** An attempt has answers to no more questions than it draws: those that take most. */
  const questions = course.pages.flatMap((page) =>
    [...page.questions].sort((a, b) => longest(b) - longest(a)).slice(0, page.rule?.draw ?? page.questions.length),
  );
  const state: CourseState = {
    revision: 36 ** 5 - 1,
    seed: 2 ** 32 - 1,
    page: Math.max(0, ...slots),
    visited: new Set(slots),
    answers: new Map(questions.map((question) => [question.slot, "a".repeat(longest(question))])),
    checked: new Set(questions.map(({ slot }) => slot)),
    bookmarks: new Set(slots),
    answered: 36 ** 5 - 1,
    quizzes: new Map(
      course.pages
        .filter(({ quiz }) => quiz)
        .map(({ slot }) => [slot, { attempts: 36 ** 2 - 1, best: 10000, ...(course.rule.wait && { from: 36 ** 6 - 1 }), marked: true }]),
    ),
    status: "passed",
    score: percentOf(1, 1),
  };
  return {
    characters: writeState(course, state).length,
    questions: questions
      .map((question) => ({ id: question.id, characters: question.slot.toString(36).length + 2 + longest(question) }))
      .sort((a, b) => b.characters - a.characters),
  };
}
