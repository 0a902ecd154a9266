import { describe, expect, test } from "@jest/globals";
import fc from "../../support/properties.ts";
import { checksum } from "../../../templates/contract/checksum.ts";
import type { Course } from "../../../templates/contract/course.ts";
import { mergeStates } from "../../../templates/runtime/course/merge.ts";
import { readState, worstCase, writeHeader, writeState } from "../../../templates/runtime/course/saved-state.ts";
import type { Action, CourseState } from "../../../templates/contract/course-state.ts";
import { startingState } from "../../../templates/runtime/course/state.ts";
import { update } from "../../../templates/runtime/course/update.ts";
import { choiceQuestion, course, coursePage, types } from "../../support/course.ts";

const none = new Map<number, number>();
const read: Action[] = [0, 1, 2].map((page) => ({ type: "open", page }));
const quiz = (...encoded: string[]): Action[] => [
  { type: "answer", question: 1, encoded: encoded[0] },
  { type: "answer", question: 2, encoded: encoded[1] },
  { type: "submit", page: 2, latencies: none },
];
const retry: Action = { type: "retry", page: 2 };

const play = (actions: readonly Action[], plan: Course = course, from = startingState(plan)) =>
  actions.reduce<{ state: CourseState; events: string[] }>(
    (before, action) => {
      const { state, events } = update(plan, types, before.state, action);
      return {
        state,
        events: [...before.events, ...events.map((event) => ("score" in event ? `${event.type} ${event.score}` : event.type))],
      };
    },
    { state: from, events: [] },
  );

const withRule = (rule: Partial<Course["rule"]>): Course => ({ ...course, rule: { ...course.rule, ...rule } });

describe("the completion rule", () => {
  test("a learner who reads all and answers all right passes with 100%", () => {
    const { state, events } = play([...read, ...quiz("b", "b")]);
    expect([state.status, state.score, events.at(-1)]).toEqual(["passed", 10000, "passed 10000"]);
  });

  test("a learner who passes the quiz before reading all is incomplete until the last page is read (S12-2)", () => {
    const quizFirst = play([{ type: "open", page: 2 }, ...quiz("b", "b")]);
    const then = play(read, course, quizFirst.state);
    expect([quizFirst.state.status, then.state.status]).toEqual(["incomplete", "passed"]);
    expect(then.events.filter((event) => event !== "page")).toEqual(["progressed", "progressed", "passed 10000"]);
  });

  test("points weigh the score: three of four points are 75%, below 80%", () => {
    const { state } = play([...read, ...quiz("b", "a")]);
    expect([state.status, state.score]).toEqual(["incomplete", 7500]);
  });

  test("fail, fail, pass with three attempts reports incomplete, incomplete, passed (S12-6)", () => {
    const plan = withRule({ attempts: 3 });
    const first = play([...read, ...quiz("a", "a")], plan);
    const second = play([retry, ...quiz("b", "a")], plan, first.state);
    const third = play([retry, ...quiz("b", "b")], plan, second.state);
    expect([first, second, third].map(({ state }) => state.status)).toEqual(["incomplete", "incomplete", "passed"]);
  });

  test("a last attempt that fails is a terminal fail, reported once", () => {
    const plan = withRule({ attempts: 1 });
    const { state, events } = play([...read, ...quiz("a", "b")], plan);
    expect([state.status, events.filter((event) => event.startsWith("failed"))]).toEqual(["failed", ["failed 2500"]]);
    expect(play([retry, ...quiz("b", "b")], plan, state).state).toEqual(state);
  });

  test("a later, worse attempt takes nothing back (INIT-2)", () => {
    const passed = play([...read, ...quiz("b", "b")]);
    const { state, events } = play([retry, ...quiz("a", "a")], course, passed.state);
    expect([state.status, state.score, events.filter((event) => /^(passed|failed|completed)/.test(event))]).toEqual(["passed", 10000, []]);
  });

  test("without a quiz in the rule, reading all completes the course", () => {
    const plan = withRule({ quiz: false });
    const { state, events } = play(read, plan);
    expect([state.status, events.at(-1)]).toEqual(["completed", "completed"]);
  });

  test("a score is exact at the pass mark", () => {
    const plan = { ...withRule({ passMark: 7500 }) };
    expect(play([...read, ...quiz("b", "a")], plan).state.status).toBe("passed");
  });
});

describe("the saved state", () => {
  const { state } = play([
    ...read,
    { type: "answer", question: 0, encoded: "c" },
    { type: "check", question: 0, latency: 5 },
    { type: "bookmark", page: 1 },
    ...quiz("b", "a"),
  ]);
  const text = writeState(course, state);

  test("uses only characters that every LMS keeps (DATA-2)", () => {
    expect(text).toMatch(/^A1\.[A-Za-z0-9_.~-]+$/);
  });

  test("reads back as it was written", () => {
    expect(readState(course, types, text)).toEqual({ kind: "whole", state });
  });

  test("keeps a bookmark until it is taken away, and reads none of a page that the course does not have", () => {
    const other = play(
      [
        { type: "bookmark", page: 1 },
        { type: "bookmark", page: 9 },
      ],
      course,
      state,
    ).state;
    expect([state.bookmarks, other.bookmarks]).toEqual([new Set([1]), new Set([9])]);
    expect(readState(course, types, writeState(course, other))).toMatchObject({ kind: "whole", state: { bookmarks: new Set() } });
  });

  test("of an older program has no bookmarks and is whole", () => {
    const [, , , , , , , , ...detail] = text.split(".");
    const older = detail.slice(0, 5).join(".");
    const old = readState(course, types, `${writeHeader(course, state)}.${older}.${checksum(older)}`);
    expect(old).toEqual({ kind: "whole", state: { ...state, bookmarks: new Set() } });
  });

  test("keeps the result when it is cut anywhere behind the header (DATA-3)", () => {
    const header = writeHeader(course, state);
    const cuts = Array.from({ length: text.length - header.length }, (_, index) =>
      readState(course, types, text.slice(0, header.length + index)),
    );
    expect(cuts.map((cut) => cut.kind)).toEqual(cuts.map(() => "header"));
    expect(cuts.map((cut) => "state" in cut && [cut.state.status, cut.state.score, cut.state.visited.size])).toEqual(
      cuts.map(() => ["incomplete", 7500, 3]),
    );
  });

  test("stays under 120 characters in its header (DATA-3)", () => {
    expect(writeHeader(course, state).length).toBeLessThan(120);
  });

  test.each([
    ["another tool's JSON", '{"lesson":1}'],
    ["an undefined that was stored", "undefined"],
    ["a header with one letter changed", text.replace("A1.", "A1.1")],
    ["an escaped text", text.replace(/~|-/, "&amp;")],
  ])("is not mistaken for %s (INIT-4)", (_, damaged) => {
    expect(readState(course, types, damaged).kind).not.toBe("whole");
  });

  test("survives a page and a question that the course no longer has", () => {
    const smaller: Course = { ...course, pages: [course.pages[0], course.pages[2]].filter((page) => page !== undefined) };
    const now = readState(smaller, types, text);
    expect("state" in now && [[...now.state.visited], now.state.score, now.state.answers.has(0)]).toEqual([[0, 2], 7500, false]);
  });

  test("survives reordering: slots, not positions, name what was done (DATA-5)", () => {
    const reordered: Course = { ...course, pages: [...course.pages].reverse() };
    expect(readState(reordered, types, text)).toEqual({ kind: "whole", state });
  });

  test("never grows beyond the worst case (DATA-1, property)", () => {
    const large: Course = {
      ...course,
      pages: Array.from({ length: 40 }, (_, slot) =>
        coursePage(slot, [choiceQuestion(2 * slot), choiceQuestion(2 * slot + 1)], slot % 4 === 0),
      ),
    };
    const limit = worstCase(large, (name) => types[name] as NonNullable<(typeof types)[string]>).characters;
    const action = fc.oneof(
      fc.record({ type: fc.constant("open" as const), page: fc.nat(39) }),
      fc.record({ type: fc.constant("answer" as const), question: fc.nat(79), encoded: fc.constantFrom("a", "b", "c") }),
      fc.record({ type: fc.constant("check" as const), question: fc.nat(79), latency: fc.nat(1000) }),
      fc.record({ type: fc.constant("submit" as const), page: fc.nat(39), latencies: fc.constant(none) }),
      fc.record({ type: fc.constant("retry" as const), page: fc.nat(39) }),
      fc.record({ type: fc.constant("bookmark" as const), page: fc.nat(39) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 150 }), (actions) => {
        const played = play(actions, large).state;
        const written = writeState(large, played);
        expect(written.length).toBeLessThanOrEqual(limit);
        expect(readState(large, types, written)).toEqual({ kind: "whole", state: played });
      }),
      { numRuns: 60 },
    );
  });
});

describe("merging two copies", () => {
  const states = fc
    .array(
      fc.constantFrom<Action>(
        ...read,
        ...quiz("b", "b"),
        ...quiz("a", "b"),
        retry,
        { type: "answer", question: 0, encoded: "a" },
        { type: "bookmark", page: 1 },
      ),
      {
        maxLength: 20,
      },
    )
    .map((actions) => play(actions).state);
  const others =
    ({ revision, answered }: { revision: number; answered: number }) =>
    (state: CourseState) => ({
      ...state,
      revision: state.revision + revision,
      answered: state.answered + answered,
    });
  /** Two devices count on their own, and a local copy holds no answers. */
  const copies = fc.oneof(
    states,
    fc.tuple(states, fc.record({ revision: fc.nat(3), answered: fc.nat(3) })).map(([state, more]) => others(more)(state)),
    states.map((state) => ({ ...state, answers: new Map(), checked: new Set<number>(), bookmarks: new Set<number>(), answered: 0 })),
    states.map((state) => ({ ...state, ...startingState(course), status: state.status, score: state.score })),
  );

  test("is commutative, associative and idempotent, in every part of the state (DATA-4, property)", () => {
    fc.assert(
      fc.property(copies, copies, copies, (a, b, c) => {
        expect(mergeStates(a, b)).toEqual(mergeStates(b, a));
        expect(mergeStates(mergeStates(a, b), c)).toEqual(mergeStates(a, mergeStates(b, c)));
        expect(mergeStates(a, a)).toEqual(a);
      }),
      { numRuns: 3000 },
    );
  });

  test("never loses a better result (INIT-2, property)", () => {
    fc.assert(
      fc.property(states, states, (a, b) => {
        expect(mergeStates(a, b).score ?? 0).toBe(Math.max(a.score ?? 0, b.score ?? 0));
      }),
    );
  });
});
