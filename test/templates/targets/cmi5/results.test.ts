import { expect, test } from "@jest/globals";
import { ACTIVITY, openLms } from "../../../fakes/cmi5-lms.ts";
import { leave, openAu } from "../../../fakes/cmi5-visit.ts";
import { savedState } from "../../../fakes/xapi-visit.ts";
import { choiceQuestion, course, coursePage } from "../../../support/course.ts";

const CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";

const scoreOf = (scaled: number) => ({ scaled, raw: scaled * 100, min: 0, max: 100 });

async function play(type: "passed" | "failed", score: number, mastery?: number) {
  const lms = openLms();
  const visit = await openAu(lms, lms.launch(mastery === undefined ? {} : { mastery }));
  await visit.page.advance(5000);
  visit.tracking.report({ type, score });
  await visit.page.advance(1000);
  return { lms, visit, statement: lms.statements().find(({ verb }) => verb.id.endsWith(type)) };
}

test.each([
  ["passed", 10000, 1, 1],
  ["passed", 8000, 0.8, 0.8],
  ["passed", 0, 0, 0],
  ["failed", 0, 0.5, 0],
  ["failed", 8333, 5 / 6, 0.8333],
] as const)(
  "%s with %d against a mastery score of %d gives score and mastery score exactly (rule CMI5-8)",
  async (type, score, mastery, scaled) => {
    const { lms, statement } = await play(type, score, mastery);
    expect(statement?.result).toEqual({ success: type === "passed", score: scoreOf(scaled), duration: "PT5.01S" });
    expect(statement?.context["extensions"]).toMatchObject({ [MASTERY]: mastery });
    expect(lms.violations).toEqual([]);
  },
);

test.each([
  ["passed", 0],
  ["failed", 7000],
] as const)("%s without a mastery score names none (rule CMI5-8)", async (type, score) => {
  const { statement, lms } = await play(type, score);
  expect(statement?.result).toMatchObject({ score: scoreOf(score / 10000) });
  expect(Object.keys(statement?.context["extensions"] as object)).not.toContain(MASTERY);
  expect(lms.violations).toEqual([]);
});

test("a pass that was earned under another mastery score is told without its score (rule CMI5-8)", async () => {
  const { statement, lms } = await play("passed", 6000, 0.8);
  expect(statement?.result).toEqual({ success: true, duration: "PT5.01S" });
  expect(lms.violations).toEqual([]);
});

test("Completed and Passed arrive at once, before any exit (rule CMI5-7)", async () => {
  const { lms } = await play("passed", 9000);
  expect(lms.verbs()).toEqual(["initialized", "completed", "passed"]);
  expect(lms.statements()[1]?.result).toEqual({ completion: true, duration: "PT5.01S" });
});

test("categories say what cmi5 has defined, and what may move the learner on (rule CMI5-8)", async () => {
  const { lms, visit } = await play("passed", 9000);
  visit.tracking.report({ type: "page", page: coursePage(0) });
  await leave(visit);
  const categories = lms
    .statements()
    .map(({ context }) =>
      (context["contextActivities"] as { category: { id: string }[] }).category
        .map(({ id }) => id)
        .filter((id) => id.startsWith(CATEGORIES)),
    );
  const [defined, result] = [[`${CATEGORIES}cmi5`], [`${CATEGORIES}cmi5`, `${CATEGORIES}moveon`]];
  expect(categories).toEqual([defined, result, result, [], defined]);
});

test("what cmi5 allows is told in the session's context, about the activity that it is (rule CMI5-5)", async () => {
  const lms = openLms();
  const visit = await openAu(lms);
  visit.tracking.report({ type: "page", page: coursePage(0) });
  visit.tracking.report({ type: "progressed", progress: 0.25 });
  const answered = { kind: "true-false", correct: true, response: false } as const;
  visit.tracking.report({ type: "answered", question: choiceQuestion(1), answered, score: 0, attempt: 2, graded: true, latency: 1500 });
  await leave(visit);
  expect(lms.verbs()).toEqual(["initialized", "experienced", "progressed", "answered", "terminated"]);
  expect(lms.statements().map(({ object }) => object.id)).toEqual([ACTIVITY, coursePage(0).iri, ACTIVITY, choiceQuestion(1).iri, ACTIVITY]);
  expect(lms.statements()[3]).toMatchObject({
    result: { success: false, response: "false", duration: "PT1.5S" },
    object: { definition: { interactionType: "true-false", correctResponsesPattern: ["true"] } },
  });
  expect(lms.violations).toEqual([]);
});

test("the next session finds the state and the result (rule INIT-2)", async () => {
  const lms = openLms();
  const first = await openAu(lms);
  const state = savedState(9, "p", "6r2");
  first.tracking.save(state);
  first.tracking.report({ type: "passed", score: 8750 });
  await leave(first);
  expect((await openAu(lms)).tracking.launch).toMatchObject({ resume: state, status: "passed", score: 8750, readable: true });
});

test("a course with a quiz whose Completed alone is held is not finished", async () => {
  const lms = openLms({ faults: [] });
  const first = await openAu(lms);
  first.tracking.report({ type: "completed" });
  await leave(first);
  expect((await openAu(lms)).tracking.launch.status).toBe("incomplete");
  const reading = { ...course, rule: { ...course.rule, quiz: false } };
  expect((await openAu(lms, lms.launch(), undefined, reading)).tracking.launch.status).toBe("completed");
});
