import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { home, openProject, type TestProject } from "../../support/project.ts";

const CLI = join(home, "builder/compiled/cli.mjs");

let project: TestProject;

beforeAll(() => {
  project = openProject("languages");
  project.edit({ file: "modules/clean-hands/module.md", find: "Cover cuts.", put: "Cover cuts.\n\nAnd rings." });
});

afterAll(() => project.remove());

const run = (...args: string[]) => spawnSync(process.execPath, [CLI, "translate", ...args, "--root", project.root], { encoding: "utf8" });

test("curricle translate says what is translated, and fails where something is missing only when it is asked to", () => {
  expect(run("export", "--language", "cy").status).toBe(0);
  const plain = run("status", "--language", "cy");
  expect([plain.status, plain.stdout]).toEqual([
    0,
    expect.stringMatching(/^clean-hands: \d+ of 50 texts translated, \d+ missing, a draft \(machine\) that nobody has reviewed\.\n$/),
  ]);
  expect(run("status", "--language", "cy", "--strict").status).toBe(1);
});

test("curricle translate speaks JSON", () => {
  const { stdout } = run("status", "--language", "cy", "--json");
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, language: "cy", modules: [{ module: "clean-hands", counts: { broken: 0 } }] });
});

test.each([
  [["status"], "--language"],
  [["status", "--language", "cy", "--module", "x"], "no module"],
  [["expert", "--language", "cy"], "export, import, status"],
  [["import", "--language", "de"], "translate export --language de"],
])("curricle translate %p is a wrong command", (args, message) => {
  const { status, stderr } = run(...args);
  expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
});
