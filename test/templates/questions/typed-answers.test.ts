import { describe, expect, test } from "@jest/globals";
import type { Answered } from "../../../templates/contract/interaction.ts";
import type { QuestionType } from "../../../templates/contract/question.ts";
import cloze, { type ClozeQuestion, type GapAnswer } from "../../../templates/questions/cloze/question.ts";
import estimate, { type EstimateQuestion } from "../../../templates/questions/estimate/question.ts";
import fillIn, { type FillInQuestion, type TypedAnswer } from "../../../templates/questions/fill-in/question.ts";
import longFillIn, { fitting } from "../../../templates/questions/long-fill-in/question.ts";
import multipleChoice, { type MultipleChoiceQuestion } from "../../../templates/questions/multiple-choice/question.ts";
import numeric from "../../../templates/questions/numeric/question.ts";
import connect12 from "../../../templates/targets/scorm12/tracking.ts";
import connect2004 from "../../../templates/targets/scorm2004-4th/tracking.ts";
import { personalities } from "../../../templates/lms/scorm-personalities.ts";
import { personalities2004 } from "../../../templates/lms/scorm-personalities2004.ts";
import { answeredEvent, visit, visit2004 } from "../../fakes/scorm-visit.ts";
import { openStore } from "../../fakes/xapi-store.ts";
import { openVisit } from "../../fakes/xapi-visit.ts";
import { choiceQuestion } from "../../support/course.ts";
import fc from "../../support/properties.ts";

const word: FillInQuestion = {
  answers: [
    { id: "b", spellings: ["sensitivity", "recall"], right: true },
    { id: "a", spellings: ["specificity"], right: false },
  ],
  other: "c",
};
const gaps: ClozeQuestion = { gaps: [{ texts: ["sensitivity", "recall"] }, { texts: ["low", "high"], right: 1 }, { texts: ["water"] }] };
const scale = { min: 0, max: 100 };
const share: EstimateQuestion = {
  scale,
  correct: { min: 40, max: 50 },
  near: { min: 30, max: 90 },
  feedback: { correct: "a", mistakes: [{ id: "b", value: 20 }], other: "c" },
};
const typed = (text: string): TypedAnswer => ({ text });
const filled = (...texts: readonly string[]): readonly GapAnswer[] => texts.map((text) => ({ text }));

/** What is left of an answer in the saved state, read again. */
function kept<Question, Answer>(type: QuestionType<Question, Answer>, question: Question, answer: Answer): Answer | undefined {
  return type.decode(question, type.encode(question, answer));
}

describe("words to type", () => {
  test.each([
    ["Sensitivity", 1, ["b"], "b", "sensitivity"],
    ["recal", 1, ["b"], "b", "sensitivity"],
    ["specifisity", 0, ["a"], "a", "specificity"],
    ["Mrs Smith", 0, ["c"], "-Mrs_Smith", "Mrs Smith"],
  ])("%j scores %d", (text, score, feedback, code, shown) => {
    const answer = typed(text);
    expect([fillIn.score(word, answer), fillIn.feedback(word, answer), fillIn.encode(word, answer)]).toEqual([score, feedback, code]);
    expect(kept(fillIn, word, answer)?.text).toBe(shown);
  });

  test("what was wrong stays wrong, though what is kept of it begins as the right answer does", () => {
    const short: FillInQuestion = { ...word, answers: [{ id: "b", spellings: ["\u{1f600}".repeat(12)], right: true }] };
    const answer = typed(`${"\u{1f600}".repeat(12)} and more`);
    expect(kept(fillIn, short, answer)).toEqual({ text: "\u{1f600}".repeat(12), other: true });
    expect(fillIn.score(short, kept(fillIn, short, answer) ?? typed(""))).toBe(0);
  });

  test("without feedback for anything else, nothing is said", () => {
    expect(fillIn.feedback({ ...word, other: "" }, typed("x"))).toEqual([]);
  });
});

describe("gaps", () => {
  test.each([
    [filled("Recall", "high", "water"), 1, "bba", []],
    [filled("recall", "low", "water"), 2 / 3, "baa", ["wrong-2"]],
    [filled("Mrs Smith", "low", "tea"), 0, "-Mrs_Smith--a-tea--", ["wrong-1", "wrong-2", "wrong-3"]],
  ])("%j scores %d", (answer, score, code, wrong) => {
    expect(cloze.score(gaps, answer)).toBe(score);
    expect(cloze.feedback(gaps, answer).filter((key) => key.startsWith("wrong"))).toEqual(wrong);
    expect(cloze.encode(gaps, answer)).toBe(code);
  });

  test.each(["ab", "abaa", "aca", "abz", "-x--b-y", "a-x--a", "----a", "-a--"])("%j is no answer to three gaps", (code) => {
    expect(cloze.decode(gaps, code)).toBeUndefined();
  });
});

test.each([
  [undefined, "ab", 1],
  [undefined, "a", 0],
  ["partial", "ab", 1],
  ["partial", "a", 0.5],
  ["partial", "abc", 0.5],
  ["partial", "ac", 0],
  ["partial", "acd", 0],
  ["each", "ab", 1],
  ["each", "a", 0.75],
  ["each", "abcd", 0.5],
  ["each", "cd", 0],
] as const)("with credit %s the ticks %s score %d", (credit, ticks, score) => {
  const question: MultipleChoiceQuestion = {
    options: [..."abcd"].map((id) => ({ id, text: id })),
    correct: ["a", "b"],
    ...(credit && { credit }),
  };
  expect(multipleChoice.score(question, [...ticks])).toBe(score);
});

describe("an estimate", () => {
  test.each([
    [45, 1, ["a", "truth"]],
    [50, 1, ["a", "truth"]],
    [70, 0.5, ["c", "truth", "high"]],
    [35, 0.5, ["c", "truth", "low"]],
    [50.01, 0.99, ["c", "truth", "high"]],
    [90, 0, ["c", "truth", "high"]],
    [20, 0, ["b", "truth", "low"]],
  ])("of %d scores %d", (answer, score, feedback) => {
    expect([estimate.score(share, answer), estimate.feedback(share, answer)]).toEqual([score, feedback]);
  });

  test("scores all or nothing where nothing is said about coming close", () => {
    expect([39.9, 40, 50, 50.1].map((answer) => estimate.score({ ...share, near: share.correct }, answer))).toEqual([0, 1, 1, 0]);
  });

  test("off the scale is none", () => {
    expect(["-1", "101", "100"].map((code) => estimate.decode(share, code))).toEqual([undefined, undefined, 100]);
  });

  test("scores less the farther it is from what is right", () => {
    fc.assert(
      fc.property(fc.double({ min: 50, max: 100, noNaN: true }), fc.double({ min: 0, max: 50, noNaN: true }), (answer, more) => {
        const [near, far] = [answer, Math.min(100, answer + more)].map((value) => estimate.score(share, value)) as [number, number];
        expect(near >= far && far >= 0 && near <= 1).toBe(true);
      }),
    );
  });
});

describe("something written", () => {
  test("leaves nothing in the saved state but that there was something", () => {
    expect([longFillIn.encode({}, { text: "Mrs Smith" }), kept(longFillIn, {}, { text: "Mrs Smith" })]).toEqual(["w", { text: "" }]);
  });

  test("is kept until it is told, where the author asks for it", () => {
    expect(kept(longFillIn, { sent: true }, { text: "Two\nlines." })).toEqual({ text: "Two\nlines." });
  });

  test("has no text in a saved state of a question that no longer asks for it", () => {
    expect(longFillIn.decode({}, longFillIn.encode({ sent: true }, { text: "Mrs Smith" }))).toBeUndefined();
  });

  test("is cut in its field to what can be kept of it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 700 }), (text) => {
        const fits = fitting(text, true);
        expect([text.startsWith(fits), kept(longFillIn, { sent: true }, { text: fits })]).toEqual([true, { text: fits }]);
      }),
    );
  });
});

describe("whatever is answered", () => {
  const anyText = fc.string({ unit: "binary", minLength: 1, maxLength: 60 });
  const text = fc.oneof(fc.constantFrom("sensitivity", "recall", "Specificity", "water", "low", "high"), anyText);
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  const gapAnswer = fc.tuple(text, fc.constantFrom("low", "high"), text).map((texts) => filled(...texts));
  const cases: readonly [string, QuestionType<never, never>, unknown, fc.Arbitrary<unknown>][] = [
    ["fill-in", fillIn as never, word, text.map(typed)],
    ["cloze", cloze as never, gaps, gapAnswer],
    ["long-fill-in", longFillIn as never, {}, anyText.map(typed)],
    ["long-fill-in that is sent", longFillIn as never, { sent: true }, anyText.map(typed)],
    ["numeric", numeric as never, { correct: scale, unit: "", feedback: share.feedback }, number],
    ["estimate", estimate as never, share, fc.double({ min: 0, max: 100, noNaN: true })],
  ];
  test.each(cases)("%s keeps its score, its feedback and its length in the saved state", (_name, type, question, answers) => {
    const of = question as never;
    fc.assert(
      fc.property(answers, (given) => {
        const answer = given as never;
        const code = type.encode(of, answer);
        const again = type.decode(of, code) as never;
        expect(code).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(code.length).toBeLessThanOrEqual(type.encodedLength(of));
        expect(again).toBeDefined();
        expect(type.encode(of, again)).toBe(code);
        expect([type.score(of, again), type.feedback(of, again)]).toEqual([type.score(of, answer), type.feedback(of, answer)]);
      }),
    );
  });

  test.each(cases)("%s reads from any text an answer that can be written again, or none", (_name, type, question) => {
    const of = question as never;
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abwz019_-A."), maxLength: 20 }), (code) => {
        const answer = type.decode(of, code);
        const isLegal = answer === undefined || type.decode(of, type.encode(of, answer)) !== undefined;
        expect(isLegal).toBe(true);
      }),
    );
  });
});

/** Answers in which a learner typed what is none of the author's business. */
const secrets: readonly [string, Answered][] = [
  ["fill-in", fillIn.interaction(word, typed("Mrs Smith"))],
  ["cloze", cloze.interaction(gaps, filled("Mrs Smith", "high", "water"))],
  ["long-fill-in", longFillIn.interaction({}, { text: "Mrs Smith" })],
];

const asked: readonly (readonly [string, Answered, number, string, string, string])[] = [
  ["a right word", fillIn.interaction(word, typed("recal")), 1, "sensitivity", "sensitivity", "sensitivity"],
  ["a known mistake", fillIn.interaction(word, typed("specifcity")), 0, "specificity", "specificity", "specificity"],
  [
    "gaps",
    cloze.interaction(gaps, filled("recall", "low", "tea")),
    1 / 3,
    "sensitivity, low, *",
    "sensitivity[,]low[,]*",
    "sensitivity[,]low[,]*",
  ],
];

describe.each(secrets)("INT-12: of a %s", (_name, answered) => {
  test.each([
    ["SCORM 1.2", visit, connect12, personalities.adlStrict],
    ["SCORM 2004", visit2004, connect2004, personalities2004.adlStrict],
  ] as const)("%s never hears what was typed", async (_standard, open, connect, personality) => {
    const page = await open(connect, { personality });
    page.tracking.report(answeredEvent(answered, { score: 1 / 3 }));
    await page.pass(2000);
    expect([...page.lms.stored].join("\n")).not.toContain("Smith");
    expect(page.lms.trace.filter(({ method, answer }) => method.endsWith("SetValue") && answer === personality.no)).toEqual([]);
  });

  test("xAPI never hears what was typed", async () => {
    const store = openStore();
    const { page, tracking } = await openVisit(store);
    tracking.report({ type: "answered", question: choiceQuestion(1), answered, score: 1 / 3, attempt: 1, graded: true, latency: 1 });
    await page.advance(5000);
    expect([store.verbs().includes("answered"), JSON.stringify(store.statements()).includes("Smith")]).toEqual([true, false]);
  });
});

describe.each(asked)("%s", (_name, answered, score, in12, in2004, inXapi) => {
  test("is told to SCORM 1.2 in the author's words", async () => {
    const page = await visit(connect12, { personality: personalities.adlStrict });
    page.tracking.report(answeredEvent(answered, { score }));
    await page.pass(2000);
    expect([page.lms.stored.get("cmi.interactions.0.type"), page.lms.stored.get("cmi.interactions.0.student_response")]).toEqual([
      "fill-in",
      in12,
    ]);
  });

  test("is told to SCORM 2004 in the author's words", async () => {
    const page = await visit2004(connect2004, { personality: personalities2004.adlStrict });
    page.tracking.report(answeredEvent(answered, { score }));
    await page.pass(2000);
    expect([page.lms.stored.get("cmi.interactions.0.type"), page.lms.stored.get("cmi.interactions.0.learner_response")]).toEqual([
      "fill-in",
      in2004,
    ]);
  });

  test("is told to xAPI in the author's words", async () => {
    const store = openStore();
    const { page, tracking } = await openVisit(store);
    tracking.report({ type: "answered", question: choiceQuestion(1), answered, score, attempt: 1, graded: true, latency: 1 });
    await page.advance(5000);
    const statement = store.statements().find(({ verb }) => verb.id.endsWith("answered"));
    expect(statement?.result).toMatchObject({ response: inXapi, success: score === 1 });
  });
});

test("a text that the author asks for is told to SCORM 2004 and xAPI, and SCORM 1.2 has no place for it", async () => {
  const answered = longFillIn.interaction({ sent: true }, { text: "The second\ntable." });
  const [page12, page2004] = [await visit(connect12), await visit2004(connect2004)];
  const store = openStore();
  const { page, tracking } = await openVisit(store);
  page12.tracking.report(answeredEvent(answered));
  page2004.tracking.report(answeredEvent(answered));
  tracking.report({ type: "answered", question: choiceQuestion(1), answered, score: 1, attempt: 1, graded: false, latency: 1 });
  await Promise.all([page12.pass(2000), page2004.pass(2000), page.advance(5000)]);
  expect(page12.lms.stored.has("cmi.interactions.0.id")).toBe(false);
  expect(page2004.lms.stored.get("cmi.interactions.0.learner_response")).toBe("The second table.");
  expect(store.statements().find(({ verb }) => verb.id.endsWith("answered"))?.result).toMatchObject({ response: "The second\ntable." });
});
