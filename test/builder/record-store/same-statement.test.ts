import { expect, test } from "@jest/globals";
import { isSame } from "../../../builder/record-store/same-statement.ts";
import { ADA, aStatement, IN_2, openClient, testUuid } from "./ask.ts";

const group = (...member: readonly object[]) => ({ actor: { objectType: "Group", member } });
const bea = { mbox: "mailto:bea@X.example" };
const about = (definition: object) => ({ object: { objectType: "Activity", id: "https://a.example/1", definition } });

test.each<[string, object, object]>([
  ["the text of the verb", {}, { verb: { id: "http://adlnet.gov/expapi/verbs/experienced" } }],
  ["what the activity is said to be", about({ name: { en: "One" } }), about({ name: { en: "Two" }, type: "https://t.example" })],
  ["the zone of a time", { timestamp: "2026-11-23T09:00:00Z" }, { timestamp: "2026-11-23T10:00:00.000+01:00" }],
  ["a time that one lacks", { timestamp: "2026-11-23T09:00:00Z" }, {}],
  ["the order of members", group(ADA, bea), group(bea, ADA)],
  ["the case of a domain", { actor: { mbox: "mailto:a@X.example" } }, { actor: { mbox: "mailto:a@x.EXAMPLE" } }],
  [
    "the case of a registration",
    { context: { registration: testUuid(1).replace("8", "a") } },
    { context: { registration: testUuid(1).replace("8", "A") } },
  ],
  [
    "one context activity and a list of it",
    { context: { contextActivities: { parent: { id: "https://p.example" } } } },
    { context: { contextActivities: { parent: [{ id: "https://p.example" }] } } },
  ],
  ["who vouches, and when it was stored", { authority: ADA, stored: "2026-11-23T09:00:00Z" }, { authority: bea }],
  ["the version", { version: "1.0.0" }, {}],
  ["less than a hundredth of a second", { result: { duration: "P1DT12H36M0.12S" } }, { result: { duration: "P1DT12H36M0,1237S" } }],
  ["the order of keys", {}, Object.fromEntries(Object.entries(aStatement(1)).reverse())],
])("statements that differ in %s are the same (Data 2.3.1)", (_, one, other) => {
  expect(isSame(aStatement(1, one), aStatement(1, other))).toBe(true);
});

test.each<[string, object, object]>([
  ["verb", {}, { verb: { id: "https://v.example" } }],
  ["actor", {}, { actor: bea }],
  ["name of the actor", {}, { actor: { ...ADA, name: "Ada" } }],
  ["time", { timestamp: "2026-11-23T09:00:00Z" }, { timestamp: "2026-11-23T09:00:01Z" }],
  ["a hundredth of a second", { result: { duration: "PT0.12S" } }, { result: { duration: "PT0.13S" } }],
  ["length of time as it is written", { result: { duration: "PT60S" } }, { result: { duration: "PT1M" } }],
  ["result", { result: { success: true } }, {}],
  [
    "extension under a name that elsewhere is free",
    { result: { extensions: { "https://e.example": { definition: 1 } } } },
    { result: { extensions: { "https://e.example": { definition: 2 } } } },
  ],
  [
    "order in an extension",
    { result: { extensions: { "https://e.example": { member: [1, 2] } } } },
    { result: { extensions: { "https://e.example": { member: [2, 1] } } } },
  ],
  ["member", group(ADA, bea), group(ADA)],
])("statements that differ in their %s are not the same (Data 2.3.1)", (_, one, other) => {
  expect(isSame(aStatement(1, one), aStatement(1, other))).toBe(false);
});

test("a statement that comes again as the store gave it out is the same, and changes nothing", () => {
  const { ask, read, store } = openClient();
  ask("POST", "/statements", aStatement(1, { context: { contextActivities: { parent: { id: "https://p.example" } } } }));
  const held = read("GET", `/statements?statementId=${testUuid(1)}`);
  expect(ask("POST", "/statements", held).status).toBe(200);
  expect(read("GET", `/statements?statementId=${testUuid(1)}`)).toEqual(held);
  expect(store.index.all).toHaveLength(1);
});

test("an id is the same in any case, and comes back in lower case", () => {
  const { ask, read } = openClient();
  const id = "ABCDEFAB-0000-4000-8000-00000000000A";
  expect(read("POST", "/statements", aStatement(1, { id }))).toEqual([id.toLowerCase()]);
  expect(ask("PUT", `/statements?statementId=${id.toLowerCase()}`, aStatement(1, { id })).status).toBe(204);
  expect(read("GET", `/statements?statementId=${id}`)).toMatchObject({ id: id.toLowerCase() });
});

test("what the store sets cannot be set from outside (Data 2.4.8, 2.4.9)", () => {
  const { ask, read } = openClient();
  ask("POST", "/statements", aStatement(1, { stored: "2001-01-01T00:00:00Z", authority: { objectType: "Group", member: [ADA, bea] } }));
  expect(read("GET", `/statements?statementId=${testUuid(1)}`)).toMatchObject({
    stored: "2026-11-23T09:00:01.000Z",
    authority: { objectType: "Agent", account: { name: "preview" } },
  });
});

test.each([
  ["1.0.3", undefined, "1.0.0"],
  ["1.0.3", "1.0", "1.0"],
  ["1.0.3", "1.0.9", "1.0.9"],
  ["2.0.0", undefined, "2.0.0"],
  ["2.0.0", "1.0.3", "1.0.3"],
])("sent in %s with the version %j, a statement has the version %s (Data 2.4.10)", (spoken, version, kept) => {
  const { ask, read } = openClient();
  ask("POST", "/statements", aStatement(1, version === undefined ? {} : { version }), { "x-experience-api-version": spoken });
  expect(read("GET", `/statements?statementId=${testUuid(1)}`)).toMatchObject({ version: kept });
});

test("times come back in UTC, also within, and as finely as they were sent (IEEE 9274.1.1 4.2.7)", () => {
  const { ask, read } = openClient();
  const object = {
    objectType: "SubStatement",
    actor: ADA,
    verb: { id: "https://v.example" },
    object: { id: "https://a.example" },
    timestamp: "2030-01-01T00:30:00+01:00",
  };
  ask("POST", "/statements", aStatement(1, { timestamp: "2026-11-23T09:00:00.1234567-03:30", object }), IN_2);
  expect(read("GET", `/statements?statementId=${testUuid(1)}`)).toMatchObject({
    timestamp: "2026-11-23T12:30:00.1234567Z",
    object: { timestamp: "2029-12-31T23:30:00.000Z" },
  });
});
