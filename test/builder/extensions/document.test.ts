import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { home, openProject, type TestProject } from "../../support/project.ts";

const path = join(home, "docs/extending.md");
const fixture = join(home, "test/fixtures/extended");
/** A file of the project: its path in bold, and then all of it. */
const SHOWN = /^\*\*`(templates\/[^`]+)`\*\*\n\n```(\w+)\n([^]*?)\n```$/gm;
const text = readFileSync(path, "utf8");
const fileText = (name: string) => readFileSync(join(fixture, name), "utf8").trimEnd();

const renewed = () =>
  text.replace(SHOWN, (_, name: string, language: string) => `**\`${name}\`**\n\n\`\`\`${language}\n${fileText(name)}\n\`\`\``);
const renew: Record<string, () => void> = { "1": () => writeFileSync(path, renewed()) };
renew[process.env["UPDATE"] ?? ""]?.();

let project: TestProject;

beforeEach(() => {
  project = openProject("extended");
});

afterEach(() => project.remove());

test("docs/extending.md shows the project's files as they are; to renew it: UPDATE=1 npm test -- extensions/document", () => {
  expect([...readFileSync(path, "utf8").matchAll(SHOWN)].map(([, name = "", , shown]) => [name, shown])).toEqual(
    [...text.matchAll(SHOWN)].map(([, name = ""]) => [name, fileText(name)]),
  );
});

test("it shows every file that the project brings along", () => {
  const files = readdirSync(join(fixture, "templates"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(fixture.length + 1));
  expect([...text.matchAll(SHOWN)].map(([, name]) => name).toSorted()).toEqual(files.toSorted());
});

test("the types of what they import are found beside an installed curricle", () => {
  for (const name of ["package.json", "templates/contract", "templates/standards"])
    cpSync(join(home, name), join(project.root, "node_modules/curricle", name), { recursive: true });
  const compiler = join(home, "node_modules/typescript/bin/tsc");
  const check = () => spawnSync(process.execPath, [compiler, "-p", join(project.root, "templates")], { encoding: "utf8" }).stdout;
  expect(check()).toBe("");
  project.edit({ file: "templates/questions/level/question.ts", find: "near : 0", put: 'near : "0"' });
  expect(check()).toMatch(/question\.ts\(12,3\): error TS2322/);
});
