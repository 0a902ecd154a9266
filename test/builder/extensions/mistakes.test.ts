import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { loadKit } from "../../../builder/compile/kit.ts";
import { sound } from "../../../builder/extensions/extension-error.ts";
import { build, check } from "../../../builder/index.ts";
import { translationStatus } from "../../../builder/translate/translate.ts";
import { extensionMistakes } from "../../fixtures/extension-mistakes.ts";
import { kit, openProject, type TestProject, today } from "../../support/project.ts";

let project: TestProject;

beforeEach(() => {
  project = openProject("extended");
});

afterEach(() => project.remove());

const found = async () => (await check({ root: project.root, kit, today, content: true })).diagnostics;
const buildIt = () => {
  const wish = { courses: [], archetypes: [], targets: [] };
  return build({ root: project.root, kit, today, output: `${project.root}/dist`, wish, elapsed: () => 0 });
};

test("the project with a question type, a block and a target of its own has no mistakes", async () => {
  expect(await found()).toEqual([]);
});

describe("each mistake in what a project brings along is reported under its code at its place, and alone", () => {
  test.each(extensionMistakes)("$code: $put in $file", async ({ code, at, ...edit }) => {
    project.edit(edit);
    const diagnostics = await found();
    expect([...new Set(diagnostics.map(({ code: name, file, line, column }) => `${name} ${file}:${line}:${column}`))]).toEqual([
      `${code} ${edit.file}:${at}`,
    ]);
    expect(diagnostics.flatMap(({ message, remedy }) => [message, remedy]).join()).not.toMatch(/\{(?!#)[a-z]+\}|undefined(?! \(reading)/);
  });
});

describe("a build with a mistake in what a project brings along writes nothing", () => {
  test.each([
    ["that is found at once", "templates/questions/level/question.ts", "distance === 0 ?", "distance === = 0 ?"],
    ["that shows at a question", "templates/questions/level/author.ts", "const near =", "null.x;\n    const near ="],
    ["that shows when a package is made", "templates/targets/portal/target.ts", "return [{ path:", "return [{ pat:"],
    ["that shows when a page is rendered", "templates/questions/level/view.hbs", "<fieldset>", "<fieldset>{{> row}}"],
    ["that shows in a card", "templates/targets/portal/card.ts", "checks: checksFor(course, {", "checks: checksFor(undefined as never, {"],
  ])("%s", async (_, file, find, put) => {
    project.edit({ file, find, put });
    const { failed, packages, diagnostics } = await buildIt();
    expect([failed, packages, project.exists("dist"), project.exists("curricle.lock.json")]).toEqual([true, [], false, false]);
    expect(diagnostics.map((diagnostic) => [diagnostic.code.split("/")[0], diagnostic.file])).toEqual([["extension", file]]);
  });
});

test("a command that makes no report of its own does nothing with it", async () => {
  project.edit({ file: "templates/questions/level/view.ts" });
  const loaded = await loadKit(kit, project.root);
  expect(() => sound(loaded)).toThrow(/^templates\/questions\/level\/view\.ts:1:1 {2}extension\/missing-file/);
  expect([loaded.ownTypes, loaded.targets.some(({ id }) => id === "portal")]).toEqual([[], false]);
});

test("where no report is made, what own code throws says where and what to do", async () => {
  project.edit({ file: "templates/questions/level/author.ts", find: "const near =", put: "null.x;\n    const near =" });
  const status = translationStatus({ root: project.root, kit, language: "cy", modules: [] });
  await expect(status).rejects.toThrow(
    /^templates\/questions\/level\/author\.ts:16:10 {2}extension\/throws\n\n {2}read of .*\n\n {2}Mend the function/,
  );
});

test.each([
  ["leaves the package", '{ path: "../portal.xml"'],
  ["is there already", '{ path: "INDEX.html"'],
])("a path that %s is refused", async (_, put) => {
  project.edit({ file: "templates/targets/portal/target.ts", find: '{ path: "portal.xml"', put });
  const { diagnostics } = await buildIt();
  expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([["extension/wrong-result", 14]]);
});
