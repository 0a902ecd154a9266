import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import fc from "../../../support/properties.ts";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { loadTemplates } from "../../../../builder/compile/render/templates.ts";
import type { CompletionRule, Course } from "../../../../templates/contract/course.ts";
import type { Content } from "../../../../templates/contract/target.ts";
import { beginCourse } from "../../../../templates/runtime/course/begin.ts";
import { update } from "../../../../templates/runtime/course/update.ts";
import { satisfactionOf } from "../../../../templates/targets/cmi5/move-on.ts";
import { cmi5 } from "../../../../templates/targets/cmi5/target.ts";
import { openLms } from "../../../fakes/cmi5-lms.ts";
import { openAu } from "../../../fakes/cmi5-visit.ts";
import { openWindow } from "../../../fakes/xapi-window.ts";
import { contentOf, course, types } from "../../../support/course.ts";
import { home } from "../../../support/project.ts";

const templates = loadTemplates(`${home}/templates`);
const schema = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(`${home}/test/fixtures/schemas/cmi5/CourseStructure.xsd`)));

function manifest(content: Content): string {
  const [file] = cmi5.files(content, (name, values) => templates.template(`targets/cmi5/${name}`)(values));
  return Object.values(file ?? {})[1] as string;
}

const validate = (text: string) => schema.validate(XmlDocument.fromString(text));
const all = (text: string, name: string) => [...text.matchAll(new RegExp(`<\\w+[^>]* ${name}="([^"]*)"`, "g"))].map((found) => found[1]);

/** A course in two units, as a builder makes them. */
function inUnits(rule: Partial<CompletionRule> = {}): Content {
  const [module] = course.modules;
  const units = ["m", "n"].map((id) => ({
    path: `${id}.html`,
    course: {
      ...course,
      iri: `${course.iri}/modules/${id}`,
      key: `${course.key}-${id}`,
      title: `Module ${id}`,
      rule: { ...course.rule, ...rule },
      modules: module ? [{ ...module, id, iri: `https://test.example/modules/${id}` }] : [],
    },
  }));
  const whole = { ...course, modules: units.flatMap((unit) => unit.course.modules) };
  return { ...contentOf(whole), units, paths: ["m.html", "n.html"] };
}

const awkward: Course = { ...course, title: `<"Q&A"> 'é'`, summary: "a < b\n& c", iri: "https://test.example/c?a=1&b=2" };

test.each([
  ["a course", contentOf(course)],
  ["a course with awkward words", contentOf(awkward)],
  ["a course in units", inUnits()],
  ["a course to read only", contentOf({ ...course, rule: { ...course.rule, quiz: false } })],
  ["a course with a pass mark of nothing", contentOf({ ...course, rule: { ...course.rule, passMark: 0 } })],
  ["a course without objectives", contentOf({ ...course, modules: course.modules.map((module) => ({ ...module, objectives: [] })) })],
])("the course structure of %s is valid (CourseStructure.xsd)", (_, content) => {
  expect(() => validate(manifest(content))).not.toThrow();
});

test.each([
  ["without a title", (text: string) => text.replace(/<title>[\s\S]*?<\/title>/, "")],
  ["with a mastery score of 80", (text: string) => text.replace(/masteryScore="[^"]*"/, 'masteryScore="80"')],
  ["with another moveOn", (text: string) => text.replace(/moveOn="[^"]*"/, 'moveOn="Always"')],
  ["without an address", (text: string) => text.replace("<url>index.html</url>", "<url></url>")],
])("a course structure %s is found out", (_, spoil) => {
  expect(() => validate(spoil(manifest(contentOf(course))))).toThrow(/element|attribute|value|content/i);
});

test("a course of one document is one AU, with an id of its own", () => {
  const text = manifest(contentOf(course));
  expect(all(text, "id").slice(0, 1)).toEqual([course.iri]);
  expect(text).toContain(`<au id="${course.iri}/au" moveOn="CompletedAndPassed" masteryScore="0.8" launchMethod="AnyWindow"`);
  expect(text).toContain("<url>index.html</url>");
  expect(text).not.toContain("<block");
});

test("a course of several documents is a block with one AU for each", () => {
  const text = manifest(inUnits());
  expect(text.match(/<block [\s\S]*<\/block>/)?.[0].match(/<au /g)).toHaveLength(2);
  expect([...text.matchAll(/<url>(.*)<\/url>/g)].map((found) => found[1])).toEqual(["m.html", "n.html"]);
});

test.each([
  ["one document", contentOf(course)],
  ["several documents", inUnits()],
])("in a course of %s all ids are absolute and no two are the same", (_, content) => {
  const text = manifest(content);
  const ids = all(text, "id");
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !id?.startsWith("https://test.example/"))).toEqual([]);
  expect(all(text, "idref").filter((id) => !ids.includes(id))).toEqual([]);
});

test.each([
  [
    { read: true, quiz: false },
    { moveOn: "Completed", masteryScore: undefined },
  ],
  [
    { read: false, quiz: false },
    { moveOn: "Completed", masteryScore: undefined },
  ],
  [
    { read: false, quiz: true, passMark: 0 },
    { moveOn: "Passed", masteryScore: "0" },
  ],
  [
    { read: false, quiz: true, passMark: 10000 },
    { moveOn: "Passed", masteryScore: "1" },
  ],
  [
    { read: true, quiz: true, passMark: 3334 },
    { moveOn: "CompletedAndPassed", masteryScore: "0.3334" },
  ],
])("the rule %j is %j (rule CMI5-10)", (rule, satisfaction) => {
  expect(satisfactionOf({ ...course.rule, ...rule })).toEqual(satisfaction);
});

const actions = fc.array(
  fc.oneof(
    fc.constantFrom(0, 1, 2).map((page) => ({ type: "open" as const, page })),
    fc.record({ type: fc.constant("answer" as const), question: fc.constantFrom(1, 2), encoded: fc.constantFrom("a", "b") }),
    fc.constant({ type: "submit" as const, page: 2, latencies: new Map<number, number>() }),
    fc.constant({ type: "retry" as const, page: 2 }),
  ),
  { maxLength: 14 },
);

test("an AU is satisfied exactly when the learner has met the rule, whatever they do (rule CMI5-10)", async () => {
  const rules = fc.record({ read: fc.boolean(), quiz: fc.boolean(), attempts: fc.constantFrom(0, 1) });
  await fc.assert(
    fc.asyncProperty(rules, actions, async (rule, steps) => {
      const of = { ...course, rule: { ...course.rule, ...rule, passMark: 6000 } };
      const { moveOn, masteryScore } = satisfactionOf(of.rule);
      const lms = openLms();
      const address = lms.launch(masteryScore === undefined ? {} : { mastery: Number(masteryScore) });
      const visit = await openAu(lms, address, openWindow({ address, fetch: lms.fetch }), of);
      const begun = beginCourse(of, types, visit.tracking.launch, "");
      begun?.missing.forEach((event) => visit.tracking.report(event));
      let state = begun?.state;
      for (const action of steps) {
        const step = state && update(of, types, state, action);
        step?.events.forEach((event) => visit.tracking.report(event));
        state = step?.state;
      }
      await visit.page.advance(5000);
      const needed = { Completed: ["completed"], Passed: ["passed"], CompletedAndPassed: ["completed", "passed"] }[moveOn];
      expect(needed.every((verb) => lms.verbs().includes(verb))).toBe(state?.status === "completed" || state?.status === "passed");
      expect(lms.violations).toEqual([]);
    }),
    { numRuns: 100 },
  );
}, 60_000);

test("the course structure holds no credentials (rule SEC-1)", () => {
  expect(manifest(contentOf(course))).not.toMatch(/secret|auth|password|token/i);
});
