import { expect, test } from "@jest/globals";
import { ADA, aStatement, openClient, testUuid } from "./ask.ts";

const interaction = (fields: object) => ({
  object: { id: "https://a.example/q", definition: { type: "http://adlnet.gov/expapi/activities/cmi.interaction", ...fields } },
});
const choices = [{ id: "a", description: { en: "A" } }, { id: "b" }];
const score = (value: object) => ({ result: { score: value } });
const context = (value: object) => ({ context: value });
const inside = (different: object = {}) => ({ object: { objectType: "SubStatement", ...aStatement(1, different), id: undefined } });

const status = (different: object) => openClient().ask("POST", "/statements", aStatement(1, different));

test.each([
  ["a group with members", { actor: { objectType: "Group", member: [ADA] } }],
  ["an identified group", { actor: { objectType: "Group", mbox: "mailto:g@x.example" } }],
  ["an agent as object", { object: { objectType: "Agent", openid: "https://id.example/b" } }],
  ["a statement within a statement", inside()],
  [
    "all that a result can hold",
    {
      result: {
        score: { scaled: -1, raw: 0, min: 0, max: 1 },
        success: false,
        completion: true,
        response: "",
        duration: "P1Y2M3DT4H5M6.78S",
        extensions: { "https://e.example/x": null },
      },
    },
  ],
  ["weeks", { result: { duration: "P3W" } }],
  ["one context activity without a list", context({ contextActivities: { category: { id: "https://c.example" } } })],
  ["an offset in the timestamp", { timestamp: "2026-11-23T09:00:00.123+01:00" }],
  [
    "an attachment by address",
    {
      attachments: [
        {
          usageType: "https://u.example",
          display: { en: "D" },
          contentType: "text/plain",
          length: 1,
          sha2: "a".repeat(64),
          fileUrl: "https://f.example",
        },
      ],
    },
  ],
  ["a choice", interaction({ interactionType: "choice", choices, correctResponsesPattern: ["a[,]b"] })],
  ["an open range", interaction({ interactionType: "numeric", correctResponsesPattern: ["[:]5"] })],
])("%s is accepted (Data 2)", (_, different) => {
  expect(status(different)).toMatchObject({ status: 200 });
});

test.each<[string, object]>([
  ["statement.id", { id: "1" }],
  ["statement needs actor", { actor: undefined }],
  ["statement needs verb", { verb: undefined }],
  ["statement needs object", { object: undefined }],
  ["unknown key", { extra: 1 }],
  ["statement.result", { result: null }],
  ["exactly one of", { actor: { name: "Ada" } }],
  ["exactly one of", { actor: { mbox: "mailto:a@x.example", openid: "https://id.example" } }],
  ["mailto", { actor: { mbox: "ada@x.example" } }],
  ["SHA-1", { actor: { mbox_sha1sum: "abc" } }],
  ["account needs name", { actor: { account: { homePage: "https://x.example" } } }],
  ["homePage", { actor: { account: { homePage: "x", name: "ada" } } }],
  ["without identifier and members", { actor: { objectType: "Group" } }],
  ["objectType", { actor: { ...ADA, objectType: "Person" } }],
  ["verb.id", { verb: { id: "passed" } }],
  ["verb.display", { verb: { id: "https://v.example", display: { en_US: "x" } } }],
  ["object.id", { object: { id: "a1" } }],
  ["object.objectType", { object: { id: "https://a.example", objectType: "Course" } }],
  ["definition has the unknown key", { object: { id: "https://a.example", definition: { title: "x" } } }],
  ["interactionType", interaction({ interactionType: "hotspot" })],
  ["needs interactionType", interaction({ choices })],
  ["does not belong", interaction({ interactionType: "numeric", choices })],
  ["repeats an id", interaction({ interactionType: "choice", choices: [{ id: "a" }, { id: "a" }] })],
  ["without spaces", interaction({ interactionType: "choice", choices: [{ id: "a b" }] })],
  ["does not list", interaction({ interactionType: "choice", choices, correctResponsesPattern: ["a,b"] })],
  ["with [.]", interaction({ interactionType: "matching", correctResponsesPattern: ["a.b"] })],
  ["with [:]", interaction({ interactionType: "numeric", correctResponsesPattern: ["1:2"] })],
  ["true", interaction({ interactionType: "true-false", correctResponsesPattern: ["yes"] })],
  ["result.response", { ...interaction({ interactionType: "choice", choices }), result: { response: "c" } }],
  ["from -1 to 1", score({ scaled: 80 })],
  ["between min and max", score({ raw: 11, min: 0, max: 10 })],
  ["less than max", score({ min: 1, max: 1 })],
  ["result.success", { result: { success: "true" } }],
  ["result.response", { result: { response: 5 } }],
  ["duration", { result: { duration: "00:01:00" } }],
  ["duration", { result: { duration: "PT" } }],
  ["extensions", { result: { extensions: { progress: 5 } } }],
  ["registration", context({ registration: "7" })],
  ["language", context({ language: "english (uk)" })],
  ["language", context({ language: "zh-z-aaa-z-bbb-c-ccc" })],
  ["contextActivities must not be empty", context({ contextActivities: {} })],
  ["definition must not be empty", { object: { id: "https://a.example", definition: {} } }],
  ["contextActivities", context({ contextActivities: { parents: [] } })],
  ["revision or platform", { object: { objectType: "Agent", ...ADA }, context: { platform: "x" } }],
  ["timestamp", { timestamp: "2026-11-23" }],
  ["timestamp", { timestamp: "2026-11-23T09:00:00-00:00" }],
  ["timestamp", { timestamp: "2026-11-23T09:00:00" }],
  ["version", { version: "2.0.0" }],
  [
    "fileUrl",
    { attachments: [{ usageType: "https://u.example", display: { en: "D" }, contentType: "text/plain", length: 1, sha2: "a".repeat(64) }] },
  ],
  ["StatementRef", { verb: { id: "http://adlnet.gov/expapi/verbs/voided" } }],
  ["another SubStatement", inside(inside())],
  ["unknown key", { object: { objectType: "SubStatement", ...aStatement(1), id: testUuid(5) } }],
])("a refusal names %j (Data 2)", (words, different) => {
  const answer = status(different);
  expect(answer.status).toBe(400);
  expect(answer.body).toContain(words);
});
