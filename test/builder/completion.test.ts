import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { complete } from "../../builder/completion/complete.ts";
import { projectNames } from "../../builder/completion/names.ts";
import { taken } from "../../builder/completion/takes.ts";
import { loadKit } from "../../builder/compile/kit.ts";
import { theProgram } from "../support/program.ts";
import { home, kit } from "../support/project.ts";

const program = theProgram();
const root = join(home, "test/fixtures/foundation");
const names = projectNames(root, () => loadKit(kit, root));
const scriptOf = (shell: string) => join(home, "templates/completion", `curricle.${shell}`);
const wordsFor = async (...words: string[]) => (await complete(program, words, names)).map(({ word }) => word);

describe("the last word of a command line", () => {
  test.each([
    ["a command", ["bui"], ["build"]],
    ["a course of the project", ["build", ""], ["foundation"]],
    ["another course, where several may be named", ["build", "foundation", "found"], ["foundation"]],
    ["an archetype, behind its option", ["build", "--archetype", "s"], ["shapers"]],
    ["a target of the tool", ["build", "--target", "scorm2004"], ["scorm2004-3rd", "scorm2004-4th"]],
    [
      "one more target behind a comma, and none that is there",
      ["build", "--target", "cmi5,"],
      ["cmi5,scorm12", "cmi5,scorm2004-3rd", "cmi5,scorm2004-4th", "cmi5,xapi", "cmi5,web"],
    ],
    ["the value in one word with its option", ["build", "--target=we"], ["--target=web"]],
    ["the value in three words, as bash cuts it", ["build", "--target", "=", "we"], ["web"]],
    [
      "the value that is not begun, as bash cuts it",
      ["build", "--archetype", "="],
      ["creators", "drivers", "embedders", "shapers", "users"],
    ],
    ["a module", ["review", "what"], ["what-ai-is"]],
    ["a module, behind its option", ["translate", "export", "--module", "how"], ["how-good-is-it"]],
    ["a key of the lock file", ["compare", "a.zip", "b.zip", "--course", "foundation-u"], ["foundation-users"]],
    ["a word that the command lists", ["new", ""], ["module", "course", "archetype"]],
    ["a shell", ["completion", ""], ["bash", "zsh", "fish"]],
    ["a journey", ["verify", "dist", "--journey", "kil"], ["killed"]],
    ["a format", ["check", "--format", "l"], ["line"]],
    ["an option", ["check", "--wa"], ["--watch"]],
    ["an option that can be repeated, again", ["build", "--target", "web", "--ta"], ["--target"]],
    ["no option for the second time", ["check", "--json", "--js"], []],
    ["no hidden option", ["completion", "--comp"], []],
    ["nothing where the shell knows the files", ["validate", "dist/"], []],
    ["nothing behind the user's own words", ["sign-off", "what-ai-is", "--name", "A"], []],
    ["nothing of an unknown command", ["biuld", "f"], []],
  ])("becomes %s", async (_, words, expected) => {
    expect(await wordsFor(...words)).toEqual(expected);
  });

  test("becomes any command, each with what it does", async () => {
    const candidates = await complete(program, [""], names);
    expect(candidates.map(({ word }) => word)).toEqual(program.commands.map((command) => command.name()));
    expect(candidates.filter(({ meaning }) => meaning.length < 10)).toEqual([]);
  });
});

test("behind every option that takes an id a list is offered, and behind every path the shell's own", () => {
  const options = program.commands.flatMap((command) => command.options.filter(({ required, argChoices }) => required && !argChoices));
  const offered = (pattern: RegExp) =>
    new Set(options.filter(({ flags }) => pattern.test(flags)).map(({ flags }) => [flags, taken(flags)].join(" ")));
  expect([...offered(/<id>/)].filter((one) => / (path|words)$/.test(one))).toEqual(["--personality <id> words"]);
  expect([...offered(/<(folder|file|path)>/)].filter((one) => !one.endsWith(" path"))).toEqual([]);
});

describe("the scripts, in the shells that are on this machine", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "curricle-completion-"));
    const tool = join(folder, "curricle");
    writeFileSync(tool, `#!/bin/sh\nexec "${process.execPath}" "${join(home, "builder/compiled/cli.mjs")}" "$@"\n`);
    chmodSync(tool, 0o755);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function shell(name: string, commands: string) {
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env["PATH"]}`, HOME: folder };
    const flags: Readonly<Record<string, string[]>> = { zsh: ["-f"], bash: ["--norc", "--noprofile"], fish: ["--no-config"] };
    const { stdout, stderr } = spawnSync(name, [...(flags[name] ?? []), "-c", commands], { cwd: root, env, encoding: "utf8" });
    return {
      words: stdout
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => line.split(/[\t:]/)[0]),
      stderr,
    };
  }

  const inBash = (...words: string[]) => `
source "${scriptOf("bash")}"
COMP_WORDS=(curricle ${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length}
$(complete -p curricle | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
printf '%s\\n' "\${COMPREPLY[@]}"`;
  // Without a terminal zsh completes nothing: two of its own functions are played by ones that print what they are given.
  const inZsh = (...words: string[]) => `
compdef() { registered=$1 }
_describe() { print -l -- "\${(@P)4}" }
_files() { print files }
source "${scriptOf("zsh")}"
words=(curricle ${words.map((word) => `'${word}'`).join(" ")}); CURRENT=$(( \${#words} ))
$registered`;
  const inFish = (...words: string[]) => `
source "${scriptOf("fish")}"
complete --do-complete 'curricle ${words.join(" ")}'`;

  const shells = Object.entries({ bash: inBash, zsh: inZsh, fish: inFish }).filter(([name]) => spawnSync(name, ["--version"]).status === 0);

  test.each(shells)("%s completes a command, a name of the project and an option", (name, ask) => {
    const commands = program.commands.map((command) => command.name());
    const asked = [shell(name, ask("")), shell(name, ask("build", "--archetype", "s")), shell(name, ask("build", "--tar"))];
    expect(asked.map(({ words }) => words.toSorted())).toEqual([commands.toSorted(), ["shapers"], ["--target"]]);
    expect(asked.map(({ stderr }) => stderr)).toEqual(["", "", ""]);
  });

  test.each(["bash", "zsh", "fish"])("the script for %s is printed as it is", (name) => {
    const { stdout, status } = spawnSync(join(folder, "curricle"), ["completion", name], { encoding: "utf8" });
    expect([status, stdout]).toEqual([0, readFileSync(scriptOf(name), "utf8")]);
  });
});
