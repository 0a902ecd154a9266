import { describe, expect, test } from "@jest/globals";
import type { Course } from "../../../templates/contract/course.ts";
import type { Action, CourseState } from "../../../templates/contract/course-state.ts";
import { startingState } from "../../../templates/runtime/course/state.ts";
import { update } from "../../../templates/runtime/course/update.ts";
import { choiceQuestion, course, coursePage, types } from "../../support/course.ts";

const start = startingState(course);
const step = (state: CourseState, action: Action, of: Course = course) => update(of, types, state, action);
const play = (actions: readonly Action[], of: Course = course) => actions.reduce((state, action) => step(state, action, of).state, start);
const answer = (question: number, encoded?: string): Action => ({ type: "answer", question, encoded });
const submit: Action = { type: "submit", page: 2, latencies: new Map([[1, 700]]) };
const read: Action[] = [0, 1, 2].map((page) => ({ type: "open", page }));
const results = (events: readonly { readonly type: string }[]) => events.filter(({ type }) => /^(passed|completed|failed)$/.test(type));

const answered = play([answer(0, "b")]);
const checked = play([answer(0, "b"), { type: "check", question: 0, latency: 5 }]);
const marked = play([...read, answer(1, "b"), submit]);

describe("what changes nothing gives the same state back, and no event", () => {
  test.each<[string, CourseState, Action]>([
    ["a page that is not there", start, { type: "open", page: 9 }],
    ["the page that is open", play(read), { type: "open", page: 2 }],
    ["the same answer", answered, answer(0, "b")],
    ["an answer to a question that is not there", start, answer(9, "b")],
    ["an answer to a question that is checked", checked, answer(0, "c")],
    ["an answer to a quiz that is marked", marked, answer(1, "c")],
    ["checking a question that is not there", start, { type: "check", question: 9, latency: 0 }],
    ["checking without an answer", start, { type: "check", question: 0, latency: 0 }],
    ["checking twice", checked, { type: "check", question: 0, latency: 0 }],
    ["checking a question of a quiz", play([answer(1, "b")]), { type: "check", question: 1, latency: 0 }],
    ["submitting a page that is not there", start, { ...submit, page: 9 }],
    ["submitting a page that is no quiz", start, { ...submit, page: 1 }],
    ["submitting what is marked", marked, submit],
    ["trying again what is not marked", start, { type: "retry", page: 2 }],
    ["trying again what is not there", start, { type: "retry", page: 9 }],
  ])("%s", (_, state, action) => {
    const { state: next, events } = step(state, action);
    expect([next === state, events]).toEqual([true, []]);
  });
});

describe("pages", () => {
  test("are told when they are opened, the first time and later", () => {
    const both = play([
      { type: "open", page: 0 },
      { type: "open", page: 1 },
    ]);
    const back = step(both, { type: "open", page: 0 });
    expect(step(start, { type: "open", page: 1 }).events[0]).toEqual({ type: "page", page: course.pages[1] });
    expect([back.events, back.state.page, back.state.visited]).toEqual([[{ type: "page", page: course.pages[0] }], 0, new Set([0, 1])]);
  });
});

describe("practice", () => {
  test("is told with its answer and time once it is checked, as no part of a result (INT-1)", () => {
    const { state, events } = step(answered, { type: "check", question: 0, latency: 1234 });
    expect([...state.checked]).toEqual([0]);
    expect(events).toMatchObject([
      { type: "answered", question: { slot: 0 }, answered: { response: ["b"] }, score: 1, attempt: 1, graded: false, latency: 1234 },
    ]);
  });

  test("is told as part of the quiz alone where the quiz shows answers at once (INT-1)", () => {
    const plan: Course = { ...course, pages: course.pages.map((page) => ({ ...page, rule: { feedback: "now" as const } })) };
    const { state, events } = step(play([answer(1, "b")], plan), { type: "check", question: 1, latency: 5 }, plan);
    expect([[...state.checked], events]).toEqual([[1], []]);
    const again = step(state, { type: "again", question: 1 }, plan);
    expect([again.state === state, again.events]).toEqual([true, []]);
    expect(step(state, { type: "again", question: 9 }, plan).events).toEqual([]);
  });

  test("is empty when it is tried again, and nothing else is", () => {
    const two = play([answer(0, "b"), answer(1, "c"), { type: "check", question: 0, latency: 5 }]);
    const { state, events } = step(two, { type: "again", question: 0 });
    expect([state.answers, state.checked, events]).toEqual([new Map([[1, "c"]]), new Set(), []]);
  });

  test("forgets an answer that is no longer complete", () => {
    expect(step(answered, answer(0)).state.answers).toEqual(new Map());
  });
});

describe("a quiz", () => {
  test("tells each question with its time, also one that nobody answered (INT-8)", () => {
    expect(step(play([answer(1, "b")]), submit).events).toMatchObject([
      { type: "answered", question: { slot: 1 }, answered: { response: ["b"] }, score: 1, attempt: 1, graded: true, latency: 700 },
      { type: "answered", question: { slot: 2 }, answered: { response: undefined }, score: 0, attempt: 1, graded: true, latency: 0 },
      { type: "progressed" },
    ]);
  });

  test.each(["choice", "multiple-choice", "numeric", "true-false"])(
    "counts no answer to a question of type %s as wrong (INT-8)",
    (type) => {
      const data = { options: [{ id: "a", text: "A" }], correct: type === "multiple-choice" ? ["a"] : { min: 1, max: 1 } };
      const plan = { ...course, pages: [coursePage(2, [{ ...choiceQuestion(1), type, data }], true)] };
      expect(step(start, submit, plan).events[0]).toMatchObject({ type: "answered", answered: { response: undefined }, score: 0 });
    },
  );
});

describe("what the newer of two copies is known by (DATA-4)", () => {
  test("each change makes a state newer", () => {
    expect(play([...read, answer(0, "b")]).revision).toBe(4);
  });

  test.each<[string, readonly Action[], number]>([
    ["an answer", [answer(0, "b")], 4],
    ["a check", [answer(0, "b"), { type: "check", question: 0, latency: 0 }], 5],
    ["another answer", [answer(0, "b"), answer(0, "c")], 5],
    ["trying again", [answer(0, "b"), { type: "check", question: 0, latency: 0 }, { type: "again", question: 0 }], 6],
    ["a bookmark", [answer(0, "b"), { type: "bookmark", page: 1 }], 5],
    ["a page opened after an answer", [answer(0, "b"), { type: "open", page: 0 }], 4],
    ["no answer at all", [], 0],
  ])("answers are as new as the last of them: %s", (_, actions, since) => {
    expect(play([...read, ...actions]).answered).toBe(since);
  });
});

describe("a result is told once", () => {
  const both = [answer(1, "b"), answer(2, "b")];

  test("and again only where it has become better (INIT-2)", () => {
    const good: CourseState = { ...play(read), status: "passed", score: 8000 };
    expect(results(step({ ...play([...read, ...both]), status: "passed", score: 8000 }, submit).events)).toEqual([
      { type: "passed", score: 10_000 },
    ]);
    expect(results(step({ ...good, score: 10_000, answers: play(both).answers }, submit).events)).toEqual([]);
  });

  test("also a completion", () => {
    const byReading = { ...course, rule: { ...course.rule, quiz: false } };
    const done = play(read, byReading);
    expect([done.status, results(step(done, { type: "open", page: 0 }, byReading).events)]).toEqual(["completed", []]);
  });

  test("also a last fail (S12-6)", () => {
    const once = { ...course, rule: { ...course.rule, attempts: 1 } };
    const failed = play([...read, submit], once);
    expect([failed.status, results(step(failed, { type: "open", page: 0 }, once).events)]).toEqual(["failed", []]);
  });
});
