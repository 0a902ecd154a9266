import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { CommanderError } from "commander";
import { theProgram } from "../support/program.ts";
import { home, openProject, type TestProject } from "../support/project.ts";

const names = theProgram().commands.map((command) => command.name());

/** What the command line prints and how it ends, without a process of its own. */
async function used(...words: string[]) {
  const printed: string[] = [];
  const write = (text: string) => void printed.push(text);
  const program = theProgram();
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput({ writeOut: write, writeErr: write });
  const ended = await program.parseAsync(["node", "curricle", ...words]).catch((error: CommanderError) => error);
  return { code: "code" in ended ? ended.code : "", exitCode: "exitCode" in ended ? ended.exitCode : 0, printed: printed.join("") };
}

describe("every command", () => {
  test.each(names)("%s says how it is used, and ends with 0", async (name) => {
    const { exitCode, printed } = await used(name, "--help");
    expect([exitCode, printed]).toEqual([0, expect.stringContaining(`Usage: curricle ${name}`)]);
    expect(printed).toContain("--json");
    expect(printed).toContain("--quiet");
  });

  test.each(names)("%s refuses an option that it does not have", async (name) => {
    expect(await used(name, "--no-such-option")).toMatchObject({ printed: expect.stringMatching(/^error: (unknown|required) option /) });
  });

  test("stands in the documents with its exit codes", () => {
    const text = readFileSync(join(home, "docs/continuous-integration.md"), "utf8");
    expect(names.filter((name) => !new RegExp(`^\\| .*\`${name}\`.* \\|`, "m").test(text))).toEqual([]);
  });
});

describe("on a real project", () => {
  let project: TestProject;

  beforeAll(() => {
    project = openProject("small");
    curricle("build", "--quiet");
  });

  afterAll(() => project.remove());

  const curricle = (...args: string[]) => {
    const env = { ...process.env, NO_COLOR: "1", GITHUB_ACTIONS: "" };
    return spawnSync(process.execPath, [join(home, "builder/compiled/cli.mjs"), ...args], { cwd: project.root, encoding: "utf8", env });
  };

  test.each([
    ["no command", []],
    ["a course that there is not", ["build", "none", "--json"]],
    ["a word too many", ["check", "none"]],
    ["a module that there is not", ["review", "none"]],
    ["a signature for no module", ["sign-off", "none", "--name", "Ada", "--role", "reader"]],
    ["a signature without a name", ["sign-off", "clean-hands"]],
    ["a port that is none", ["preview", "--port", "none"]],
    ["a file that there is not", ["validate", "none.zip"]],
    ["a package to play that there is not", ["verify", "none.zip"]],
    ["two files that there are not", ["compare", "none.zip", "none.zip"]],
    ["no code", ["receipt"]],
    ["a translation into no language", ["translate", "export"]],
    ["a step that there is not", ["translate", "none", "--language", "cy"]],
    ["a kind that there is not", ["new", "none", "one"]],
    ["an id that is none", ["new", "module", "No Id"]],
    ["no folder", ["init"]],
    ["a shell that there is not", ["completion", "none"]],
    ["a format that there is not", ["check", "--format", "none"]],
  ])("%s is wrong usage: the code is 2, the reason is told, and nothing is printed for programs to read", (_, args) => {
    const { status, stdout, stderr } = curricle(...args);
    expect([status, stdout, stderr]).toEqual([2, "", expect.stringMatching(/\w/)]);
  });

  test.each([
    ["build", ["build"], { ok: true, packages: expect.any(Array) }],
    ["check", ["check"], { ok: true, diagnostics: [] }],
    ["coverage", ["coverage"], { ok: true, frameworks: expect.any(Array) }],
    ["review", ["review"], { ok: true, modules: expect.any(Array), documents: expect.any(Array) }],
    [
      "sign-off",
      ["sign-off", "clean-hands", "--name", "Ada", "--role", "reader"],
      { ok: true, files: ["modules/clean-hands/signoff.yaml"] },
    ],
    ["translate", ["translate", "export", "--language", "cy"], { language: "cy", modules: expect.any(Array) }],
    ["validate", ["validate", "dist"], { ok: true, packages: expect.any(Array) }],
    ["compare", ["compare", "curricle.lock.json", "curricle.lock.json"], { ok: true, verdict: "safe" }],
    ["new", ["new", "course", "second"], { ok: true, path: "modules/courses/second.yaml" }],
    ["gallery", ["gallery", "shown"], { ok: true, files: expect.any(Array) }],
    ["schema", ["schema"], { ok: true, files: expect.any(Array) }],
    ["init", ["init", "anytown"], { ok: true, files: expect.any(Array) }],
    ["receipt", ["receipt", "AAAA-AAAA-AAAA-AAAA"], { ok: false, receipts: [expect.objectContaining({ found: "slip" })] }],
    ["completion", ["completion", "bash"], { shell: "bash", script: expect.any(String) }],
  ])("%s --json prints one document and nothing else", (_, args, expected) => {
    const { stdout, stderr } = curricle(...args, "--json");
    expect([JSON.parse(stdout), stderr]).toEqual([expect.objectContaining(expected), ""]);
  });

  test.each([["coverage"], ["review"], ["sign-off", "clean-hands", "--name", "Ada", "--role", "reader"], ["build"], ["check"]])(
    "%s --json says with code 1 what is wrong in the sources",
    (...args) => {
      const text = project.read("modules/clean-hands/module.md");
      project.edit({ file: "modules/clean-hands/module.md", find: "points=2", put: "points=0" });
      const { status, stdout } = curricle(...args, "--json");
      project.edit({ file: "modules/clean-hands/module.md", put: text });
      expect([status, JSON.parse(stdout)]).toEqual([
        1,
        expect.objectContaining({ ok: false, diagnostics: [expect.objectContaining({ line: 55 })] }),
      ]);
    },
  );
});
