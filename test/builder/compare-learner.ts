import fc from "../support/properties.ts";
import type { Change } from "../../builder/identity/change.ts";
import { effectOf, type StatePart } from "../../builder/identity/effects.ts";
import type { Course, CoursePage, CourseQuestion } from "../../templates/contract/course.ts";
import { beginCourse } from "../../templates/runtime/course/begin.ts";
import { scoreOf, typeOf } from "../../templates/contract/question-set.ts";
import { writeState } from "../../templates/runtime/course/saved-state.ts";
import { type Action, type CourseState, questionsOn } from "../../templates/contract/course-state.ts";
import { startingState } from "../../templates/runtime/course/state.ts";
import { update } from "../../templates/runtime/course/update.ts";
import { types } from "../support/course.ts";

/** A step of a learner: what kind, and which page or question. */
export interface Move {
  readonly kind: keyof typeof MOVES;
  readonly a: number;
  readonly b: number;
}

const CODES: Readonly<Record<string, readonly string[]>> = {
  choice: [..."abcdef"],
  "multiple-choice": ["a", "b", "c", "ab", "bc", "ac", "abc", "d"],
  "true-false": ["t", "f"],
  numeric: ["1", "2", "3", "2_5"],
};

const pick = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % (items.length || 1)];
const questionsOf = ({ pages }: Course) => pages.flatMap(({ questions }) => questions);

function answer(question: CourseQuestion | undefined, b: number): Action | undefined {
  const code =
    question &&
    pick(
      (CODES[question.type] ?? []).filter((text) => typeOf(types, question).decode(question.data, text) !== undefined),
      b,
    );
  return question && code !== undefined ? { type: "answer", question: question.slot, encoded: code } : undefined;
}

/** A right answer, or a wrong one where there is any. */
function marked(question: CourseQuestion, right: boolean): Action {
  const type = typeOf(types, question);
  const codes = (CODES[question.type] ?? []).filter((code) => scoreOf(types, question, code) === (right ? 1 : 0));
  return { type: "answer", question: question.slot, encoded: codes.find((code) => type.decode(question.data, code) !== undefined) };
}

/** Takes a quiz from an empty one to its result. */
function takeQuiz(course: Course, a: number, answerTo: (question: CourseQuestion, index: number) => Action | undefined) {
  const quizzes = course.pages.filter(({ quiz }) => quiz);
  const page = pick(quizzes, a);
  const slot = page?.slot ?? 0;
  return [
    { type: "retry", page: slot },
    ...(page?.questions ?? []).map(answerTo),
    { type: "submit", page: slot, latencies: new Map() },
  ] as const;
}

const MOVES = {
  open: (course: Course, a: number) => [{ type: "open", page: pick(course.pages, a)?.slot ?? 0 }],
  answer: (course: Course, a: number, b: number) => [answer(pick(questionsOf(course), a), b)],
  check: (course: Course, a: number) => [{ type: "check", question: pick(questionsOf(course), a)?.slot ?? 0, latency: 0 }],
  again: (course: Course, a: number) => [{ type: "again", question: pick(questionsOf(course), a)?.slot ?? 0 }],
  quiz: (course: Course, a: number, b: number) => takeQuiz(course, a, (question) => answer(question, b)),
  "half-right quiz": (course: Course, a: number, b: number) =>
    takeQuiz(course, a, (question, index) => marked(question, (index + b) % 2 === 0)),
  "half-right quizzes": (course: Course, _a: number, b: number) =>
    course.pages.flatMap((_, page) => takeQuiz(course, page, (question, index) => marked(question, (index + b) % 2 === 0))),
  "right quizzes": (course: Course) => course.pages.flatMap((_, index) => takeQuiz(course, index, (question) => marked(question, true))),
  "read most": (course: Course, a: number) =>
    course.pages.flatMap(({ slot }, index) => (index === a % course.pages.length ? [] : ([{ type: "open", page: slot }] as const))),
  "read all": (course: Course) => course.pages.map(({ slot }) => ({ type: "open", page: slot })),
} as const satisfies Record<string, (course: Course, a: number, b: number) => readonly (Action | undefined)[]>;

export const anyMoves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...(Object.keys(MOVES) as (keyof typeof MOVES)[]), ...(["quiz", "half-right quizzes", "read most"] as const)),
    a: fc.nat({ max: 60 }),
    b: fc.nat({ max: 60 }),
  }),
  { maxLength: 14 },
);

/** The actions that the moves are in a course. */
export function actionsIn(course: Course, moves: readonly Move[]): readonly Action[] {
  return moves.flatMap(({ kind, a, b }) =>
    (MOVES[kind](course, a, b) as readonly (Action | undefined)[]).filter((action) => action !== undefined),
  );
}

/** How long each step takes, minutes. */
const PACE = 10;

export function play(course: Course, state: CourseState, actions: readonly Action[]): CourseState {
  return actions.reduce((before, action) => update(course, types, before, action, before.revision * PACE).state, state);
}

/** `seed` decides what is drawn. */
export function learn(course: Course, moves: readonly Move[], seed: number): CourseState {
  return play(course, startingState(course, seed), actionsIn(course, moves));
}

/** The old course's state as the new course reads it, from an LMS that holds the learner's result. */
export function resume(old: Course, now: Course, state: CourseState): CourseState {
  const { status, score } = state;
  const launch = {
    mode: "normal",
    resume: writeState(old, state),
    readable: true,
    status,
    score,
    passMark: undefined,
    learner: "",
  } as const;
  const begun = beginCourse(now, types, launch, "");
  if (!begun) throw new Error("The state could not be read.");
  return begun.state;
}

/** What a learner has, by names that hold in both courses. */
export function holdingsOf(course: Course, state: CourseState) {
  const pages = new Map(course.pages.map(({ slot, id }) => [slot, id]));
  const questions = new Map(questionsOf(course).map(({ slot, id }) => [slot, id]));
  const named = <Value>(names: ReadonlyMap<number, string>, entries: Iterable<readonly [number, Value]>) =>
    Object.fromEntries(
      [...entries].map(([slot, value]) => [names.get(slot) ?? `slot ${slot}`, value] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return {
    status: { "": state.status },
    score: { "": state.score },
    place: { "": pages.get(state.page) },
    visited: named(
      pages,
      [...state.visited].map((slot) => [slot, true]),
    ),
    attempts: named(pages, state.quizzes),
    answers: named(
      questions,
      [...state.answers].map(([slot, code]) => [slot, meaningOf(course, slot, code)]),
    ),
    checked: named(
      questions,
      [...state.checked].map((slot) => [slot, true]),
    ),
    asked: Object.fromEntries(
      course.pages.filter(({ quiz }) => quiz).map((page) => [page.id, page.rule?.draw === undefined ? "all" : asked(page, state)]),
    ),
    weighed: { "": play(course, state, [{ type: "bookmark", page: state.page }]).score },
  };
}

function asked(page: CoursePage, state: CourseState): readonly string[] {
  return questionsOn(page, state)
    .map(({ id }) => id)
    .toSorted();
}

/** What an answer says, whatever its options are called or how they are worded. */
function meaningOf(course: Course, slot: number, code: string): string {
  const question = questionsOf(course).find((candidate) => candidate.slot === slot);
  if (!question) return "";
  const type = typeOf(types, question);
  const answered = type.interaction(question.data, type.decode(question.data, code));
  const texts = "options" in answered ? answered.options : [];
  const meaning = (id: string) => (texts.find((option) => option.id === id)?.text ?? id).split("~")[0] ?? "";
  return JSON.stringify("options" in answered ? answered.response?.map(meaning).toSorted() : answered.response);
}

type Holdings = ReturnType<typeof holdingsOf>;

/** The parts of a saved state that a part of the decision table speaks of. */
const PARTS: Readonly<Record<keyof Holdings, readonly StatePart[]>> = {
  status: ["status"],
  score: [],
  place: ["place"],
  visited: ["visited"],
  attempts: ["attempts"],
  answers: ["answers"],
  checked: ["answers"],
  asked: ["asked"],
  weighed: ["score"],
};

/** True where the score may fall as the learner goes on: their last attempt counts, and they have not passed. */
export function mayFall({ rule }: Course, { status }: CourseState): boolean {
  return rule.counts === "last" && status !== "passed";
}

/**
 * Every difference that no named effect announces. An effect on a page or question allows that what belongs to it is
 * forgotten, and never that it becomes something else.
 */
export function surprises(old: Course, before: Holdings, after: Holdings, changes: readonly Change[]): string[] {
  const homes = new Map(old.pages.flatMap((page) => page.questions.map(({ id }) => [id, page.id])));
  const finished = before.status[""] === "passed" || before.status[""] === "completed";
  return (Object.keys(PARTS) as (keyof Holdings)[]).flatMap((part) => {
    const announcing = changes.filter(({ kind }) => effectOf(kind).touches.some((touched) => PARTS[part].includes(touched)));
    const [had, has]: Record<string, unknown>[] = [before[part], after[part]];
    return [...new Set([...Object.keys(had ?? {}), ...Object.keys(has ?? {})])]
      .filter((name) => JSON.stringify(had?.[name]) !== JSON.stringify(has?.[name]))
      .filter((name) => !isAnnounced(part, [name, homes.get(name) ?? ""], had?.[name], has?.[name], announcing, finished))
      .map((name) => `${part} ${name}: ${JSON.stringify(had?.[name])} became ${JSON.stringify(has?.[name])}`);
  });
}

function isAnnounced(
  part: keyof Holdings,
  /** Its name, and that of the page that it is on. */
  names: readonly string[],
  old: unknown,
  now: unknown,
  announcing: readonly Change[],
  finished: boolean,
): boolean {
  if (part === "status") return announcing.length > 0 && !finished;
  if (part === "place") return announcing.some(({ subject }) => subject === old);
  if (part === "weighed") return announcing.length > 0;
  const isNamed = announcing.some(({ subject }) => names.includes(subject));
  // A quiz that only one of the two has is named as such.
  if (part === "asked") return isNamed || old === undefined || now === undefined;
  return now === undefined && isNamed;
}
