import { expect, test } from "@jest/globals";
import type { Course, CompletionRule, CourseQuestion, QuizRule } from "../../../templates/contract/course.ts";
import type { CourseState } from "../../../templates/contract/course-state.ts";
import newObjectives from "../../../templates/runtime/course/objectives.ts";
import { readState, writeState } from "../../../templates/runtime/course/saved-state.ts";
import { startingState } from "../../../templates/runtime/course/state.ts";
import { update } from "../../../templates/runtime/course/update.ts";
import { choiceQuestion, course as sample, coursePage, types } from "../../support/course.ts";

const asking = (slot: number, objective: string, points = 1): CourseQuestion => ({ ...choiceQuestion(slot, points), objective });

/** A quiz (page 2) with three points for `read-a-claim` and two questions for `o`, behind a page to practise. */
function courseWith(rule: Partial<CompletionRule> = {}, quizRule: QuizRule = {}): Course {
  const quiz = coursePage(2, [asking(1, "read-a-claim", 2), asking(2, "read-a-claim"), asking(3, "o"), asking(4, "o")], true);
  const practice = coursePage(1, [asking(0, "practised")]);
  return { ...sample, rule: { ...sample.rule, ...rule }, pages: [coursePage(0), practice, { ...quiz, rule: quizRule }] };
}

/** A course that also has a second quiz (page 3) with one question for `o`. */
const twoQuizzes: Course = { ...courseWith(), pages: [...courseWith().pages, coursePage(3, [asking(5, "o")], true)] };
/** A course whose second quiz is a pre-test. */
const pretested: Course = {
  ...courseWith(),
  pages: [...courseWith().pages, { ...coursePage(3, [asking(5, "o")], true), rule: { pretest: true } }],
};

/** A learner who takes a quiz, one letter for each of its questions, and looks at their objectives after each step. */
function learner(course: Course, state: CourseState = startingState(course)) {
  const score = newObjectives();
  let now = state;
  const look = () => score(course, types, now).map(({ id, score: share }) => `${id} ${share}`);
  const act = (action: Parameters<typeof update>[3]) => {
    now = update(course, types, now, action).state;
    return look();
  };
  return {
    look,
    list: () => score(course, types, now),
    state: () => now,
    act,
    take(letters: string, page = 2) {
      act({ type: "retry", page });
      const questions = course.pages.find(({ slot }) => slot === page)?.questions ?? [];
      for (const [index, { slot }] of questions.entries()) act({ type: "answer", question: slot, encoded: letters[index] });
      return act({ type: "submit", page, latencies: new Map() });
    },
  };
}

test("S04-12: an objective's score is its share of the points, and there is none before the quiz", () => {
  const one = learner(courseWith());
  expect(one.look()).toEqual([]);
  expect(one.take("bacb")).toEqual(["m__read_a_claim 6666", "m__o 5000"]);
});

test.each<[CompletionRule["counts"], string[], string[]]>([
  [undefined, ["m__read_a_claim 10000", "m__o 5000"], ["m__read_a_claim 10000", "m__o 10000"]],
  ["best", ["m__read_a_claim 10000", "m__o 5000"], ["m__read_a_claim 10000", "m__o 10000"]],
  ["last", ["m__read_a_claim 0", "m__o 10000"], ["m__read_a_claim 10000", "m__o 10000"]],
  ["first", ["m__read_a_claim 10000", "m__o 5000"], ["m__read_a_claim 10000", "m__o 5000"]],
])("S04-12: where the %p attempt counts, a worse one makes %j and a better one %j", (counts, worse, better) => {
  const one = learner(courseWith({ counts: counts ?? "best" }));
  one.take("bbba");
  expect([one.take("aabb"), one.take("bbbb")]).toEqual([worse, better]);
});

test("S04-12: where the first attempt counts, one that comes to the same changes nothing", () => {
  const one = learner(courseWith({ counts: "first" }));
  const before = one.take("bbaa");
  expect([before, one.take("baba")]).toEqual([["m__read_a_claim 10000", "m__o 0"], before]);
});

test("S04-12: what is remembered of an attempt is forgotten where another one has come to count", () => {
  const score = newObjectives();
  const [here, elsewhere] = [learner(courseWith()), learner(courseWith())];
  here.take("aaaa");
  elsewhere.take("bbbb");
  elsewhere.act({ type: "retry", page: 2 });
  expect(score(courseWith(), types, here.state())).toHaveLength(2);
  expect(score(courseWith(), types, elsewhere.state())).toEqual([]);
});

test("S04-12: what has been achieved stays while the quiz is taken again", () => {
  const one = learner(courseWith());
  const before = one.take("bbba");
  expect(one.act({ type: "retry", page: 2 })).toEqual(before);
});

test("S04-12: an objective of two quizzes is scored once both have been taken", () => {
  const one = learner(twoQuizzes);
  expect(one.take("bbba")).toEqual(["m__read_a_claim 10000"]);
  expect(one.take("b", 3)).toEqual(["m__read_a_claim 10000", "m__o 6666"]);
});

test("S04-12: neither practice nor a pre-test counts", () => {
  const one = learner(pretested);
  one.act({ type: "answer", question: 0, encoded: "b" });
  one.act({ type: "check", question: 0, latency: 0 });
  expect(one.take("b", 3)).toEqual([]);
  expect(one.take("bbaa")).toEqual(["m__read_a_claim 10000", "m__o 0"]);
});

test("S04-12: an objective that the attempt did not ask about has no score", () => {
  const one = learner(courseWith({}, { draw: 1 }));
  expect(one.take("bbbb")).toHaveLength(1);
});

/** What a learner comes back to. */
const resumed = (course: Course, state: CourseState) =>
  learner(course, (readState(course, types, writeState(course, state)) as { readonly state: CourseState }).state);

test.each<[string, string[], string[]]>([
  ["the attempt that counts", ["aaaa", "bbba"], ["m__read_a_claim 10000", "m__o 5000"]],
  ["a worse attempt, whose objectives say nothing about the better one", ["bbba", "aaaa"], []],
])("S04-12: who comes back after %s has the scores %j", (_, attempts, expected) => {
  const one = learner(courseWith());
  attempts.forEach((letters) => one.take(letters));
  expect(resumed(courseWith(), one.state()).look()).toEqual(expected);
});

test("S04-12: who comes back while a quiz is taken again has no scores until it is submitted", () => {
  const one = learner(courseWith());
  one.take("bbba");
  one.act({ type: "retry", page: 2 });
  const again = resumed(courseWith(), one.state());
  expect([again.look(), again.take("aaaa"), again.take("bbbb")]).toEqual([[], [], ["m__read_a_claim 10000", "m__o 10000"]]);
});

test("INIT-2: where the last attempt counts, a score may fall until the course is passed", () => {
  const one = learner(courseWith({ counts: "last", read: false }));
  one.take("aaaa");
  const before = one.list().map(({ isBest }) => isBest);
  one.take("bbbb");
  expect([before, one.list().map(({ isBest }) => isBest)]).toEqual([
    [false, false],
    [true, true],
  ]);
});

test("CALL-11: the list stays the same one until a quiz has changed", () => {
  const one = learner(courseWith());
  one.take("bbba");
  const before = one.list();
  one.act({ type: "open", page: 1 });
  expect(one.list()).toBe(before);
  one.take("bbbb");
  expect(one.list()).not.toBe(before);
});
