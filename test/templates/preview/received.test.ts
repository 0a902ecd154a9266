import { describe, expect, test } from "@jest/globals";
import type { Standing } from "../../../templates/contract/host.ts";
import type { StoreExchange } from "../../../templates/contract/store-exchange.ts";
import { compareRows } from "../../../templates/preview/play-data-model.ts";
import { statementsIn } from "../../../templates/preview/play-statements.ts";
import { transcriptOf, transcriptText } from "../../../templates/preview/play-transcript.ts";
import { sinceInWords, standingInWords } from "../../../templates/preview/play-words.ts";

test("the data model tells what the last commit has added and changed; rows of one name are told apart", () => {
  const before = [
    { name: "status", value: "incomplete" },
    { name: "10:00", value: "initialized" },
    { name: "10:00", value: "launched" },
  ];
  const now = [
    { name: "status", value: "passed" },
    { name: "10:00", value: "initialized" },
    { name: "10:00", value: "launched" },
    { name: "10:01", value: "passed" },
  ];
  expect(compareRows(before, now).map(({ change, before: was }) => [change, was])).toEqual([
    ["changed", "incomplete"],
    ["none", undefined],
    ["none", undefined],
    ["new", undefined],
  ]);
});

describe("statements in requests", () => {
  const sent = (rest: Partial<StoreExchange>): StoreExchange => ({
    number: 1,
    at: 5,
    method: "POST",
    path: "statements",
    request: "[]",
    status: 200,
    response: "",
    fault: undefined,
    ...rest,
  });
  const statement = { verb: { id: "http://adlnet.gov/expapi/verbs/passed" }, object: { id: "https://example.org/course" } };

  test.each([
    [
      "a list",
      { request: JSON.stringify([statement, statement]) },
      ["passed “https://example.org/course”", "passed “https://example.org/course”"],
    ],
    [
      "one",
      { method: "PUT", path: "statements?statementId=x", request: JSON.stringify(statement) },
      ["passed “https://example.org/course”"],
    ],
    ["a question for some", { method: "GET" }, []],
    ["another resource", { path: "activities/state", request: "{}" }, []],
    ["what is no JSON", { request: "{", status: 400, response: "The body is not JSON." }, ["A statement without a verb"]],
  ])("%s", (_, exchange, titles) => {
    expect(statementsIn(sent(exchange), undefined).map(({ title }) => title)).toEqual(titles);
  });

  test("say what the store said, and what the host found besides, each once", () => {
    const call = {
      at: 5,
      call: "",
      answer: "",
      meaning: "",
      outcome: "refused",
      problems: ["No verb.", "It comes before initialized."],
    } as const;
    const [refused] = statementsIn(sent({ request: "{}", status: 400, response: "No verb." }), call);
    expect(refused?.said).toEqual(["No verb.", "It comes before initialized."]);
  });
});

test.each<[Standing | undefined, string]>([
  [undefined, "nothing yet"],
  [{ completed: true, success: "passed", score: 0.85 }, "passed, 85\u00a0%"],
  [{ completed: false, success: "passed", score: undefined }, "passed, not completed"],
  [{ completed: true, success: "failed", score: 0.79999 }, "failed, 79.99\u00a0%"],
  [{ completed: true, success: undefined, score: undefined }, "completed"],
  [{ completed: false, success: undefined, score: 0 }, "not completed, 0\u00a0%"],
])("a standing in words: %j is %s", (standing, words) => {
  expect(standingInWords(standing)).toBe(words);
});

test.each([
  [-5, "+0.0\u00a0s"],
  [3249, "+3.2\u00a0s"],
  [65_000, "+1:05"],
])("%d ms since the visit began are %s", (milliseconds, words) => {
  expect(sinceInWords(milliseconds)).toBe(words);
});

test("a transcript to be read holds calls with what is wrong with them, what is held, and each request", () => {
  const settings = { title: "Basics", archetype: "users", target: "scorm12", activity: "https://example.org/course" };
  const empty = { launch: "", recordStore: "", door: "", authorization: "", secret: "hidden", held: "", package: "" };
  const call = { at: 0, since: 1500, visit: 1, call: "LMSCommit()", answer: '"false"', meaning: "not stored", outcome: "lost" } as const;
  const text = transcriptText(
    transcriptOf({
      settings: { ...settings, ...empty },
      address: "http://127.0.0.1/play",
      choices: {},
      now: new Date("2026-11-23T10:00:00Z"),
      entries: [
        { kind: "mark", number: 1, visit: 1, at: 0, text: "a new learner" },
        { ...call, kind: "call", number: 2, problems: ["One argument is missing."] },
      ],
      held: {
        rows: [{ name: "status", value: "failed" }],
        state: {},
        standing: { completed: false, success: "failed", score: 0.5 },
        saved: { text: "A1", limit: 4096 },
      },
      savedInWords: undefined,
      exchanges: [{ number: 1, at: 0, method: "GET", path: "about", request: "", status: 200, response: "{}", fault: undefined }],
    }),
  );
  expect(text).toContain("The LMS would show: failed, 50\u00a0%");
  expect(text).toContain('+1.5\u00a0s  LMSCommit() -> "false"  (not stored)  [lost]\n    problem: One argument is missing.');
  expect(text).toContain("status = failed");
  expect(text).toContain("2 characters of 4096");
  expect(text).toContain("GET about\n  < 200 {}");
  expect(text).not.toContain("hidden");
});
