import { describe, expect, test } from "@jest/globals";
import { type Action, type CourseState, questionsOn } from "../../../templates/contract/course-state.ts";
import type { Course, CoursePage, QuizRule } from "../../../templates/contract/course.ts";
import { questionsOfAttempt, shuffled } from "../../../templates/contract/draw.ts";
import { beginCourse } from "../../../templates/runtime/course/begin.ts";
import { mergeStates } from "../../../templates/runtime/course/merge.ts";
import { readState, worstCase, writeState } from "../../../templates/runtime/course/saved-state.ts";
import { startingState } from "../../../templates/runtime/course/state.ts";
import { update } from "../../../templates/runtime/course/update.ts";
import { choiceQuestion, course, coursePage, types } from "../../support/course.ts";
import fc from "../../support/properties.ts";

/** Twelve questions, three to an objective; slots 10 … 21. */
const bank = Array.from({ length: 12 }, (_, index) => ({ ...choiceQuestion(10 + index), objective: `o${index % 4}` }));
const quizWith = (rule: QuizRule): CoursePage => ({ ...coursePage(2, bank, true), rule });
const courseWith = (rule: QuizRule, more: Partial<Course["rule"]> = {}): Course => ({
  ...course,
  rule: { ...course.rule, ...more },
  pages: [coursePage(0), coursePage(1), quizWith(rule)],
});
const start = (plan: Course, seed = 4711): CourseState => startingState(plan, seed);
const slots = (plan: Course, state: CourseState) => questionsOn(plan.pages[2] ?? coursePage(2), state).map(({ slot }) => slot);
const after = (plan: Course, from: CourseState, actions: readonly Action[], now = 0) =>
  actions.reduce((state, action) => update(plan, types, state, action, now).state, from);
const submit: Action = { type: "submit", page: 2, latencies: new Map() };
const retry: Action = { type: "retry", page: 2 };
const open = (page: number): Action => ({ type: "open", page });
/** One attempt in which the first `right` of the questions that are asked are answered rightly. */
const attempt = (plan: Course, state: CourseState, right: number, now = 0) =>
  after(
    plan,
    state,
    [...slots(plan, state).map((question, index): Action => ({ type: "answer", question, encoded: index < right ? "b" : "a" })), submit],
    now,
  );

describe("a draw", () => {
  test("shuffling keeps every element once, and one seed gives one order (property)", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { maxLength: 30 }), fc.integer(), (list, seed) => {
        expect([...shuffled(list, seed)].sort((a, b) => a - b)).toEqual([...list].sort((a, b) => a - b));
        expect(shuffled(list, seed)).toEqual(shuffled(list, seed));
      }),
    );
  });

  test("every question is drawn about as often as any other, over many learners", () => {
    const counts = new Map<number, number>();
    const draws = Array.from({ length: 3000 }, (_, seed) => questionsOfAttempt(quizWith({ draw: 6 }), seed * 7919, 1));
    for (const { slot } of draws.flat()) counts.set(slot, (counts.get(slot) ?? 0) + 1);
    expect([counts.size, Math.min(...counts.values()) > 1350, Math.max(...counts.values()) < 1650]).toEqual([12, true, true]);
  });

  test("by objective it has the same number of each", () => {
    const objectives = questionsOfAttempt(quizWith({ draw: 8, per: "objective" }), 99, 1).map(({ objective }) => objective);
    expect(objectives.sort()).toEqual(["o0", "o0", "o1", "o1", "o2", "o2", "o3", "o3"]);
  });

  test("by tag it has one of each before a second of any", () => {
    const tagged = bank.map((question, index) => ({ ...question, tag: index < 9 ? "many" : `rare-${index}` }));
    const drawn = questionsOfAttempt({ ...quizWith({ draw: 5, per: "tag" }), questions: tagged }, 5, 1);
    expect(drawn.map(({ tag }) => tag).sort()).toEqual(["many", "many", "rare-10", "rare-11", "rare-9"]);
  });

  test("is the same wherever its questions stand in the text", () => {
    const page = quizWith({ draw: 6, per: "objective", shuffle: true });
    const moved = { ...page, questions: [...bank.slice(5), ...bank.slice(0, 5)] };
    expect(questionsOfAttempt(moved, 4711, 2)).toEqual(questionsOfAttempt(page, 4711, 2));
  });

  test("without a draw and without shuffling, the author's order stays", () => {
    expect(questionsOfAttempt(quizWith({ feedback: "now" }), 99, 3)).toBe(bank);
  });

  test("survives a reload and a second device, and changes with the next attempt (DATA-4)", () => {
    const plan = courseWith({ draw: 6, shuffle: true });
    const first = attempt(plan, start(plan), 3);
    const saved = readState(plan, types, writeState(plan, first));
    const launch = { mode: "normal", resume: writeState(plan, first), readable: true, status: "incomplete", score: undefined } as const;
    const elsewhere = beginCourse(plan, types, { ...launch, passMark: undefined, learner: "l" }, "", 815);
    const again = after(plan, first, [retry]);
    expect(saved).toMatchObject({ kind: "whole", state: { seed: 4711 } });
    expect(slots(plan, elsewhere?.state ?? start(plan, 0))).toEqual(slots(plan, first));
    expect(slots(plan, again)).not.toEqual(slots(plan, first));
  });

  test("two copies with different seeds keep the seed that belongs to their answers (DATA-4)", () => {
    const plan = courseWith({ draw: 6 });
    const answered = after(plan, start(plan, 1), [{ type: "answer", question: slots(plan, start(plan, 1))[0] ?? 0, encoded: "b" }]);
    const other = start(plan, 9);
    expect([mergeStates(answered, other), mergeStates(other, answered)].map(({ seed }) => seed)).toEqual([1, 1]);
  });

  test("scores what was drawn, and records no more than that", () => {
    const plan = courseWith({ draw: 6 });
    const answered = after(
      plan,
      start(plan),
      slots(plan, start(plan)).map((question) => ({ type: "answer", question, encoded: "b" })),
    );
    const { state, events } = update(plan, types, answered, submit);
    expect([state.score, events.filter(({ type }) => type === "answered").length]).toEqual([10000, 6]);
  });

  test("costs the saved state no more than the answers of one attempt (DATA-1)", () => {
    const all = worstCase(courseWith({}), () => ({ encodedLength: () => 10 }));
    const drawn = worstCase(courseWith({ draw: 6 }), () => ({ encodedLength: () => 10 }));
    expect(all.characters - drawn.characters).toBeGreaterThanOrEqual(6 * 10);
  });
});

describe("attempts", () => {
  test.each([
    { counts: "best", scores: [4, 12, 6], best: 10000 },
    { counts: "last", scores: [12, 4, 6], best: 5000 },
    { counts: "first", scores: [6, 12, 4], best: 5000 },
  ] as const)("where the $counts one counts, $scores of 12 come to $best", ({ counts, scores, best }) => {
    const plan = courseWith({}, { counts });
    const end = scores.reduce((state, right) => attempt(plan, after(plan, state, [retry]), right), start(plan));
    expect(end.quizzes.get(2)?.best).toBe(best);
  });

  test("where the last one counts, a course that is passed stays passed with its score (INIT-2)", () => {
    const plan = courseWith({}, { counts: "last" });
    const passed = attempt(plan, after(plan, start(plan), [open(0), open(1), open(2)]), 12);
    const worse = attempt(plan, after(plan, passed, [retry]), 2);
    expect([passed, worse].map(({ status, score }) => [status, score])).toEqual([
      ["passed", 10000],
      ["passed", 10000],
    ]);
  });

  test("a wait of 60 minutes refuses another attempt until it is over, also after a reload", () => {
    const plan = courseWith({}, { wait: 60 });
    const failed = attempt(plan, start(plan), 0, 1000);
    const read = readState(plan, types, writeState(plan, failed));
    const resumed = "state" in read ? read.state : start(plan);
    const marked = [1059, 1060].map((now) => after(plan, resumed, [retry], now).quizzes.get(2)?.marked);
    expect(marked).toEqual([true, false]);
  });

  test("two devices agree on the later end of a wait", () => {
    const plan = courseWith({}, { wait: 60 });
    const [a, b] = [attempt(plan, start(plan), 0, 1000), attempt(plan, start(plan), 0, 2000)];
    expect([mergeStates(a, b), mergeStates(b, a)].map(({ quizzes }) => quizzes.get(2)?.from)).toEqual([2060, 2060]);
  });
});

describe("feedback", () => {
  const plan = courseWith({ feedback: "now" });
  const checked = after(plan, start(plan), [
    { type: "answer", question: 10, encoded: "a" },
    { type: "check", question: 10, latency: 5 },
  ]);

  test("at once, a checked answer can be changed no more, and is told with the others", () => {
    const tried = after(plan, checked, [
      { type: "answer", question: 10, encoded: "b" },
      { type: "again", question: 10 },
    ]);
    const { events } = update(plan, types, checked, { type: "check", question: 11, latency: 5 });
    expect([tried.answers.get(10), tried.checked.has(10), events]).toEqual(["a", true, []]);
  });

  test("at once, what was checked is still checked after a reload, and not in the next attempt", () => {
    const read = readState(plan, types, writeState(plan, checked));
    const next = after(plan, attempt(plan, checked, 12), [retry]);
    expect([read, next.checked.size]).toMatchObject([{ state: { checked: new Set([10]) } }, 0]);
  });

  test("at the end, no question of a quiz can be checked by itself", () => {
    const late = courseWith({});
    const { state } = update(late, types, after(late, start(late), [{ type: "answer", question: 10, encoded: "b" }]), {
      type: "check",
      question: 10,
      latency: 5,
    });
    expect(state.checked.size).toBe(0);
  });
});

describe("a pre-test", () => {
  const pretest: CoursePage = { ...coursePage(3, [choiceQuestion(1), choiceQuestion(2)], true), rule: { pretest: true } };
  const plan: Course = { ...course, pages: [pretest, coursePage(0), coursePage(1), coursePage(2, bank, true)] };
  const take = (encoded: string) =>
    after(plan, start(plan), [
      open(3),
      { type: "answer", question: 1, encoded },
      { type: "answer", question: 2, encoded },
      { type: "submit", page: 3, latencies: new Map() },
    ]);
  const quiz: Action[] = [
    open(2),
    ...bank.map(({ slot }): Action => ({ type: "answer", question: slot, encoded: "b" })),
    { type: "submit", page: 2, latencies: new Map() },
  ];

  test("that reaches the pass mark takes the place of the module's pages; the quiz still counts alone", () => {
    const known = take("b");
    const passed = after(plan, known, quiz);
    expect([known.status, known.score, passed.status, passed.score]).toEqual(["incomplete", undefined, "passed", 10000]);
    expect([...passed.visited].sort()).toEqual([2, 3]);
  });

  test("that is missed leaves the pages to be read", () => {
    const unknown = after(plan, take("a"), quiz);
    expect([unknown.status, after(plan, unknown, [open(0), open(1)]).status]).toEqual(["incomplete", "passed"]);
  });

  test("need not be taken, and can be taken once", () => {
    const without = after(plan, start(plan), [open(0), open(1), ...quiz]);
    const twice = after(plan, take("a"), [{ type: "retry", page: 3 }]);
    expect([without.status, twice.quizzes.get(3)?.marked]).toEqual(["passed", true]);
  });
});

test("a quiz's own weight counts instead of its points", () => {
  const light: CoursePage = { ...coursePage(1, [choiceQuestion(1), choiceQuestion(2)], true), rule: { weight: 1 } };
  const heavy: CoursePage = { ...coursePage(2, [choiceQuestion(3)], true), rule: { weight: 3 } };
  const plan: Course = { ...course, pages: [light, heavy] };
  const state = after(plan, start(plan), [
    { type: "answer", question: 1, encoded: "b" },
    { type: "answer", question: 2, encoded: "b" },
    { type: "submit", page: 1, latencies: new Map() },
    { type: "answer", question: 3, encoded: "a" },
    submit,
  ]);
  expect(state.score).toBe(2500);
});
