import { expect, test } from "@jest/globals";
import { statementProblems } from "../../../builder/record-store/statement-problems.ts";
import { ADA, aStatement, openClient } from "./ask.ts";

const words = (different: object, version: "1.0.3" | "2.0.0" = "1.0.3") =>
  statementProblems(aStatement(1, different), version).map((problem) => (problem.doubtful ? `(${problem.words})` : problem.words));

test("a right statement has no problems", () => {
  expect([words({}), words({}, "2.0.0")]).toEqual([[], []]);
});

test("all that is wrong is told at once, each with its place", () => {
  const context = { registration: "7", contextActivities: { parent: [{ id: "no" }, { id: "https://p.example", title: 1 }] } };
  expect(words({ actor: { name: 5 }, verb: undefined, result: { score: { scaled: 80 }, success: null }, context, extra: true })).toEqual([
    "statement.actor.name must be a text",
    "statement.actor must have exactly one of mbox, mbox_sha1sum, openid, account",
    "statement.verb must be an object",
    "statement.result.score.scaled must be a number from -1 to 1",
    "statement.result.success must be true or false",
    "statement.context.registration must be a UUID",
    "statement.context.contextActivities.parent[0].id must be an absolute IRI",
    'statement.context.contextActivities.parent[1] has the unknown key "title"',
    'statement has the unknown key "extra"',
  ]);
});

test("what a store may let pass is told as doubtful, and such a store takes it", () => {
  const definition = { interactionType: "choice", choices: [{ id: "a" }], correctResponsesPattern: ["b"], scale: [{ id: "c d" }] };
  const doubtful = { object: { id: "https://a.example", definition }, result: { response: "z" }, timestamp: "2026-11-23T09:00:00" };
  expect(words(doubtful)).toEqual([
    "(statement.object.definition.scale[0].id must be a text without spaces)",
    "(statement.object.definition.scale does not belong to an interaction of type choice)",
    '(statement.object.definition.correctResponsesPattern names "b", which the definition does not list)',
    "(statement.timestamp must be a timestamp with a time zone (RFC 3339))",
    '(statement.result.response names "z", which the definition does not list)',
  ]);
  expect(openClient(undefined, { strict: false }).ask("POST", "/statements", aStatement(1, doubtful)).status).toBe(200);
  expect(openClient().ask("POST", "/statements", aStatement(1, doubtful)).status).toBe(400);
});

test.each([null, 5, "text", [], [aStatement(1)]])("%j is no statement", (value) => {
  expect(statementProblems(value)).toEqual([{ words: "statement must be an object", doubtful: false }]);
});

test("keys that every object inherits are unknown", () => {
  expect(words(JSON.parse('{"__proto__":{"a":1},"constructor":1,"hasOwnProperty":2}') as object)).toEqual([
    'statement has the unknown key "__proto__"',
    'statement has the unknown key "constructor"',
    'statement has the unknown key "hasOwnProperty"',
  ]);
});

const contextAgent = { objectType: "contextAgent", agent: ADA };
const contextGroup = { objectType: "contextGroup", group: { objectType: "Group", member: [ADA] } };

test.each<[string, object]>([
  [
    "agents and groups in the context",
    { context: { contextAgents: [contextAgent], contextGroups: [{ ...contextGroup, relevantTypes: ["https://t.example"] }] } },
  ],
  ["a space in a time", { timestamp: "2026-11-23 09:00:00.601+00:00" }],
  ["version 2.0.0", { version: "2.0.0" }],
  ["version 1.0.3", { version: "1.0.3" }],
])("2.0 knows %s", (_, different) => {
  expect(words(different, "2.0.0")).toEqual([]);
});

test("1.0.3 knows none of what is new in 2.0", () => {
  expect(words({ context: { contextAgents: [contextAgent], contextGroups: [contextGroup] }, version: "2.0.0" })).toEqual([
    'statement.context has the unknown key "contextAgents"',
    'statement.context has the unknown key "contextGroups"',
    "statement.version must be 1.0.x",
  ]);
});

test.each<[string, object]>([
  ["needs objectType", { context: { contextAgents: [{ agent: ADA }] } }],
  ["must be contextAgent", { context: { contextAgents: [{ ...contextAgent, objectType: "Agent" }] } }],
  ["needs agent", { context: { contextAgents: [{ objectType: "contextAgent" }] } }],
  ["must be Agent", { context: { contextAgents: [{ ...contextAgent, agent: contextGroup.group }] } }],
  ["at least 1", { context: { contextAgents: [{ ...contextAgent, relevantTypes: [] }] } }],
  ["absolute IRI", { context: { contextAgents: [{ ...contextAgent, relevantTypes: ["abc"] }] } }],
  ["must be a list", { context: { contextAgents: contextAgent } }],
  ["must be contextGroup", { context: { contextGroups: [{ ...contextGroup, objectType: "Group" }] } }],
  ["needs objectType", { context: { contextGroups: [{ ...contextGroup, group: { mbox: "mailto:g@x.example" } }] } }],
  ["RFC 3339", { timestamp: "2026-11-23T09:00:00" }],
  ["1.0.x or 2.0.x", { version: "2.1.0" }],
])("2.0 says of a statement that it %s", (fragment, different) => {
  expect(words(different, "2.0.0").join("\n")).toContain(fragment);
});

test.each<[string, object]>([
  ["an authority of one member", { authority: { objectType: "Group", member: [ADA] } }],
  ["an authority of three", { authority: { objectType: "Group", member: [ADA, ADA, ADA] } }],
  ["an authority with an identifier", { authority: { objectType: "Group", mbox: "mailto:g@x.example", member: [ADA, ADA] } }],
  ["a group in a group", { actor: { objectType: "Group", member: [{ objectType: "Group", member: [ADA] }] } }],
  ["a team of one agent", { context: { team: ADA } }],
  ["a text where a number must be", { result: { score: { max: "100" } } }],
  ["an empty language map", { verb: { id: "https://v.example", display: {} } }],
  ["a key that is no language", { verb: { id: "https://v.example", display: { a12345: "x" } } }],
  ["a scheme that is none", { object: { id: "ab=c://should.fail.example" } }],
  ["a raw score above the most", { result: { score: { raw: 2, max: 1 } } }],
  [
    "a fraction of an octet",
    {
      attachments: [{ usageType: "https://u.example", display: { en: "D" }, contentType: "text/plain", length: 1.5, sha2: "a".repeat(64) }],
    },
  ],
  [
    "a sum of another length",
    { attachments: [{ usageType: "https://u.example", display: { en: "D" }, contentType: "text/plain", length: 1, sha2: "a".repeat(40) }] },
  ],
  ["null deep within", { result: { score: { raw: null } } }],
  ["a type in another case", { object: { ...ADA, objectType: "agent" } }],
])("both versions refuse %s", (_, different) => {
  expect(statementProblems(aStatement(1, different), "1.0.3").some(({ doubtful }) => !doubtful)).toBe(true);
  expect(statementProblems(aStatement(1, different), "2.0.0").some(({ doubtful }) => !doubtful)).toBe(true);
});
