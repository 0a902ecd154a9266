import { expect, test } from "@jest/globals";
import type { CourseState, QuizState } from "../../../templates/contract/course-state.ts";
import { betterScore, mergeStates } from "../../../templates/runtime/course/merge.ts";
import { startingState } from "../../../templates/runtime/course/state.ts";
import { course } from "../../support/course.ts";

const start = startingState(course);
const withQuiz = (quiz: QuizState): CourseState => ({ ...start, quizzes: new Map([[2, quiz]]) });
const bothWays = (a: CourseState, b: CourseState) => [mergeStates(a, b), mergeStates(b, a)];

test("the better result of a quiz outlives a copy with more attempts (INIT-2, DATA-4)", () => {
  const once = withQuiz({ attempts: 1, best: 7500, marked: true });
  const twice = withQuiz({ attempts: 2, best: 2500, marked: true });
  expect(bothWays(once, twice).map(({ quizzes }) => quizzes.get(2))).toEqual([
    { attempts: 2, best: 7500, marked: true },
    { attempts: 2, best: 7500, marked: true },
  ]);
});

test("of two copies after as many attempts, the one that has begun anew is the further one (DATA-4)", () => {
  const marked = withQuiz({ attempts: 1, best: 7500, marked: true });
  const anew = withQuiz({ attempts: 1, best: 7500, marked: false });
  expect(bothWays(marked, anew).map(({ quizzes }) => quizzes.get(2)?.marked)).toEqual([false, false]);
});

test("two copies of the same revision go on at the later page (DATA-4)", () => {
  const early = { ...start, revision: 4, page: 1 };
  const late = { ...start, revision: 4, page: 2 };
  expect(bothWays(early, late).map(({ page }) => page)).toEqual([2, 2]);
});

test("of two equally new answers the same one is kept, in whatever order they were given (DATA-4)", () => {
  const ours: [number, string][] = [
    [0, "c"],
    [1, "b"],
  ];
  const theirs = { ...start, answered: 3, answers: new Map([[0, "d"]]) };
  const kept = [ours, [...ours].reverse()].flatMap((answers) => bothWays({ ...start, answered: 3, answers: new Map(answers) }, theirs));
  expect(kept.map(({ answers }) => [...answers])).toEqual(kept.map(() => [[0, "d"]]));
});

test("of two equally new sets of checked questions the same one is kept, in whatever order they were checked (DATA-4)", () => {
  const theirs = { ...start, answered: 3, checked: new Set([2]) };
  const kept = [
    [1, 5],
    [5, 1],
  ].flatMap((checked) => bothWays({ ...start, answered: 3, checked: new Set(checked) }, theirs));
  expect(kept.map(({ checked }) => [...checked])).toEqual(kept.map(() => [2]));
});

test.each([
  [undefined, undefined, undefined],
  [undefined, 0, 0],
  [0, undefined, 0],
  [10, 20, 20],
  [20, 10, 20],
])("of %p and %p the better score is %p (INIT-2)", (a, b, better) => {
  expect(betterScore(a, b)).toBe(better);
});
