import { expect, test } from "@jest/globals";
import { openLms } from "../../fakes/cmi5-lms.ts";
import { openAu } from "../../fakes/cmi5-visit.ts";
import { savedState } from "../../fakes/xapi-visit.ts";
import { course } from "../../support/course.ts";
import { followKinds, followPattern, type Given, judge, nameOf, valuesAt } from "../../support/xapi-profile-match.ts";
import { passed, profile, stories, tellCmi5, tellXapi, windowAt } from "../../support/xapi-profile-stories.ts";

const tellers = { xapi: tellXapi, cmi5: tellCmi5 };
const told = Object.entries(tellers).flatMap(([target, tell]) =>
  Object.entries(stories).map(([story, visits]) => ({ target, story, tell: () => tell(visits) })),
);
const kindsOf = (statements: readonly Given[]) =>
  statements.map((statement) => judge(statement, profile).follows.map(nameOf).join(" and "));

test.each(told)("$target: each statement of $story follows exactly one template", async ({ tell }) => {
  const statements = await tell();
  expect(statements.flatMap((statement) => judge(statement, profile).breaks)).toEqual([]);
  expect(statements.map((statement) => judge(statement, profile).follows.length)).toEqual(statements.map(() => 1));
});

test.each(told)("$target: the statements of $story follow the course's pattern", async ({ tell }) => {
  expect(followPattern(await tell(), profile)).toBe("success");
});

test("between them the stories tell every kind of statement that the profile knows", async () => {
  const statements = await Promise.all(told.map(({ tell }) => tell()));
  const known = profile.templates?.map(({ id }) => nameOf(id)) ?? [];
  expect([...new Set(kindsOf(statements.flat()))].sort()).toEqual(known.toSorted());
});

test("a module that is launched by itself follows the profile of its course", async () => {
  const lms = openLms();
  const module = { ...course, key: "c-users-m", iri: `${course.iri}/modules/m`, title: "Module" };
  const address = lms.launch();
  const { page, tracking } = await openAu(lms, address, await windowAt(0, address, lms.fetch), module);
  tracking.report(passed);
  await page.advance(5000);
  expect(kindsOf(lms.statements())).toEqual(["initialized", "completed", "passed"]);
  expect(followPattern(lms.statements(), profile)).toBe("success");
});

test("a learner who comes back goes on, and each visit has its own beginning and end", async () => {
  const kinds = kindsOf(await tellXapi(stories["half-way, and on at the next visit"] ?? []));
  const first = "launched initialized page progressed suspended terminated";
  expect(kinds.join(" ")).toBe(`${first} launched initialized resumed quiz completed passed terminated`);
});

test("a result that a later cmi5 session tells carries the time at which it was reached", async () => {
  const lms = openLms();
  const first = await openAu(lms);
  await first.page.advance(5000);
  lms.break([{ on: "POST statements", status: 0, stores: false, times: 100 }]);
  first.tracking.report(passed);
  first.tracking.save(savedState(1, "p", "6r2"));
  await first.page.advance(10_000);
  lms.break([]);
  const address = lms.launch();
  const second = await openAu(lms, address, await windowAt(1, address, lms.fetch));
  await second.page.advance(60_000);
  const statements = lms.statements();
  const [extension] = profile.concepts ?? [];
  const late = statements.filter((statement) => valuesAt(statement, `$.context.extensions['${extension?.id}']`).length > 0);
  expect(kindsOf(late)).toEqual(["completed", "passed"]);
  expect(followPattern(statements, profile)).toBe("success");
});

interface Wrong {
  readonly kind: string;
  readonly what: string;
  /** Where the value lies: names of children, from the statement on. */
  readonly at: readonly string[];
  /** `undefined` takes it away. */
  readonly put?: unknown;
  readonly breaks: string;
}

const result = (...names: readonly string[]) => ["result", ...names];
const activities = (name: string) => ["context", "contextActivities", name];
const ATTEMPT = "http://id.tincanapi.com/extension/attempt-id";
const PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";
const elsewhere = [{ id: "https://elsewhere.example/1" }];
const quizParent = [{ id: "https://elsewhere.example/1", definition: { type: "http://adlnet.gov/expapi/activities/module" } }];

const wrongs: readonly Wrong[] = [
  { kind: "launched", what: "has a result", at: ["result"], put: { completion: true }, breaks: "$.result.*" },
  { kind: "initialized", what: "has no registration", at: ["context", "registration"], breaks: "$.context.registration" },
  { kind: "resumed", what: "has no edition", at: ["context", "revision"], breaks: "$.context.revision" },
  { kind: "page", what: "is about a page of another course", at: ["object", "id"], put: elsewhere[0]?.id, breaks: "$.object.id" },
  {
    kind: "quiz",
    what: "is in another module",
    at: activities("parent"),
    put: quizParent,
    breaks: "$.context.contextActivities.parent[*].id",
  },
  { kind: "progressed", what: "does not say how far", at: result("extensions", PROGRESS), breaks: `$.result.extensions['${PROGRESS}']` },
  {
    kind: "progressed",
    what: "has a score",
    at: result("score"),
    put: { scaled: 1 },
    breaks: "$.result['score', 'success', 'completion']",
  },
  { kind: "answered", what: "has no attempt", at: ["context", "extensions"], put: {}, breaks: `$.context.extensions['${ATTEMPT}']` },
  {
    kind: "answered",
    what: "is of no known kind",
    at: ["object", "definition", "interactionType"],
    put: "essay",
    breaks: "$.object.definition.interactionType",
  },
  { kind: "answered", what: "is on no page", at: activities("parent"), put: elsewhere, breaks: "$.context.contextActivities.parent[*].id" },
  {
    kind: "answered",
    what: "is about an objective of another course",
    at: activities("other"),
    put: elsewhere,
    breaks: "$.context.contextActivities.other[*].id",
  },
  { kind: "answered", what: "took no time", at: result("duration"), breaks: "$.result.duration" },
  { kind: "answered", what: "completes something", at: result("completion"), put: true, breaks: "$.result.completion" },
  { kind: "answered", what: "is neither right nor wrong", at: result("success"), put: "maybe", breaks: "$.result.success" },
  { kind: "completed", what: "is not complete", at: result("completion"), put: false, breaks: "$.result.completion" },
  { kind: "completed", what: "has a score", at: result("score"), put: { scaled: 1 }, breaks: "$.result['score', 'success']" },
  { kind: "passed", what: "is no success", at: result("success"), put: false, breaks: "$.result.success" },
  { kind: "passed", what: "took no time", at: result("duration"), breaks: "$.result.duration" },
  { kind: "failed", what: "is a success", at: result("success"), put: true, breaks: "$.result.success" },
  { kind: "failed", what: "completes the course", at: result("completion"), put: true, breaks: "$.result.completion" },
  { kind: "suspended", what: "took no time", at: result("duration"), breaks: "$.result.duration" },
  { kind: "terminated", what: "is a success", at: result("success"), put: true, breaks: "$.result['score', 'success', 'completion']" },
  { kind: "terminated", what: "has no time", at: ["timestamp"], breaks: "$.timestamp" },
  {
    kind: "terminated",
    what: "belongs to no course",
    at: activities("grouping"),
    put: elsewhere,
    breaks: "$.context.contextActivities.grouping[*].id",
  },
  {
    kind: "passed",
    what: "names no profile",
    at: activities("category"),
    put: elsewhere,
    breaks: "$.context.contextActivities.category[*].id",
  },
];

test.each(wrongs)("a $kind statement that $what breaks its template", async ({ kind, at, put, breaks }) => {
  const statements = (await Promise.all(Object.values(stories).map(tellXapi))).flat();
  const found = statements.find((statement) => judge(statement, profile).follows.map(nameOf).includes(kind));
  expect(judge(changed(found, at, put), profile)).toMatchObject({ follows: [], breaks: expect.arrayContaining([`${kind}: ${breaks}`]) });
});

test.each([
  ["another verb", ["verb", "id"], "http://adlnet.gov/expapi/verbs/attended"],
  ["another type of object", ["object", "definition", "type"], "http://adlnet.gov/expapi/activities/meeting"],
])("a statement with %s is none of the course's", async (_, at, put) => {
  const [statement] = await tellXapi(stories["a look and no more"] ?? []);
  expect(judge(changed(statement, at, put), profile)).toEqual({ follows: [], breaks: [] });
});

test.each([
  ["nothing at all", "", "partial"],
  ["a visit that was only launched", "launched", "partial"],
  ["a visit that was cut off", "launched initialized page", "success"],
  ["a page that was loaded again", "launched initialized page initialized resumed page terminated", "success"],
  ["two visits", "initialized terminated launched initialized resumed passed terminated", "success"],
  ["a page before the beginning", "page initialized terminated", "failure"],
  ["something after the end", "initialized terminated page", "failure"],
  ["a stop half-way without an end", "initialized suspended", "partial"],
  ["learning after a stop half-way", "initialized suspended page terminated", "failure"],
  ["two ends", "initialized terminated terminated", "failure"],
  ["going on in the middle", "initialized page resumed", "failure"],
  ["two launches", "launched launched initialized", "failure"],
  ["something unknown", "initialized attended terminated", "failure"],
])("%s is to the pattern what it should be", (_, kinds, outcome) => {
  const [version] = profile.versions;
  expect(
    followKinds(
      kinds
        .split(" ")
        .filter(Boolean)
        .map((kind) => [`${version?.id}#${kind}`]),
      profile,
    ),
  ).toBe(outcome);
});

/** A copy of the statement with one value changed or taken away. */
function changed(statement: Given | undefined, at: readonly string[], put: unknown): Given {
  const copy = structuredClone(statement) as unknown as Given;
  const last = at.at(-1) ?? "";
  const holder = at.slice(0, -1).reduce<Record<string, unknown>>(
    (value, name) => {
      value[name] ??= {};
      return value[name] as Record<string, unknown>;
    },
    copy as unknown as Record<string, unknown>,
  );
  if (put === undefined) delete holder[last];
  else holder[last] = put;
  return copy;
}
