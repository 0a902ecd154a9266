import { expect, test } from "@jest/globals";
import { ADA, aStatement, IN_2, openClient, testUuid } from "./ask.ts";

const NAME = { "en-GB": "colour", "en-US": "color", de: "Farbe" };
const choice = { id: "a", description: { "en-GB": "grey", "en-US": "gray" } };
const activity = {
  objectType: "Activity",
  id: "https://a.example/colours",
  definition: { name: NAME, type: "https://t.example/q", interactionType: "choice", correctResponsesPattern: ["a"], choices: [choice] },
};
const verb = { id: "https://v.example/chose", display: { "en-GB": "chose", "en-US": "picked" } };
const named = { objectType: "Agent", name: "Bea", mbox: "mailto:bea@x.example" };
const group = { objectType: "Group", name: "All", member: [{ name: "Ada", ...ADA }, named] };
const inner = { objectType: "SubStatement", actor: group, verb, object: activity };
const context = { instructor: named, team: group, contextActivities: { parent: activity } };

/** One statement with everything that formats treat, as it comes back. */
function inFormat(query: string, headers = {}, statement: object = { verb, object: inner, context }): Readonly<Record<string, unknown>> {
  const { ask, read } = openClient();
  expect(ask("POST", "/statements", aStatement(1, statement), headers).status).toBe(200);
  return read("GET", `/statements?statementId=${testUuid(1)}${query}`, undefined, headers) as Readonly<Record<string, unknown>>;
}

test.each(["", "&format=exact"])(
  "with %j a statement is as it came, but for one context activity, which becomes a list (Data 2.4.6.2)",
  (query) => {
    const lists = { ...context, contextActivities: { parent: [activity] } };
    expect(inFormat(query, { "accept-language": "de" })).toMatchObject({ actor: ADA, verb, object: inner, context: lists });
  },
);

test("ids leave what tells agents, activities and verbs from others (Communication 2.1.3)", () => {
  const bea = { mbox: named.mbox };
  const anonymous = { objectType: "Group", member: [{ account: ADA.account }, bea] };
  expect(inFormat("&format=ids")).toMatchObject({
    verb: { id: verb.id },
    object: { objectType: "SubStatement", actor: anonymous, verb: { id: verb.id }, object: { id: activity.id } },
    context: { instructor: bea, team: anonymous, contextActivities: { parent: [{ id: activity.id }] } },
    authority: { account: { name: "preview" } },
  });
});

test("ids leave nothing else of a verb, an activity, an agent and an identified group", () => {
  const object = { objectType: "Group", mbox: "mailto:g@x.example", name: "G", member: [named] };
  const ids = inFormat("&format=ids", {}, { actor: named, verb, object });
  expect([ids["actor"], ids["verb"], ids["object"]]).toEqual([
    { mbox: named.mbox },
    { id: verb.id },
    { objectType: "Group", mbox: "mailto:g@x.example" },
  ]);
});

test("an agent as the object of a statement stays an agent in ids", () => {
  expect(inFormat("&format=ids", {}, { object: named })["object"]).toEqual({ objectType: "Agent", mbox: named.mbox });
});

test.each([
  ["de", "Farbe"],
  ["en-US,en;q=0.8", "color"],
  ["fr, en-GB;q=0.5, en-US;q=0.9", "color"],
  ["en", "colour"],
  ["de-AT", "Farbe"],
  ["EN-us", "color"],
  ["de;q=0, en-US", "color"],
  ["fr", "colour"],
  ["*", "colour"],
  ["", "colour"],
])("for Accept-Language %j the canonical name is %j (Communication 2.1.3)", (wanted, name) => {
  const { object } = inFormat("&format=canonical", { "accept-language": wanted }, { object: activity });
  expect(Object.values((object as typeof activity).definition.name)).toEqual([name]);
});

test("the canonical form has one language in verbs, activities and what can be chosen, also within, and agents as they came", () => {
  const definition = { ...activity.definition, name: { "en-US": "color" }, choices: [{ id: "a", description: { "en-US": "gray" } }] };
  const picked = { id: verb.id, display: { "en-US": "picked" } };
  const told = { ...activity, definition };
  expect(inFormat("&format=canonical", { "accept-language": "en-US" })).toMatchObject({
    verb: picked,
    object: { actor: group, verb: picked, object: told },
    context: { instructor: named, team: group, contextActivities: { parent: [told] } },
  });
});

test("the canonical form knows what other statements said of an activity and a verb", () => {
  const { ask, read } = openClient();
  ask("POST", "/statements", aStatement(1, { verb, object: activity }));
  ask("POST", "/statements", aStatement(2, { verb: { id: verb.id }, object: { id: activity.id } }));
  const headers = { "accept-language": "en-US" };
  expect(read("GET", `/statements?statementId=${testUuid(2)}&format=canonical`, undefined, headers)).toMatchObject({
    verb: { display: { "en-US": "picked" } },
    object: { definition: { name: { "en-US": "color" }, type: "https://t.example/q" } },
  });
});

test("agents and groups of a context have a form of their own in ids since 2.0", () => {
  const relevantTypes = ["https://t.example/coach"];
  const given = {
    context: {
      contextAgents: [{ objectType: "contextAgent", agent: named, relevantTypes }],
      contextGroups: [{ objectType: "contextGroup", group: { objectType: "Group", name: "G", mbox: "mailto:g@x.example" } }],
    },
  };
  expect(inFormat("&format=ids", IN_2, given)["context"]).toEqual({
    contextAgents: [{ objectType: "contextAgent", agent: { mbox: named.mbox }, relevantTypes }],
    contextGroups: [{ objectType: "contextGroup", group: { objectType: "Group", mbox: "mailto:g@x.example" } }],
  });
});

test("what all statements say of an activity is gathered, and a question's right answer stays (Data 2.4.4.1, Communication 2.5)", () => {
  const { ask, read } = openClient();
  const again = { interactionType: "choice", correctResponsesPattern: [], choices: [{ id: "z" }] };
  const definition = {
    name: { fr: "couleur", de: "Farben" },
    moreInfo: "https://i.example",
    extensions: { "https://e.example": 1 },
    ...again,
  };
  ask("POST", "/statements", aStatement(1, { object: activity }));
  ask("POST", "/statements", aStatement(2, { object: { ...activity, definition } }));
  expect(read("GET", `/activities?activityId=${activity.id}`)).toEqual({
    ...activity,
    definition: {
      ...activity.definition,
      name: { ...NAME, fr: "couleur", de: "Farben" },
      moreInfo: "https://i.example",
      extensions: { "https://e.example": 1 },
    },
  });
});

test("an activity and an agent that nobody has spoken of are told by what was asked (Communication 2.4, 2.5)", () => {
  const { read } = openClient();
  expect(read("GET", "/activities?activityId=https://never.example/1")).toEqual({ objectType: "Activity", id: "https://never.example/1" });
  expect(read("GET", `/agents?agent=${encodeURIComponent(JSON.stringify(named))}`)).toEqual({
    objectType: "Person",
    name: ["Bea"],
    mbox: [named.mbox],
  });
});

test("a person has all names that statements gave, and one identifier (Communication 2.4)", () => {
  const { ask, read } = openClient();
  ask("POST", "/statements", aStatement(1, { actor: { ...ADA, name: "Ada" } }));
  ask("POST", "/statements", aStatement(2, { context: { instructor: { ...ADA, name: "Countess" } } }));
  expect(read("GET", `/agents?agent=${encodeURIComponent(JSON.stringify(ADA))}`)).toEqual({
    objectType: "Person",
    name: ["Ada", "Countess"],
    account: [ADA.account],
  });
});
