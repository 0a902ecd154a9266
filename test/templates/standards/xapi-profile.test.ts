import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { fingerprint } from "../../../templates/standards/xapi-profile-fingerprint.ts";
import { profileVersion } from "../../../templates/standards/xapi-profile-version.ts";
import { courseProfile, curriculumProfile, publishProfiles } from "../../../templates/standards/xapi-profile.ts";
import type { Profile } from "../../../templates/standards/xapi-profile-document.ts";
import { course, coursePage } from "../../support/course.ts";
import { type Built, buildFoundation } from "../../support/packages.ts";
import { checkProfile, isPath } from "../../support/xapi-profile-check.ts";
import { nameOf } from "../../support/xapi-profile-match.ts";
import { profile, publisher, stories, tellCmi5, tellXapi } from "../../support/xapi-profile-stories.ts";

const curriculum = curriculumProfile(publisher, [course]);
const reading = { ...course, rule: { ...course.rule, quiz: false }, pages: [coursePage(0), coursePage(1)] };
const namesOf = ({ templates = [] }: Profile) => templates.map(({ id }) => nameOf(id));

test.each([
  ["a course", profile],
  ["a course without a quiz", courseProfile(publisher, reading)],
  ["a course in plain English", courseProfile(publisher, { ...course, language: "en" })],
  ["the curriculum", curriculum],
])("the profile of %s is valid", (_, document) => {
  expect(checkProfile(JSON.parse(JSON.stringify(document)))).toEqual([]);
});

describe("a build of our own courses", () => {
  let built: Built;
  beforeAll(async () => {
    built = await buildFoundation({ archetypes: ["users"], targets: ["web"] });
  });
  afterAll(() => built.remove());
  const read = (path: string) => JSON.parse(readFileSync(join(built.output, path), "utf8")) as Profile;
  const documents = () => [
    read("xapi-profile.jsonld"),
    ...readdirSync(join(built.output, "xapi-profiles"))
      .sort()
      .map((name) => read(`xapi-profiles/${name}`)),
  ];

  test("publishes valid profiles of all courses, whatever it was asked to make", () => {
    expect(documents().map(checkProfile)).toEqual([[], [], [], [], [], []]);
  });

  test("defines nothing twice", () => {
    const ids = documents().flatMap(({ id, versions, concepts = [] }) => [id, ...[...versions, ...concepts].map((part) => part.id)]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test("names each page and question that a statement may be about", () => {
    const [curriculumOf, ...courses] = documents();
    const known = new Set(curriculumOf?.concepts?.map(({ id }) => id));
    const rules = courses.flatMap(({ templates = [] }) => templates.flatMap((template) => template.rules));
    const spoken = rules.filter(({ location }) => location === "$.object.id").flatMap(({ all = [] }) => all as string[]);
    expect(new Set(spoken).size).toBeGreaterThan(50);
    expect(spoken.filter((id) => !known.has(id))).toEqual([]);
  });
});

// oxlint-disable-next-line typescript/no-explicit-any -- documents are spoilt in ways that their type forbids
type Loose = Record<string, any>;
type Wrong = readonly [what: string, spoil: (document: Loose) => unknown, mistake: string];

const wrongs: readonly Wrong[] = [
  ["no context", (document) => delete document["@context"], "profile: @context is missing"],
  [
    "another specification",
    (document) => (document["conformsTo"] = "https://w3id.org/xapi/profiles#0.9"),
    "profile: conformsTo is not version 1.0",
  ],
  ["a field that no profile has", (document) => (document["name"] = "x"), "profile: name is not allowed here"],
  ["a title without a language", (document) => (document["prefLabel"] = "x"), "profile: prefLabel is not as it must be"],
  ["an empty list", (document) => (document["concepts"] = []), "profile.concepts: is empty"],
  ["a version without a time", (document) => delete document["versions"][0].generatedAtTime, "versions[0]: generatedAtTime is missing"],
  [
    "a date for a time",
    (document) => (document["versions"][0].generatedAtTime = "2026-11-24"),
    "versions[0]: generatedAtTime is not as it must be",
  ],
  [
    "a version that is the profile",
    (document) => (document["versions"][0].id = document["id"]),
    "https://test.example/courses/c/users/profile: two things have this id",
  ],
  ["an author of no kind", (document) => (document["author"].type = "Team"), "author: type is not as it must be"],
  [
    "a concept of another version",
    (document) => (document["concepts"][0].inScheme = "https://x.example"),
    "https://test.example/courses/c/users#achieved: inScheme is not the version described",
  ],
  [
    "a verb that is ADL's",
    (document) => Object.assign(document["concepts"][0], { id: "http://adlnet.gov/expapi/verbs/passed" }),
    "concepts[0]: another profile has defined this concept",
  ],
  [
    "a schema that is no JSON",
    (document) => (document["concepts"][0].inlineSchema = "{"),
    "concepts[0]: inlineSchema is not as it must be",
  ],
  [
    "two schemas",
    (document) => (document["concepts"][0].schema = "https://x.example"),
    "concepts[0]: schema and inlineSchema exclude each other",
  ],
  ["a template without a definition", (document) => delete document["templates"][0].definition, "templates[0]: definition is missing"],
  [
    "a filter in a path",
    (document) => (document["templates"][0].rules[0].location = "$.x[?(@.y)]"),
    "templates[0].rules[0]: location is not as it must be",
  ],
  [
    "a rule that asks for nothing",
    (document) => delete document["templates"][0].rules[0].presence,
    "templates[0].rules[0]: the rule asks for nothing",
  ],
  [
    "a rule with an unknown presence",
    (document) => (document["templates"][0].rules[0].presence = "optional"),
    "templates[0].rules[0]: presence is not as it must be",
  ],
  [
    "an object that is two things",
    (document) => (document["templates"][0].objectStatementRefTemplate = [document["templates"][1].id]),
    "templates[0]: the object is an activity or a statement",
  ],
  ["a primary pattern without a name", (document) => delete document["patterns"][0].prefLabel, "patterns[0]: a primary pattern is named"],
  [
    "a pattern of two kinds",
    (document) => (document["patterns"][0].optional = document["templates"][0].id),
    "patterns[0]: has 2 of alternates, optional, oneOrMore, sequence, zeroOrMore",
  ],
  [
    "a pattern that leads nowhere",
    (document) => (document["patterns"][0].oneOrMore = "https://x.example"),
    "patterns[0]: https://x.example leads nowhere",
  ],
  [
    "a pattern within itself",
    (document) => (document["patterns"][0].oneOrMore = document["patterns"][0].id),
    "patterns[0]: a pattern lies within itself",
  ],
  ["a sequence of one", (document) => document["patterns"][1].sequence.splice(1), "patterns[1]: a sequence has two members or more"],
  [
    "an optional alternate",
    (document) => document["patterns"][5].alternates.push(document["patterns"][2].id),
    "patterns[5]: alternates hold no optional and no zeroOrMore",
  ],
];

test.each(wrongs)("a profile with %s is not valid", (_, spoil, mistake) => {
  const document = structuredClone(profile) as unknown as Loose;
  spoil(document);
  expect(checkProfile(document)).toContain(mistake);
});

test.each([
  ["$.a", true],
  ["$.a['b', 'c'][*].d", true],
  ["$.a[0,2]", true],
  ["$.a | $.b", true],
  ["$", false],
  ["a.b", false],
  ["$..a", false],
  ["$.a[-1]", false],
  ["$.a[0:2]", false],
  ["$.a[(@.length-1)]", false],
])("whether %s is a path that profiles may use: %s", (path, may) => {
  expect(isPath(path)).toBe(may);
});

test("a course without a quiz cannot be passed or failed, and one without questions has no answers", () => {
  const names = namesOf(courseProfile(publisher, reading));
  expect(namesOf(profile).filter((name) => !names.includes(name))).toEqual(["quiz", "answered", "passed", "failed"]);
});

test("a course has the same profile for every target, whatever else is made", () => {
  const other = { ...course, key: "d-users", iri: "https://test.example/courses/d/users", version: "99999999" };
  const [, alone] = publishProfiles("xapi", publisher, [course]);
  const [, first, second] = publishProfiles("cmi5", publisher, [course, other]);
  expect(first).toEqual(alone);
  expect(alone?.path).toBe("xapi-profiles/c-users.jsonld");
  expect(second?.text).not.toBe(alone?.text);
});

test("the version of a course's profile changes with the course, and so does everything that depends on it", () => {
  const changed = courseProfile(publisher, { ...course, version: "99999999" });
  expect(changed.id).toBe(profile.id);
  expect(changed.versions[0]?.id).not.toBe(profile.versions[0]?.id);
  const ids = new Set([...(profile.templates ?? []), ...(profile.patterns ?? [])].map(({ id }) => id));
  expect([...(changed.templates ?? []), ...(changed.patterns ?? [])].filter(({ id }) => ids.has(id))).toEqual([]);
});

test("the version of the curriculum's profile changes with what it says, and with nothing else", () => {
  const renamed = { ...course, title: "Another title" };
  const [version] = curriculum.versions;
  expect(curriculumProfile(publisher, [{ ...course, version: "99999999" }]).versions).toEqual([version]);
  expect(curriculumProfile(publisher, [renamed]).versions).not.toEqual([version]);
});

// When this fails, raise EDITION in templates/standards/xapi-profile-version.ts and put both new values here.
test("whoever changes the rules of a profile gives it a new edition", () => {
  const [, edition] = profileVersion(course).split("/profile/");
  const { templates, patterns, concepts } = profile;
  expect([edition, fingerprint(JSON.stringify([templates, patterns, concepts]))]).toEqual(["2.0123abcd", "d497f0ef0e43601e"]);
});

test("what statements call an activity is what the curriculum calls it", async () => {
  const statements = await Promise.all([tellXapi, tellCmi5].map((tell) => tell(stories["a pass"] ?? [])));
  const spoken = statements.flat().map(({ object }) => object as { id: string; definition: object });
  const known = spoken.flatMap(({ id, definition }) =>
    (curriculum.concepts ?? []).filter((concept) => concept.id === id).map((concept) => ({ concept, definition })),
  );
  expect(known.length).toBeGreaterThan(20);
  expect(known.map(({ definition }) => definition)).toMatchObject(known.map(({ concept }) => definitionOf(concept)));
});

test("a module of two courses in two languages is one activity with two names", () => {
  const welsh = {
    ...course,
    iri: "https://test.example/courses/c/cy",
    language: "cy",
    modules: course.modules.map((module) => ({ ...module, title: "Modiwl" })),
  };
  const { concepts = [] } = curriculumProfile(publisher, [course, welsh]);
  const modules = concepts.filter(({ id }) => id === "https://test.example/modules/m");
  expect(modules).toHaveLength(1);
  expect(modules).toMatchObject([{ activityDefinition: { name: { "en-GB": "Module", cy: "Modiwl" } } }]);
});

test.each([
  ["", "cbf29ce484222325"],
  ["a", "af63dc4c8601ec8c"],
  ["foobar", "85944171f73967e8"],
])("the fingerprint of %j is that of FNV-1a", (text, digits) => {
  expect(fingerprint(text)).toBe(digits);
});

function definitionOf(concept: NonNullable<Profile["concepts"]>[number]): object {
  const { "@context": _, ...definition } = "activityDefinition" in concept ? concept.activityDefinition : { "@context": "" };
  return definition;
}
