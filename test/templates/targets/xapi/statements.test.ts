import { expect, test } from "@jest/globals";
import type { Answered } from "../../../../templates/contract/interaction.ts";
import { isoDuration } from "../../../../templates/standards/xapi-duration.ts";
import { openStore } from "../../../fakes/xapi-store.ts";
import { openVisit, REGISTRATION, savedState } from "../../../fakes/xapi-visit.ts";
import { choiceQuestion, course, coursePage } from "../../../support/course.ts";

const named = (ids: string) => [...ids].map((id) => ({ id, text: `Text ${id}` }));
const described = (ids: string) => [...ids].map((id) => ({ id, description: { "en-GB": `Text ${id}` } }));

const kinds: readonly [Answered, Readonly<Record<string, unknown>>, string][] = [
  [{ kind: "true-false", correct: true, response: false }, { correctResponsesPattern: ["true"] }, "false"],
  [
    { kind: "choice", options: named("abc"), correct: ["a", "b"], response: ["c"] },
    { correctResponsesPattern: ["a[,]b"], choices: described("abc") },
    "c",
  ],
  [
    { kind: "sequencing", options: named("ab"), correct: ["a", "b"], response: ["b", "a"] },
    { correctResponsesPattern: ["a[,]b"], choices: described("ab") },
    "b[,]a",
  ],
  [{ kind: "likert", scale: named("abc"), response: "b" }, { scale: described("abc") }, "b"],
  [
    {
      kind: "matching",
      sources: named("ab"),
      targets: named("xy"),
      correct: [
        { source: "a", target: "x" },
        { source: "b", target: "y" },
      ],
      response: [{ source: "a", target: "y" }],
    },
    { correctResponsesPattern: ["a[.]x[,]b[.]y"], source: described("ab"), target: described("xy") },
    "a[.]y",
  ],
  [
    {
      kind: "performance",
      steps: named("ab"),
      correct: [
        { step: "a", response: "1" },
        { step: "b", response: "2" },
      ],
      response: [{ step: "a", response: "3" }],
    },
    { correctResponsesPattern: ["a[.]1[,]b[.]2"], steps: described("ab") },
    "a[.]3",
  ],
  [{ kind: "numeric", correct: { min: 1, max: 2.5 }, response: 0.0000001 }, { correctResponsesPattern: ["1[:]2.5"] }, "0.0000001"],
  [{ kind: "fill-in", correct: ["soap", "water"], response: "water" }, { correctResponsesPattern: ["soap", "water"] }, "water"],
  [{ kind: "fill-in", correct: ["soap"], known: ["gel"], response: "gel" }, { correctResponsesPattern: ["soap"] }, "gel"],
  [
    { kind: "fill-in", correct: [["soap", "water"]], known: ["gel"], response: ["gel", "Mrs Smith"] },
    { correctResponsesPattern: ["soap[,]water"] },
    "gel[,]*",
  ],
  [{ kind: "long-fill-in", response: "Because.", sent: true }, {}, "Because."],
  [{ kind: "other", correct: "x", response: "y" }, { correctResponsesPattern: ["x"] }, "y"],
];

async function answer(answered: Answered) {
  const store = openStore();
  const { page, tracking } = await openVisit(store);
  tracking.report({ type: "answered", question: choiceQuestion(1, 3), answered, score: 0.5, attempt: 1, graded: true, latency: 61_500 });
  await page.advance(5000);
  return { store, statement: store.statements().find(({ verb }) => verb.id.endsWith("answered")) };
}

test.each(kinds)("an answer to %j is stored with its whole definition (rules INT-13, TC-5)", async (answered, fields, response) => {
  const { statement } = await answer(answered);
  expect(statement?.object.definition).toEqual({
    type: "http://adlnet.gov/expapi/activities/cmi.interaction",
    name: { "en-GB": "Question 1?" },
    description: { "en-GB": "Question 1?" },
    interactionType: answered.kind,
    ...fields,
  });
  expect(statement?.result).toMatchObject({ response, duration: "PT61.5S" });
});

test.each(kinds)("where nothing is answered %j is stored without a response (rule INT-8)", async (answered) => {
  const { store, statement } = await answer({ ...answered, response: undefined });
  expect(statement?.result).toEqual({ duration: "PT61.5S" });
  expect(store.named("POST /statements").map(({ answered: status }) => status)).not.toContain(400);
});

test.each<[Answered, object]>([
  [
    { kind: "fill-in", correct: ["soap"], response: "Mrs Smith" },
    { success: false, duration: "PT61.5S" },
  ],
  [{ kind: "long-fill-in", response: "Mrs Smith" }, { duration: "PT61.5S" }],
])("what a learner typed is not told where nobody asked for it: %j (rule INT-12)", async (answered, result) => {
  const { store, statement } = await answer(answered);
  expect(statement?.result).toMatchObject(result);
  expect(JSON.stringify(store.statements())).not.toContain("Smith");
});

test("an answer says which objective it is about, and which learning needs that meets", async () => {
  const { statement } = await answer({ kind: "true-false", correct: true, response: false });
  const objective = (id: string, name: string) => ({
    objectType: "Activity",
    id: `https://test.example/${id}`,
    definition: { type: "http://adlnet.gov/expapi/activities/objective", name: { "en-GB": name } },
  });
  expect(statement?.context).toMatchObject({
    contextActivities: { other: [objective("modules/m/objectives/o", "o"), objective("needs/N1", "N1")] },
  });
});

test("a wrong answer says so, with the points that it brought (rule INT-13)", async () => {
  const { statement } = await answer({ kind: "true-false", correct: true, response: false });
  expect(statement?.result).toMatchObject({ success: false, score: { scaled: 0.5, raw: 1.5, min: 0, max: 3 } });
});

test("a course told from the first page to the end says each thing once, in order (rule TC-4)", async () => {
  const store = openStore();
  const { page, tracking } = await openVisit(store);
  tracking.report({ type: "page", page: coursePage(0) });
  tracking.report({ type: "progressed", progress: 0.5 });
  await page.advance(5000);
  tracking.report({ type: "passed", score: 8750 });
  tracking.save(savedState(2, "p", "6r2"));
  await page.advance(5000);
  const ended = tracking.end();
  await page.advance(5000);
  expect(await ended).toEqual({ confirmed: true });
  expect(store.verbs()).toEqual(["launched", "initialized", "experienced", "progressed", "completed", "passed", "terminated"]);
  expect(store.statements()[5]).toMatchObject({
    object: { id: course.iri },
    result: { success: true, score: { scaled: 0.875, raw: 87.5, min: 0, max: 100 } },
    context: { registration: REGISTRATION, platform: "curricle" },
  });
});

test("a better score is told again without a second completion (rule INIT-2)", async () => {
  const store = openStore();
  const { page, tracking } = await openVisit(store);
  tracking.report({ type: "passed", score: 8000 });
  tracking.report({ type: "passed", score: 9000 });
  await page.advance(5000);
  expect(store.verbs()).toEqual(["launched", "initialized", "completed", "passed", "passed"]);
});

test("a learner who leaves before the end suspends, and resumes at the next launch (rule EXIT-5)", async () => {
  const store = openStore();
  const first = await openVisit(store);
  first.tracking.save(savedState(1));
  const ended = first.tracking.end();
  await first.page.advance(5000);
  await ended;
  const second = await openVisit(store);
  await second.page.advance(5000);
  expect(store.verbs()).toEqual(["launched", "initialized", "suspended", "terminated", "launched", "initialized", "resumed"]);
});

test.each([
  [0, "PT0S"],
  [-5, "PT0S"],
  [1234, "PT1.23S"],
  [3_600_000, "PT3600S"],
  [90_061_010, "PT90061.01S"],
])("%d ms are %s (rule TC-5)", (ms, text) => {
  expect(isoDuration(ms)).toBe(text);
});
