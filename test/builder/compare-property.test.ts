import { describe, expect, test } from "@jest/globals";
import fc from "../support/properties.ts";
import { changesBetween } from "../../builder/identity/changes.ts";
import { effectOf, worstVerdict } from "../../builder/identity/effects.ts";
import type { Course, CourseQuestion } from "../../templates/contract/course.ts";
import { startingState } from "../../templates/runtime/course/state.ts";
import { choiceQuestion, course, coursePage } from "../support/course.ts";
import { anyDraft, anyEdits, courseOf, edited, identity, mildEdits } from "./compare-drafts.ts";
import { actionsIn, anyMoves, holdingsOf, learn, mayFall, play, resume, surprises } from "./compare-learner.ts";

const anySeed = fc.integer({ min: 1, max: 2 ** 32 - 1 });

/** An old course, the new one after some edits, what `compare` finds, and a learner who is somewhere in the old one. */
const scenario = (edits: typeof anyEdits) =>
  fc.record({ draft: anyDraft, edits, moves: anyMoves, seed: anySeed }).map(({ draft, edits: made, moves, seed }) => {
    const old = courseOf(draft, undefined);
    const now = courseOf(edited(draft, made), identity(old));
    const changes = changesBetween(identity(old), identity(now));
    return { old, now, changes, verdict: worstVerdict(changes.map(({ kind }) => effectOf(kind).verdict)), state: learn(old, moves, seed) };
  });

const runs = { numRuns: 2000 };

describe("state saved in an old package, read in a new one", () => {
  test("comes back as it was, but for the named effects, wherever compare says that it is safe", () => {
    fc.assert(
      fc.property(scenario(anyEdits), ({ old, now, changes, verdict, state }) => {
        fc.pre(verdict !== "new-version");
        expect(surprises(old, holdingsOf(old, state), holdingsOf(now, resume(old, now, state)), changes)).toEqual([]);
      }),
      { numRuns: 6000 },
    );
  });

  test("comes back whole, and leads to the same result from there on, where compare names no effect", () => {
    fc.assert(
      fc.property(scenario(mildEdits), anyMoves, ({ old, now, verdict, state }, moves) => {
        fc.pre(verdict === "safe");
        const actions = actionsIn(old, moves);
        const stayed = play(old, state, actions);
        const moved = play(now, resume(old, now, state), actions);
        expect(surprises(old, holdingsOf(old, stayed), holdingsOf(now, moved), [])).toEqual([]);
      }),
      runs,
    );
  });

  test("never loses a finished course or a score, whatever is done next, unless compare asks for a new version", () => {
    fc.assert(
      fc.property(scenario(anyEdits), anyMoves, ({ old, now, verdict, state }, moves) => {
        fc.pre(verdict !== "new-version");
        const later = play(now, resume(old, now, state), actionsIn(now, moves));
        const finished = ["passed", "completed"].includes(state.status);
        expect({
          score: mayFall(now, state) || (later.score ?? -1) >= (state.score ?? -1),
          status: !finished || later.status === state.status,
        }).toEqual({ score: true, status: true });
      }),
      runs,
    );
  });
});

test("a question that is checked, and moves to a quiz that is marked at the end, comes there without its mark, as named", () => {
  const [moving, staying, other] = [choiceQuestion(0), choiceQuestion(1), choiceQuestion(2)] as const;
  const quizzes = (first: readonly CourseQuestion[], second: readonly CourseQuestion[]): Course => ({
    ...course,
    pages: [{ ...coursePage(0, first, true), rule: { feedback: "now" } }, coursePage(1, second, true)],
  });
  const [old, now] = [quizzes([moving, staying], [other]), quizzes([staying], [other, moving])] as const;
  const state = play(old, startingState(old), [
    { type: "answer", question: moving.slot, encoded: "b" },
    { type: "check", question: moving.slot, latency: 0 },
  ]);
  const [before, after] = [holdingsOf(old, state), holdingsOf(now, resume(old, now, state))] as const;
  const changes = changesBetween(identity(old), identity(now));
  expect([changes.map(({ kind }) => kind), surprises(old, before, after, changes)]).toEqual([["quiz-moved"], []]);
  expect(surprises(old, before, after, [])).toEqual(["checked m__q0: true became undefined"]);
});

test("a lock file that was lost and made anew is never called safe where it moves a place in the saved state", () => {
  fc.assert(
    fc.property(anyDraft, anyEdits, (draft, edits) => {
      const old = identity(courseOf(draft, undefined));
      const now = identity(courseOf(edited(draft, edits), undefined));
      const owner = new Map([
        ...old.pages.map(({ id, slot }) => [`page ${slot}`, id] as const),
        ...old.questions.map(({ id, slot }) => [`question ${slot}`, id] as const),
      ]);
      const moved = [
        ...now.pages.map(({ id, slot }) => [`page ${slot}`, id] as const),
        ...now.questions.map(({ id, slot }) => [`question ${slot}`, id] as const),
      ];
      fc.pre(moved.some(([slot, id]) => owner.has(slot) && owner.get(slot) !== id));
      const verdict = worstVerdict(changesBetween(old, now).map(({ kind }) => effectOf(kind).verdict));
      expect(verdict).toBe("new-version");
    }),
    runs,
  );
});
