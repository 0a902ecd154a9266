import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { loadTemplates } from "../../../../builder/compile/render/templates.ts";
import type { Course } from "../../../../templates/contract/course.ts";
import { xapi } from "../../../../templates/targets/xapi/target.ts";
import { contentOf, course } from "../../../support/course.ts";
import { home } from "../../../support/project.ts";

const templates = loadTemplates(`${home}/templates`);
const schema = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(`${home}/test/fixtures/schemas/tincan.xsd`)));

function manifest(of: Course): string {
  const [file] = xapi.files(contentOf(of), (name, values) => templates.template(`targets/xapi/${name}`)(values));
  return Object.values(file ?? {})[1] as string;
}

const validate = (text: string) => schema.validate(XmlDocument.fromString(text));

test.each([
  ["a course", course],
  ["a course with awkward words", { ...course, title: `<"Q&A"> 'é'`, summary: "a < b & c", iri: "https://test.example/c?a=1&b=2" }],
  ["a course whose module has no objectives", { ...course, modules: course.modules.map((module) => ({ ...module, objectives: [] })) }],
])("the manifest of %s is valid (projecttincan.com/tincan.xsd)", (_, of) => {
  expect(() => validate(manifest(of))).not.toThrow();
});

test("the manifest names the course, its modules and what to launch", () => {
  const text = manifest(course);
  expect(text).toContain(`<activity id="${course.iri}" type="http://adlnet.gov/expapi/activities/course">`);
  expect(text).toContain('<activity id="https://test.example/modules/m" type="http://adlnet.gov/expapi/activities/module">');
  expect(text).toContain('<launch lang="en-GB">index.html</launch>');
});

test.each([
  ["without a description", (text: string) => text.replace(/<description.*<\/description>/, "")],
  ["with an unknown element", (text: string) => text.replace("<launch", "<start/><launch")],
  ["of another namespace", (text: string) => text.replace("tincan.xsd", "other.xsd")],
])("a manifest %s is found out", (_, spoil) => {
  expect(() => validate(spoil(manifest(course)))).toThrow(/element|attribute|declaration/i);
});

test("the manifest holds no credentials (rule SEC-1)", () => {
  expect(manifest(course)).not.toMatch(/secret|auth|password/i);
});
