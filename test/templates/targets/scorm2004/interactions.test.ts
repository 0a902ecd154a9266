import { expect, test } from "@jest/globals";
import { Scorm2004API } from "scorm-again";
import type { Answered } from "../../../../templates/contract/interaction.ts";
import connect from "../../../../templates/targets/scorm2004-3rd/tracking.ts";
import type { StrictLms } from "../../../../templates/lms/strict-lms.ts";
import { personalities2004 } from "../../../../templates/lms/scorm-personalities2004.ts";
import { answeredEvent, choice, options, tryVisit, visit2004 as visit } from "../../../fakes/scorm-visit.ts";

const ids = ({ stored }: StrictLms) => [...stored].filter(([name]) => /^cmi\.interactions\.\d+\.id$/.test(name)).map(([, id]) => id);
const pairs = [
  { source: "a", target: "c" },
  { source: "b", target: "a" },
];
const kinds: readonly Answered[] = [
  { kind: "true-false", correct: true, response: false },
  choice,
  { kind: "choice", options, correct: ["a", "c"], response: undefined },
  { kind: "choice", options, correct: ["a", "c"], response: ["a", "b"] },
  { kind: "sequencing", options, correct: ["a", "b", "c"], response: ["c", "b", "a"] },
  { kind: "likert", scale: options, response: "c" },
  { kind: "matching", sources: options, targets: options, correct: pairs, response: pairs },
  { kind: "numeric", correct: { min: 3, max: 3 }, response: 2.5 },
  { kind: "numeric", correct: { min: -2, max: 3 }, response: -1 },
  { kind: "fill-in", correct: ["{one}", "two\nlines", "{one}"], response: "something typed" },
  { kind: "long-fill-in", response: "something\nlong" },
  { kind: "fill-in", correct: [["soap", "{hot} water"]], known: ["cold"], response: ["soap", "cold"] },
  { kind: "long-fill-in", response: "something\nlong", sent: true },
  { kind: "other", correct: "x", response: "x" },
  { kind: "other", correct: "x, y", response: "x, y" },
];

test.each(Object.entries(personalities2004).filter(([name]) => name !== "bare"))(
  "INT-3, INT-5, INT-7, INT-9: %s refuses nothing of any kind of question",
  async (_name, personality) => {
    const page = await visit(connect, { personality });
    kinds.forEach((answered, slot) => page.tracking.report(answeredEvent(answered, { slot, score: 1 })));
    await page.pass(2000);
    expect(ids(page.lms)).toHaveLength(kinds.length);
    expect(page.lms.trace.filter(({ method, answer }) => method === "SetValue" && answer === personality.no)).toEqual([]);
  },
);

test("INT-3: scorm-again itself refuses nothing of any kind of question, nor of a result", async () => {
  const engine = new Scorm2004API({ autocommit: false, lmsCommitUrl: false, logLevel: 5 }) as unknown as Record<
    string,
    (...words: string[]) => string
  >;
  const refused: unknown[] = [];
  const SetValue = (element: string, value: string) => {
    const answer = engine["SetValue"]?.(element, value);
    if (String(answer) !== "true") refused.push([element, value, engine["GetLastError"]?.()]);
    return answer;
  };
  const API_1484_11 = new Proxy(engine, { get: (api, name) => (name === "SetValue" ? SetValue : Reflect.get(api, name)?.bind(api)) });
  const page = await tryVisit(connect, { window: { API_1484_11 } });
  const tracking = page.connection.connected ? page.connection.tracking : undefined;
  kinds.forEach((answered, slot) => tracking?.report(answeredEvent(answered, { slot, score: 1 })));
  tracking?.save("A1.x");
  tracking?.report({ type: "passed", score: 9000 });
  await page.pass(2000);
  expect(refused).toEqual([]);
  expect(engine["GetValue"]?.("cmi.interactions._count")).toBe(String(kinds.length));
});

test("INT-5: performance leaves no gap", async () => {
  const page = await visit(connect);
  page.tracking.report(answeredEvent({ kind: "performance", steps: options, correct: [], response: [] }));
  page.tracking.report(answeredEvent(choice));
  await page.pass(2000);
  expect(page.lms.stored.get("cmi.interactions.0.type")).toBe("choice");
});

test("INT-4: a later visit goes on after what is there", async () => {
  const page = await visit(connect);
  page.tracking.report(answeredEvent(choice, { slot: 0 }));
  await page.pass(2000);
  page.dispatch("pagehide", { persisted: false });
  const next = await visit(connect, { lms: page.lms.again() });
  next.tracking.report(answeredEvent(choice));
  await next.pass(2000);
  expect(ids(next.lms)).toEqual(["m__q0_a1", "m__q1_a1"]);
});

test("INT-8: a skipped question has no response and is neutral", async () => {
  const page = await visit(connect);
  page.tracking.report(answeredEvent({ ...choice, response: undefined }, { score: 0 }));
  await page.pass(2000);
  expect(page.lms.stored.has("cmi.interactions.0.learner_response")).toBe(false);
  expect(page.lms.stored.get("cmi.interactions.0.result")).toBe("neutral");
});

test.each(["id", "type"])("CALL-6, INT-1: a refused %s switches all interactions off, and the result still arrives", async (element) => {
  const page = await visit(connect, { prepare: (lms) => void (lms.refuses = new RegExp(`interactions\\.\\d+\\.${element}$`)) });
  page.tracking.report(answeredEvent(choice));
  page.tracking.report(answeredEvent(choice, { slot: 2 }));
  page.tracking.report({ type: "passed", score: 9000 });
  await page.pass(2000);
  const offered = page.lms.trace.filter(({ method, given }) => method === "SetValue" && String(given[0]).startsWith("cmi.interactions"));
  expect(offered).toHaveLength(["id", "type"].indexOf(element) + 1);
  expect([page.lms.stored.get("cmi.success_status"), page.told.at(-1)]).toEqual(["passed", "saved"]);
});

test.each(["objectives.0.id", "timestamp", "weighting", "learner_response", "latency", "description"])(
  "CALL-6: an LMS that refuses %s is offered it once, and gets all else",
  async (element) => {
    const page = await visit(connect, { prepare: (lms) => void (lms.refuses = new RegExp(`interactions\\.\\d+\\.${element}$`)) });
    page.tracking.report(answeredEvent(choice));
    page.tracking.report(answeredEvent(choice, { slot: 2 }));
    await page.pass(2000);
    expect(page.lms.trace.filter(({ method, given }) => method === "SetValue" && String(given[0]).endsWith(`.${element}`))).toHaveLength(1);
    expect([ids(page.lms), page.lms.stored.get("cmi.interactions.1.result"), page.told.at(-1)]).toEqual([
      ["m__q1_a1", "m__q2_a1"],
      "correct",
      "saved",
    ]);
  },
);

test("INT-11: at most 850 values of interactions in a visit, at most twenty interactions to a commit", async () => {
  const page = await visit(connect);
  const before = page.lms.trace.length;
  Array.from({ length: 150 }, (_, slot) => answeredEvent(choice, { slot })).forEach(page.tracking.report);
  await page.pass(2000);
  const values = [...page.lms.stored.keys()].filter((name) => name.startsWith("cmi.interactions."));
  expect([values.length, ids(page.lms).length]).toEqual([850, 85]);
  expect(page.lms.trace.slice(before).filter(({ method }) => method === "Commit")).toHaveLength(5);
});

test("INT-10: what was asked is told in one line of at most 250 characters", async () => {
  const page = await visit(connect);
  const event = answeredEvent(choice);
  const question = "question" in event && { ...event.question, text: `{Why}\n${"x".repeat(300)}`, objective: "" };
  page.tracking.report({ ...event, question } as typeof event);
  await page.pass(2000);
  expect(page.lms.stored.get("cmi.interactions.0.description")).toBe(` {Why} ${"x".repeat(243)}`);
  expect(page.lms.stored.has("cmi.interactions.0.objectives.0.id")).toBe(false);
});
