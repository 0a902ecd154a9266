import { describe, expect, test } from "@jest/globals";
import fc from "../../support/properties.ts";
import type { Answered, Named } from "../../../templates/contract/interaction.ts";
import { mixed } from "../../../templates/contract/mixed.ts";
import type { PairingQuestion } from "../../../templates/contract/pairing.ts";
import likert from "../../../templates/questions/likert/question.ts";
import matching from "../../../templates/questions/matching/question.ts";
import sequencing from "../../../templates/questions/sequencing/question.ts";
import { interaction12 } from "../../../templates/standards/cmi12.ts";
import { interaction2004 } from "../../../templates/standards/cmi2004.ts";
import { encodeInteraction } from "../../../templates/standards/xapi-interaction.ts";
import { errorOf } from "../../../templates/lms/scorm-values.ts";
import { errorOf2004 } from "../../../templates/lms/scorm-values2004.ts";

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const named = (ids: readonly string[]): Named[] => ids.map((id) => ({ id, text: `Item ${id}` }));
const letters = (minLength: number, maxLength: number) => fc.uniqueArray(fc.constantFrom(...LETTERS), { minLength, maxLength });
const anyCode = fc.oneof(fc.string({ maxLength: 24 }), fc.stringMatching(/^[a-z]{0,20}$/));

/** A question with pairs, and an answer to it. */
const pairings = fc
  .record({ ids: letters(12, 18), rows: fc.integer({ min: 2, max: 8 }), picks: fc.array(fc.nat(), { minLength: 16, maxLength: 16 }) })
  .map(({ ids, rows, picks }) => {
    const [sources, targets] = [ids.slice(0, rows), ids.slice(rows)];
    const pick = (source: string, at: number) => ({ source, target: targets[(picks[at] ?? 0) % targets.length] ?? "" });
    const question: PairingQuestion = { sources: named(sources), targets: named(targets), correct: sources.map(pick) };
    return { question, answer: sources.map((source, at) => pick(source, at + 8)) };
  });

const orders = letters(3, 10).chain((ids) =>
  fc.record({
    question: fc.constant({ items: named(ids) }),
    answer: fc.shuffledSubarray(ids, { minLength: ids.length, maxLength: ids.length }),
  }),
);

const views = letters(2, 7).chain((ids) => fc.record({ question: fc.constant({ scale: named(ids) }), answer: fc.constantFrom(...ids) }));

describe("pairs", () => {
  test("are read back as they were given, in short codes that every LMS keeps", () => {
    fc.assert(
      fc.property(pairings, ({ question, answer }) => {
        const text = matching.encode(question, answer);
        expect(text).toMatch(/^[a-z]+$/);
        expect(text.length).toBe(matching.encodedLength(question));
        expect(matching.encode(question, answer.toReversed())).toBe(text);
        expect(matching.interaction(question, matching.decode(question, text)).response).toEqual(answer);
      }),
    );
  });

  test("mean the same when the author moves rows, and nothing when a row is another", () => {
    fc.assert(
      fc.property(pairings, ({ question, answer }) => {
        const text = matching.encode(question, answer);
        const moved = { ...question, sources: question.sources.toReversed(), correct: question.correct.toReversed() };
        expect(matching.score(moved, matching.decode(moved, text) ?? [])).toBe(matching.score(question, answer));
        const replaced = { ...question, sources: [...question.sources.slice(1), { id: "!", text: "Another" }] };
        expect(matching.decode(replaced, text)).toBeUndefined();
      }),
    );
  });

  test("score their share, or nothing but all", () => {
    fc.assert(
      fc.property(pairings, ({ question, answer }) => {
        const right = answer.filter(({ target }, at) => question.correct[at]?.target === target).length;
        const share = right / answer.length;
        expect(matching.score(question, answer)).toBe(share);
        expect(matching.score({ ...question, whole: true }, answer)).toBe(Math.floor(share));
        expect(matching.feedback(question, answer).filter((key) => key.startsWith("right-")).length).toBe(right);
      }),
    );
  });
});

describe("an order", () => {
  test("is read back as it was given, and not where an item is there twice or missing", () => {
    fc.assert(
      fc.property(orders, ({ question, answer }) => {
        const text = sequencing.encode(question, answer);
        expect([text + text[0], text.slice(1), text.slice(1) + text[1]].map((other) => sequencing.decode(question, other))).toEqual(
          Array(3).fill(undefined),
        );
        expect(sequencing.decode(question, sequencing.encode(question, answer))).toEqual(answer);
      }),
    );
  });

  test("scores all or nothing, or by neighbours; only the right one scores fully, and backwards scores nothing", () => {
    fc.assert(
      fc.property(orders, ({ question, answer }) => {
        const ids = question.items.map(({ id }) => id);
        const partial = { ...question, partial: true as const };
        const isRight = answer.join() === ids.join();
        expect(sequencing.score(question, answer)).toBe(Number(isRight));
        expect(sequencing.score(partial, answer) === 1).toBe(isRight);
        expect([sequencing.score(question, ids), sequencing.score(partial, ids), sequencing.score(partial, ids.toReversed())]).toEqual([
          1, 1, 0,
        ]);
        expect(sequencing.feedback(question, answer).includes("order")).toBe(!isRight);
      }),
    );
  });

  test("on the page is never the author's, nor that backwards, and the same at every build", () => {
    fc.assert(
      fc.property(letters(3, 12), fc.string(), (ids, name) => {
        const order = mixed(ids, name);
        expect([...order].sort()).toEqual([...ids].sort());
        expect([ids.join(), ids.toReversed().join()]).not.toContain(order.join());
        expect(mixed(ids, name)).toEqual(order);
      }),
    );
  });

  test("avoids what would tell the answer, as long as there is another", () => {
    fc.assert(
      fc.property(letters(4, 8), fc.string(), (ids, name) => {
        expect(mixed(ids, name, ([first]) => first === ids[0])[0]).not.toBe(ids[0]);
      }),
    );
  });
});

test("a view is read back as it was given, and is never wrong", () => {
  fc.assert(
    fc.property(views, ({ question, answer }) => {
      expect(likert.decode(question, likert.encode(question, answer))).toBe(answer);
      expect(likert.score(question, answer)).toBe(1);
    }),
  );
});

test("nothing else is taken for an answer", () => {
  fc.assert(
    fc.property(pairings, orders, views, anyCode, (pairs, order, view, text) => {
      const pairsRead = matching.decode(pairs.question, text);
      const orderRead = sequencing.decode(order.question, text);
      const viewRead = likert.decode(view.question, text);
      expect(pairsRead === undefined || matching.encode(pairs.question, pairsRead).length === text.length).toBe(true);
      expect(orderRead === undefined || sequencing.encode(order.question, orderRead) === text).toBe(true);
      expect(viewRead === undefined || viewRead === text).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

/** What a strict LMS says to each part of an interaction, in the order in which adapters write them. */
function refusals(answered: Answered, score: number): number[] {
  const told12 = interaction12(answered, score);
  const told2004 = interaction2004(answered, score);
  const N = "cmi.interactions.0";
  const held12 = new Map([[`${N}.type`, told12?.type ?? ""]]);
  const held2004 = new Map([
    [`${N}.id`, "m__q_a1"],
    [`${N}.type`, told2004?.type ?? ""],
  ]);
  return [
    errorOf(`${N}.type`, told12?.type, held12),
    errorOf(`${N}.student_response`, told12?.response, held12),
    errorOf(`${N}.result`, told12?.result, held12),
    ...(told12?.patterns ?? []).map((pattern) => errorOf(`${N}.correct_responses.0.pattern`, pattern, held12)),
    errorOf2004(`${N}.type`, told2004?.type, held2004),
    errorOf2004(`${N}.learner_response`, told2004?.response, held2004),
    errorOf2004(`${N}.result`, told2004?.result, held2004),
    ...(told2004?.patterns ?? []).map((pattern) => errorOf2004(`${N}.correct_responses.0.pattern`, pattern, held2004)),
  ];
}

const asked = fc.oneof(
  pairings.map(({ question, answer }) => ({
    answered: matching.interaction(question, answer),
    score: matching.score(question, answer),
    empty: matching.interaction(question, undefined),
  })),
  orders.map(({ question, answer }) => ({
    answered: sequencing.interaction(question, answer),
    score: sequencing.score(question, answer),
    empty: sequencing.interaction(question, undefined),
  })),
  views.map(({ question, answer }) => ({
    answered: likert.interaction(question, answer),
    score: 1,
    empty: likert.interaction(question, undefined),
  })),
);

describe("what is told to a learning system (INT-5, INT-6, INT-8)", () => {
  test("is taken by a strict LMS of either version", () => {
    fc.assert(
      fc.property(asked, ({ answered, score }) => {
        expect(refusals(answered, score).filter(Boolean)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("says the right answer in the same words as a right response, in every standard", () => {
    fc.assert(
      fc.property(asked, ({ answered }) => {
        const right = { ...answered, ...("correct" in answered && { response: answered.correct }) } as Answered;
        const [told12, told2004, xapi] = [interaction12(right, 1), interaction2004(right, 1), encodeInteraction(right, "en")];
        const neutral = answered.kind === "likert";
        expect(told12?.patterns).toEqual(neutral ? [] : [told12?.response]);
        expect(told2004?.patterns).toEqual(neutral ? [] : [told2004?.response]);
        expect(xapi.definition.correctResponsesPattern).toEqual(neutral ? undefined : [xapi.response]);
      }),
    );
  });

  test("judges no view, and nothing that was not answered", () => {
    fc.assert(
      fc.property(asked, ({ answered, empty, score }) => {
        const results = (told: Answered) => [interaction12(told, score)?.result, interaction2004(told, score)?.result];
        const judged = { 1: ["correct", "correct"] }[score] ?? ["wrong", "incorrect"];
        expect(results(empty)).toEqual(["neutral", "neutral"]);
        expect(results(answered)).toEqual(answered.kind === "likert" ? ["neutral", "neutral"] : judged);
      }),
    );
  });
});
