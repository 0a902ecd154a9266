import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { loadKit } from "../../builder/compile/kit.ts";
import { projectLists } from "../../builder/schemas/lists.ts";
import { fileSchemas } from "../../builder/schemas/schemas.ts";
import { toolSchemaFiles, toolSchemas } from "../../builder/schemas/tool-schemas.ts";
import { mistakes } from "../fixtures/mistakes.ts";
import { home, kit, openProject, type TestProject } from "../support/project.ts";
import { complaints, describedBy, type Described, schemaFor } from "../support/schemas.ts";

const tool = await toolSchemas(kit);

async function schemasOf(root: string) {
  const loaded = await loadKit(kit, root);
  return fileSchemas(await projectLists(root, loaded), await loaded.strings("en"));
}

const nameOf = (root: string) => (root === home ? "this repository" : basename(root));

/** Every file of a project that a schema is for. */
function filesOf(root: string): [path: string, project: string, root: string][] {
  const names = readdirSync(join(root, "modules"), { recursive: true, encoding: "utf8" }).map(
    (name) => `modules/${name.replace(/\\/g, "/")}`,
  );
  return names.filter((path) => schemaFor(path, tool) !== undefined).map((path) => [path, nameOf(root), root]);
}

const fixtures = ["small", "blocks", "foundation", "languages", "matching-types", "typed-questions"].map((name) =>
  join(home, "test/fixtures", name),
);
const files = [home, ...fixtures].flatMap(filesOf);

describe("what curricle reads without complaint, its schemas take", () => {
  test.each(files)("%s in %s, in any project", (path, _, root) => {
    expect(complaints(path, readFileSync(join(root, path), "utf8"), tool)).toEqual([]);
  });

  test.each([home, ...fixtures].map((root) => [nameOf(root), root]))("all files of %s, with the names of that project", async (_, root) => {
    const schemas = await schemasOf(root);
    const found = filesOf(root).flatMap(([path]) => complaints(path, readFileSync(join(root, path), "utf8"), schemas));
    expect(found).toEqual([]);
  });

  test("a completion rule may be written with capital letters", () => {
    const text = readFileSync(join(home, "modules/courses/foundation.yaml"), "utf8").replace("read all pages and", "Read all pages AND");
    expect(complaints("modules/courses/foundation.yaml", text, tool)).toEqual([]);
  });

  test("every kind of file but a theme of its own stands in one of these projects", () => {
    const met = new Set(files.map(([path]) => schemaFor(path, tool)?.name));
    expect(tool.map(({ name }) => name).filter((name) => !met.has(name))).toEqual(["sign-offs", "theme"]);
  });
});

const REFUSED =
  /^(yaml\/(missing-key|unknown-key|wrong-value)|course\/(unknown-.*|unclear-rule)|theme\/(bad-colour|unknown-colour|unknown-base)|strings\/unknown-key)$/;

describe("what curricle refuses, the schemas of that project refuse", () => {
  let project: TestProject;

  beforeEach(() => {
    project = openProject("small");
  });

  afterEach(() => project.remove());

  test.each(mistakes.filter(({ code }) => REFUSED.test(code)))("$code", async ({ also, ...edit }) => {
    project.edit(edit);
    also?.forEach((more) => project.edit(more));
    expect(complaints(edit.file, project.read(edit.file), await schemasOf(project.root))).not.toEqual([]);
  });

  test.each([
    ["modules/clean-hands/module.md", "review-by: 2027-01-31", "review-by: soon", "/review-by"],
    ["modules/clean-hands/module.md", "minutes: 5", "minutes: 5.5", "/minutes"],
    ["modules/courses/basics.yaml", "pass-mark: ", "pass-mark: 1", "/pass-mark"],
    ["modules/archetypes/users.yaml", "traits: [", "traits: [Not An Id, ", "/traits/0"],
  ])("%s with %s as %s is refused at the place, in any project", (file, find, put, place) => {
    project.edit({ file, find, put });
    expect(complaints(file, project.read(file), tool)).toEqual([expect.stringContaining(`${file}${place} `)]);
  });
});

describe("a schema is of help while typing", () => {
  test.each(tool.map(({ name, schema }) => [name, describedBy(schema as Described)] as const))(
    "%s says in words what each key is",
    (_, keys) => {
      expect(keys.filter(({ words }) => words.length < 12)).toEqual([]);
    },
  );

  test.each([
    ["targets", ["scorm12", "scorm2004-3rd", "scorm2004-4th", "xapi", "cmi5", "web"]],
    ["theme", ["high-contrast", "nhsuk", "plain"]],
    ["complete-when", ["read all pages", "pass the quiz", "read all pages and pass the quiz"]],
    ["counts", ["best", "last", "first"]],
  ])("a course's %s lists what exists", (key, names) => {
    const course = tool.find(({ name }) => name === "course")?.schema as Described;
    const property = course.properties?.[key];
    const node = property?.items ?? property;
    expect(node?.enum ?? node?.anyOf?.flatMap((choice) => choice.const ?? [])).toEqual(names);
  });

  test("a project's schemas know its modules, and what its needs say", async () => {
    const schemas = await schemasOf(home);
    const module = schemas.find(({ name }) => name === "module")?.schema as Described;
    const needs = module.properties?.["objectives"]?.items?.properties?.["needs"]?.items?.anyOf;
    expect(needs?.find((choice) => choice.const === "N1")?.description).toMatch(/^Say what AI and machine learning are/);
  });
});

test("the compiled tool ships the same schemas", async () => {
  const made = await toolSchemaFiles(kit);
  expect(made.map(({ path }) => readFileSync(join(kit.compiled, "schemas", path), "utf8"))).toEqual(made.map(({ bytes }) => bytes));
});
