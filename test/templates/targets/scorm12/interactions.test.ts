import { expect, test } from "@jest/globals";
import type { Answered } from "../../../../templates/contract/interaction.ts";
import { createLms } from "../../../../templates/lms/scorm-lms.ts";
import { type StrictLms, marks } from "../../../../templates/lms/strict-lms.ts";
import { personalities } from "../../../../templates/lms/scorm-personalities.ts";
import { answeredEvent, choice, options, tryVisit, type Visit, visit } from "../../../fakes/scorm-visit.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";

const STATUS = "cmi.core.lesson_status";
const ids = ({ stored }: StrictLms) => [...stored].filter(([name]) => /^cmi\.interactions\.\d+\.id$/.test(name)).map(([, id]) => id);
const practice = [1, 2].map(() => answeredEvent(choice, { graded: false }));
const answers = (length: number) => Array.from({ length }, (_, slot) => answeredEvent(choice, { slot }));

test("INT-2: each attempt has an id of its own", async () => {
  const page = await visit(connect);
  page.tracking.report(answeredEvent(choice, { attempt: 1 }));
  page.tracking.report(answeredEvent(choice, { attempt: 2 }));
  await page.pass(2000);
  expect([page.lms.stored.get("cmi.interactions.0.id"), page.lms.stored.get("cmi.interactions.1.id")]).toEqual(["m__q1_a1", "m__q1_a2"]);
});

test.each([personalities.adlStrict, personalities.learningHub])("INT-4: a later visit goes on after what is there", async (personality) => {
  const page = await visit(connect, { personality, stored: { "cmi.interactions.0.id": "m__q0_a1", [STATUS]: "incomplete" } });
  page.tracking.report(answeredEvent(choice));
  await page.pass(2000);
  expect([page.lms.stored.get("cmi.interactions.0.id"), page.lms.stored.get("cmi.interactions.1.id")]).toEqual(["m__q0_a1", "m__q1_a1"]);
});

test.each([
  ["id", []],
  ["type", ["cmi.interactions.0.id=m__q1_a1"]],
])("CALL-6, INT-1: a refused %s switches all interactions off, and the result still arrives", async (element, taken) => {
  const page = await visit(connect, { prepare: (lms) => void (lms.refuses = new RegExp(`interactions.*${element}$`)) });
  page.tracking.report(answeredEvent(choice));
  page.tracking.report(answeredEvent(choice, { slot: 2 }));
  page.tracking.report({ type: "passed", score: 9000 });
  await page.pass(0);
  page.tracking.report(answeredEvent(choice, { attempt: 2 }));
  await page.pass(5000);
  const offered = marks(page.lms).filter((mark) => mark.startsWith("cmi.interactions"));
  expect([offered.slice(0, -1), offered.length]).toEqual([taken, taken.length + 1]);
  expect([page.lms.stored.get(STATUS), page.told.at(-1)]).toEqual(["passed", "saved"]);
});

test("CALL-7: an LMS that offers no interactions gets none", async () => {
  const page = await visit(connect, { personality: personalities.bare });
  page.tracking.report(answeredEvent(choice));
  await page.pass(2000);
  expect(marks(page.lms).join()).not.toContain("interactions");
});

test("INT-8: a skipped question has no response", async () => {
  const page = await visit(connect);
  page.tracking.report(answeredEvent({ ...choice, response: undefined }, { score: 0 }));
  await page.pass(2000);
  expect(page.lms.stored.has("cmi.interactions.0.student_response")).toBe(false);
  expect(page.lms.stored.get("cmi.interactions.0.result")).toBe("neutral");
});

test("INT-5: a kind that SCORM 1.2 cannot hold leaves no gap", async () => {
  const page = await visit(connect);
  page.tracking.report(answeredEvent({ kind: "long-fill-in", response: "x" }));
  page.tracking.report(answeredEvent(choice));
  await page.pass(2000);
  expect(page.lms.stored.get("cmi.interactions.0.type")).toBe("choice");
});

test("INT-11: at most a hundred interactions in a visit, at most twenty to a commit", async () => {
  const page = await visit(connect);
  const before = marks(page.lms).length;
  answers(150).forEach(page.tracking.report);
  await page.pass(2000);
  expect(page.lms.stored.has("cmi.interactions.99.id")).toBe(true);
  expect(page.lms.stored.has("cmi.interactions.100.id")).toBe(false);
  expect(
    marks(page.lms)
      .slice(before)
      .filter((mark) => mark === "LMSCommit"),
  ).toHaveLength(5);
});

test("S12-9: after a failed commit the same interactions are set again at the same places", async () => {
  const page = await visit(connect);
  page.lms.failing = 1;
  page.tracking.report(answeredEvent(choice));
  await page.pass(10_000);
  expect(page.lms.stored.get("cmi.interactions.0.id")).toBe("m__q1_a1");
  expect(page.lms.stored.has("cmi.interactions.1.id")).toBe(false);
});

const kinds: readonly Answered[] = [
  { kind: "true-false", correct: true, response: false },
  choice,
  { kind: "choice", options, correct: ["a", "c"], response: undefined },
  { kind: "sequencing", options, correct: ["a", "b", "c"], response: ["c", "b", "a"] },
  { kind: "likert", scale: options, response: "c" },
  {
    kind: "matching",
    sources: options,
    targets: options,
    correct: [{ source: "a", target: "b" }],
    response: [{ source: "a", target: "c" }],
  },
  { kind: "numeric", correct: { min: 3, max: 3 }, response: 2.5 },
  { kind: "numeric", correct: { min: -2, max: 3 }, response: -1 },
  { kind: "fill-in", correct: ["{one}", "two\nlines"], response: "something typed" },
  { kind: "fill-in", correct: [["soap", "{hot} water"]], known: ["cold"], response: ["soap", "cold"] },
];

test.each(Object.entries(personalities).filter(([name]) => name !== "bare"))(
  "INT-5, INT-7, INT-9: %s refuses nothing of any kind of question",
  async (_name, personality) => {
    const page = await visit(connect, { personality });
    kinds.forEach((answered, slot) => page.tracking.report(answeredEvent(answered, { slot, score: 1 })));
    await page.pass(2000);
    expect(ids(page.lms)).toHaveLength(kinds.length);
    expect(page.lms.trace.filter(({ method, answer }) => method === "LMSSetValue" && answer === personality.no)).toEqual([]);
  },
);

test("INT-2: a practice question that is tried again has ids of its own, in one visit and across visits", async () => {
  const first = await visit(connect);
  practice.forEach(first.tracking.report);
  await first.pass(2000);
  const second = await visit(connect, { lms: first.lms.again() });
  practice.forEach(second.tracking.report);
  await second.pass(2000);
  expect(ids(second.lms)).toEqual(["m__q1_p0", "m__q1_p1", "m__q1_p2", "m__q1_p3"]);
});

test("INT-2: a practice question keeps its id where a failed commit is made good", async () => {
  const page = await visit(connect, { personality: personalities.ilias });
  page.lms.failing = 1;
  practice.forEach(page.tracking.report);
  await page.pass(10_000);
  expect(ids(page.lms)).toEqual(["m__q1_p0", "m__q1_p1"]);
});

test.each(["student_response", "correct_responses.0.pattern", "latency", "time", "result"])(
  "CALL-6: an LMS that refuses %s is offered it once, and gets all else of every interaction",
  async (element) => {
    const page = await visit(connect, { prepare: (lms) => void (lms.refuses = new RegExp(`interactions.*${element}$`)) });
    page.tracking.report(answeredEvent(choice));
    page.tracking.report(answeredEvent(choice, { slot: 2 }));
    page.tracking.report({ type: "passed", score: 9000 });
    await page.pass(2000);
    expect(marks(page.lms).filter((mark) => mark.startsWith("cmi.interactions") && mark.includes(`.${element}=`))).toHaveLength(1);
    expect([ids(page.lms), page.lms.stored.get(STATUS), page.told.at(-1)]).toEqual([["m__q1_a1", "m__q2_a1"], "passed", "saved"]);
    expect(["type", "student_response", "result", "latency"].filter((name) => !page.lms.stored.has(`cmi.interactions.1.${name}`))).toEqual(
      ["student_response", "result", "latency"].filter((name) => name === element),
    );
  },
);

test("INT-1, CALL-6: an LMS that throws at interactions keeps the result, and hears of one alone", async () => {
  const lms = createLms();
  const heard: string[] = [];
  const LMSSetValue = (name: string, value: string) => {
    if (name.startsWith("cmi.interactions")) throw new Error(String(heard.push(name)));
    return lms.api["LMSSetValue"]?.(name, value);
  };
  const { connection, pass } = await tryVisit(connect, { lms, window: { API: { ...lms.api, LMSSetValue } } });
  const { tracking } = connection as Visit & typeof connection;
  answers(3).forEach(tracking.report);
  tracking.report({ type: "passed", score: 9000 });
  await pass(2000);
  expect([lms.stored.get(STATUS), heard.filter((name) => name.endsWith(".id"))]).toEqual(["passed", ["cmi.interactions.0.id"]]);
});

test("S12-9, INT-11: in Moodle a commit that fails between two batches loses neither score nor status", async () => {
  const page = await visit(connect, { personality: personalities.moodle12 });
  page.lms.failing = 1;
  answers(30).forEach(page.tracking.report);
  page.tracking.report({ type: "passed", score: 9000 });
  await page.pass(0);
  expect(page.told.at(-1)).toBe("saving");
  await page.pass(10_000);
  expect([page.lms.stored.get(STATUS), page.lms.stored.get("cmi.core.score.raw"), page.told.at(-1)]).toEqual(["passed", "90", "saved"]);
});

test("CALL-9, INT-11: an answer that comes while the LMS commits is not lost", async () => {
  const page = await visit(connect);
  page.lms.onCommit = () => {
    page.lms.onCommit = () => {};
    page.tracking.report(answeredEvent(choice, { slot: 2 }));
  };
  page.tracking.report(answeredEvent(choice));
  await page.pass(5000);
  expect([ids(page.lms), page.told.at(-1)]).toEqual([["m__q1_a1", "m__q2_a1"], "saved"]);
});
