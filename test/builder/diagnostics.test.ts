import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { catalogue } from "../../builder/diagnostics/catalogue.ts";
import { plain, printDiagnostic } from "../../builder/diagnostics/print.ts";
import { build, check } from "../../builder/index.ts";
import { blockKinds } from "../../templates/blocks/index.ts";
import { questionTypes } from "../../templates/questions/index.ts";
import { extensionMistakes } from "../fixtures/extension-mistakes.ts";
import { contentMistakes, demandMistakes, mistakes, packageMistakes } from "../fixtures/mistakes.ts";
import { kit, openProject, type TestProject, today } from "../support/project.ts";

let project: TestProject;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

const found = async (content = false) => (await check({ root: project.root, kit, today, content })).diagnostics;

test("the small project has no mistakes", async () => {
  expect(await found(true)).toEqual([]);
});

test("every code in the catalogue has a fixture that provokes it", () => {
  const provoked = new Set(
    [...mistakes, ...contentMistakes, ...demandMistakes, ...packageMistakes, ...extensionMistakes].map(({ code }) => code),
  );
  expect(Object.keys(catalogue).filter((code) => !provoked.has(code))).toEqual([]);
});

describe("each mistake is reported under its code at its place", () => {
  test.each(mistakes)("$code", async ({ code, at, also, ...edit }) => {
    project.edit(edit);
    also?.forEach((more) => project.edit(more));
    const place = at.includes("modules") ? at : `${edit.file}:${at}`;
    const reported = (await found()).map(({ code: name, file, line, column }) => `${name} ${file}:${line}:${column}`);
    expect(reported).toContain(`${code} ${place}`);
  });
});

test.each([
  ["is asked for where the format holds it", " send=yes", "[scorm2004-4th, xapi, cmi5]"],
  ["stays on the page", "", "[scorm12, web]"],
])("nobody is warned of a text that %s", async (_, braces, targets) => {
  const block = `::: long-fill-in {#the-thought${braces}}\nWhat do you think?\n:::`;
  project.edit({ file: "modules/clean-hands/module.md", find: "There are five moments.", put: `There are five moments.\n\n${block}` });
  project.edit({ file: "modules/courses/basics.yaml", find: "[scorm12, web]", put: targets });
  expect(await found()).toEqual([]);
});

describe("what a rule for content finds is reported by a check of the content, and by no other", () => {
  test.each(contentMistakes)("$code", async ({ code, at, also, ...edit }) => {
    project.edit(edit);
    also?.forEach((more) => project.edit(more));
    const reported = (await found(true)).map(({ code: name, file, line, column }) => `${name} ${file}:${line}:${column}`);
    expect(reported).toContain(`${code} ${edit.file}:${at}`);
    expect((await found()).map(({ code: name }) => name)).not.toContain(code);
  });
});

describe("what a strict build of a release insists on is reported by it, and by no other", () => {
  test.each(demandMistakes)("$code", async ({ code, at, also, ...edit }) => {
    project.edit(edit);
    also?.forEach((more) => project.edit(more));
    const place = at.includes("modules") ? at : `${edit.file}:${at}`;
    const setting = { root: project.root, kit, today, output: `${project.root}/dist`, wish: { courses: [], archetypes: [], targets: [] } };
    const asked = await build({ ...setting, elapsed: () => 0, demands: { strict: true, signedOff: code.startsWith("release/") } });
    const named = asked.diagnostics.map(({ code: name, file, line, column }) => `${name} ${file}:${line}:${column}`);
    expect(named).toContain(`${code} ${place}`);
    expect(asked.diagnostics.flatMap(({ message, remedy }) => [message, remedy]).join()).not.toMatch(/\{[a-z]+\}|undefined/);
    expect([asked.failed, project.exists("dist")]).toEqual([true, false]);
    const plainBuild = await build({ ...setting, elapsed: () => 0 });
    expect(plainBuild.diagnostics.map(({ code: name }) => name)).not.toContain(code);
  });
});

describe("every message and remedy is filled in", () => {
  test.each([...mistakes, ...contentMistakes])("$code", async ({ code: _code, at: _at, also, ...edit }) => {
    project.edit(edit);
    also?.forEach((more) => project.edit(more));
    const words = (await found(true)).flatMap(({ message, remedy }) => [message, remedy]);
    expect(words.filter((text) => /\{(?!#|for|a-)[a-z]+\}|undefined|\[object/.test(text))).toEqual([]);
  });
});

const TWELVE = [
  ["people.[^GUIDE]", "people.[^GUIDE] [^OTHER]"],
  ["(#moments)", "(http://example.org)"],
  ["::: warning Look first", "::: warning"],
  ["::: for users", "::: for nurses"],
  ["![Five moments around a bed]", "![]"],
  ["There are five moments.", "There are <b>five</b> moments."],
  ["- [x] Before touching", "- [ ] Before touching"],
  ["::: hint", "::: inset"],
  ["objective=know-when points=2", "objective=know-how points=2"],
  ["points=2", "points=0"],
  ["{#how-many", "{#last-moment"],
  ["- [x] 5", "- [x] five"],
] as const;

test("a module with twelve different mistakes reports all twelve, each with its place", async () => {
  const file = "modules/clean-hands/module.md";
  TWELVE.forEach(([find, put]) => project.edit({ file, find, put }));
  const reported = (await found()).map(({ code, line, column }) => `${line}:${column} ${code}`);
  expect(reported).toEqual([
    "22:37 text/unknown-source",
    "22:64 text/unsafe-link",
    "24:1 block/title-missing",
    "28:9 variant/unknown-name",
    "34:1 picture/no-alt",
    "38:11 text/raw-html",
    "43:1 question/no-correct-option",
    "48:1 question/block-inside",
    "55:26 question/unknown-objective",
    "55:45 question/bad-points",
    "64:14 id/repeated",
    "67:1 question/not-a-number",
  ]);
});

test("with a mistake nothing is written, not even the lock file", async () => {
  project.edit({ file: "modules/clean-hands/module.md", find: "points=2", put: "points=0" });
  const wish = { courses: [], archetypes: [], targets: [] };
  const output = `${project.root}/dist`;
  const { packages } = await build({ root: project.root, kit, today, output, wish, elapsed: () => 0 });
  expect([packages, project.exists("dist"), project.exists("curricle.lock.json")]).toEqual([[], false, false]);
});

test("a printed diagnostic shows the place, the code, the line, the cause and the remedy", async () => {
  project.edit({ file: "modules/clean-hands/module.md", find: "::: warning Look first", put: "::: waring Look first" });
  const [diagnostic] = await found();
  const source = project.read("modules/clean-hands/module.md");
  const known = ["for", ...blockKinds.map(({ name }) => name), ...questionTypes.map(({ id }) => id)];
  expect(printDiagnostic(diagnostic as NonNullable<typeof diagnostic>, source, plain)).toBe(
    [
      "modules/clean-hands/module.md:24:1  block/unknown",
      "",
      "  22 │ Clean hands protect people.[^GUIDE] Go to [the moments](#moments) next.",
      "  23 │",
      "> 24 │ ::: waring Look first",
      '     │ ^ There is no block or question type called "waring".',
      "  25 │ Cover cuts.",
      "",
      `  Did you mean ::: warning? Known: ${known.join(", ")}.`,
      "",
    ].join("\n"),
  );
});
