import { expect, test } from "@jest/globals";
import type { StoreExchange } from "../../../templates/contract/store-exchange.ts";
import { callOf } from "../../../templates/lms/xapi-call.ts";
import { standingFrom } from "../../../templates/lms/xapi-standing.ts";
import type { GivenStatement } from "../../../templates/standards/xapi-words.ts";

const of = (method: string, path: string, more: Partial<StoreExchange> = {}): StoreExchange => ({
  number: 1,
  at: 5,
  method,
  path,
  request: "",
  status: 200,
  response: "",
  fault: undefined,
  ...more,
});

const statement = (verb: string, result: GivenStatement["result"] = {}, id = "https://c.example/a"): GivenStatement => ({
  verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
  object: { id },
  result,
});

test.each([
  [
    of("POST", "statements", { request: JSON.stringify(statement("passed", { score: { scaled: 0.85 } })) }),
    'recorded: passed "https://c.example/a" (85 %)',
  ],
  [
    of("PUT", "statements?statementId=1", { request: JSON.stringify(statement("said", { score: { raw: 4, max: 5 } })), status: 204 }),
    'recorded: said "https://c.example/a" (4 of 5)',
  ],
  [
    of("POST", "statements", { request: JSON.stringify(Array.from({ length: 6 }, () => statement("x"))) }),
    `recorded: ${Array.from({ length: 4 }, () => 'x "https://c.example/a"').join("; ")}; 2 more`,
  ],
  [of("POST", "statements", { request: "{", status: 400 }), "not recorded: nothing that could be read"],
  [of("GET", "statements?verb=http%3A%2F%2Fadlnet.gov%2Fexpapi%2Fverbs%2Fpassed"), "asked what is recorded with the verb passed"],
  [of("GET", "statements"), "asked what is recorded"],
  [
    of("PUT", "activities/state?stateId=bookmark", { request: "x".repeat(412), status: 204 }),
    "the place to resume from is set (412 characters)",
  ],
  [of("PUT", "activities/state?stateId=bookmark", { request: "x", status: 412 }), "the place to resume from is not set (1 character)"],
  [of("POST", "activities/state?method=PUT&stateId=bookmark", { status: 204 }), "the place to resume from is set (0 characters)"],
  [of("DELETE", "activities/state?stateId=bookmark", { status: 204 }), "the place to resume from is deleted"],
  [of("GET", "activities/state?stateId=bookmark"), "asked for the place to resume from"],
  [of("GET", "activities/state?stateId=bookmark", { status: 404 }), "asked for the place to resume from: there is none"],
  [of("GET", "activities/state?stateId=LMS.LaunchData"), "asked how it is launched"],
  [of("GET", "agents/profile?profileId=cmi5LearnerPreferences"), "asked for the learner's preferences"],
  [of("GET", "activities/profile?profileId=x"), "asked for the activity's profile"],
  [of("GET", "about"), "asked what the record store can do"],
  [of("GET", "elsewhere"), "asked for elsewhere"],
  [of("GET", "about", { fault: "slow" }), "asked what the record store can do; the answer took 3 s"],
])("a request is said in plain words: %#", (exchange, words) => {
  expect(callOf(exchange).meaning).toBe(words);
});

test.each([
  [of("POST", "statements", { status: 400, response: "The verb is missing." }), "refused", ["The verb is missing.", "found"]],
  [of("POST", "statements", { status: 403 }), "refused", ["The record store answers 403.", "found"]],
  [of("POST", "statements", { status: 500, fault: "server-error" }), "lost", ["found"]],
  [of("POST", "statements", { status: 0, fault: "offline" }), "lost", ["found"]],
  [of("POST", "statements", { status: 200, fault: "slow" }), "taken", ["found"]],
  [of("GET", "activities/state?stateId=x", { status: 404 }), "taken", ["found"]],
])("what became of a request, and what is wrong with it: %#", (exchange, outcome, problems) => {
  expect(callOf(exchange, ["found"])).toMatchObject({ at: 5, outcome, problems });
});

test("a call shows its resource and what tells it from others, and no more", () => {
  expect(callOf(of("GET", "activities/state?agent=%7B%7D&stateId=a%20b&registration=1"))).toMatchObject({
    call: "GET activities/state?stateId=a b",
    answer: "200",
  });
  expect(callOf(of("GET", "about", { status: 0, fault: "offline" })).answer).toBe("no answer");
});

test.each([
  [
    [statement("completed"), statement("failed", { score: { scaled: 0.2 } }), statement("passed", { score: { scaled: 0.9 } })],
    { completed: true, success: "passed", score: 0.9 },
  ],
  [
    [statement("passed", { score: { scaled: 0.9 } }), statement("failed", { score: { scaled: 0.2 } })],
    { completed: false, success: "passed", score: 0.9 },
  ],
  [[statement("failed", { score: { raw: 3, min: 1, max: 5 } })], { completed: false, success: "failed", score: 0.5 }],
  [
    [statement("finished", { completion: true, success: false, score: { scaled: -0.5 } })],
    { completed: true, success: "failed", score: 0 },
  ],
  [[statement("passed", {}, "https://c.example/another")], { completed: false, success: undefined, score: undefined }],
])("the standing that statements tell: %#", (statements, standing) => {
  expect(standingFrom(statements, "https://c.example/a")).toEqual(standing);
});
