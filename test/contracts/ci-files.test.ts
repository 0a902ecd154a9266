import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { commandLines, unknownIn } from "../support/command-lines.ts";
import { theProgram } from "../support/program.ts";
import { home } from "../support/project.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, { readonly "runs-on": string; readonly needs?: string; readonly steps: readonly Step[] }>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const textOf = (path: string) => readFileSync(join(home, path), "utf8");
const program = theProgram();

const WORKFLOWS = [".github/workflows/ci.yml", "templates/init/github/courses.yml"];
const COMMANDS = [
  "action.yml",
  "Containerfile",
  "templates/init/Containerfile",
  "templates/init/README.md",
  "docs/own-repository.md",
  "docs/editors.md",
  "docs/continuous-integration.md",
  ".vscode/tasks.json",
  "builder/init/init-files.ts",
  ...WORKFLOWS,
];

describe("every command and option of curricle that a file names exists", () => {
  test.each(COMMANDS)("in %s", (path) => {
    const wrong = commandLines(path, textOf(path).replace(/node builder\/compiled\/cli\.mjs/g, "curricle")).flatMap((line) =>
      unknownIn(program, line).map((word) => `${line.line}: ${word}`),
    );
    expect(wrong).toEqual([]);
  });

  test("and commands are found where they stand", () => {
    const found = COMMANDS.map((path) => commandLines(path, textOf(path)).map(({ words: [name] }) => name));
    expect(found.flat().filter((name) => name === "build").length).toBeGreaterThan(6);
    expect(unknownIn(program, { line: "", words: ["build", "--watsch", "--out=dist"] })).toEqual(["--watsch"]);
    expect(unknownIn(program, { line: "", words: ["biuld"] })).toEqual(["biuld"]);
  });
});

describe("a workflow", () => {
  test.each(WORKFLOWS)("%s has what GitHub needs: events, permissions, and steps that use or run one thing", (path) => {
    const { on, permissions, jobs } = parse(textOf(path)) as Workflow;
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    expect(Object.keys(on)).toEqual(expect.arrayContaining(["push", "pull_request"]));
    expect(permissions).toEqual({ contents: "read" });
    expect(Object.values(jobs).map((job) => job["runs-on"])).toEqual(Object.keys(jobs).map(() => "ubuntu-latest"));
    expect(steps.filter(({ uses, run }) => (uses === undefined) === (run === undefined))).toEqual([]);
    expect(steps.flatMap(({ uses }) => uses ?? []).filter((uses) => !/^actions\/[a-z-]+@v\d+$/.test(uses))).toEqual([]);
  });

  test("runs jobs that exist before others", () => {
    const { jobs } = parse(textOf("templates/init/github/courses.yml")) as Workflow;
    expect(Object.values(jobs).flatMap(({ needs }) => needs ?? [])).toEqual(["build"]);
    expect(Object.keys(jobs)).toEqual(["build", "release"]);
  });
});

describe("the action", () => {
  const { inputs, runs } = parse(textOf("action.yml")) as Action;

  test("uses each of its inputs and no other, and says what each is", () => {
    const used = [...textOf("action.yml").matchAll(/\binputs\.([a-z-]+)/g)].map(([, name]) => name ?? "");
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(inputs).toSorted());
    expect(Object.values(inputs).filter((input) => input.description.length < 10 || input.default === undefined)).toEqual([]);
    const documented = Object.keys(inputs).filter((name) => textOf("docs/continuous-integration.md").includes(`| \`${name}\` |`));
    expect(documented).toEqual(Object.keys(inputs));
  });

  test("is composite: each step names its shell, and no input is pasted into a script", () => {
    expect(runs.using).toBe("composite");
    expect(runs.steps.filter(({ run, shell }) => run !== undefined && shell !== "bash")).toEqual([]);
    expect(runs.steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
  });
});

test.each(["Containerfile", "templates/init/Containerfile"])(
  "%s starts from Debian with Node, brings Chromium, and ends with a command",
  (path) => {
    const instructions = textOf(path)
      .replace(/\\\n/g, " ")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    const words = instructions.map((line) => line.split(" ")[0]);
    expect(words.filter((word) => !["FROM", "RUN", "ENV", "WORKDIR", "COPY", "ENTRYPOINT", "CMD"].includes(word ?? ""))).toEqual([]);
    expect([words[0], words.at(-1)]).toEqual(["FROM", "CMD"]);
    expect(instructions.filter((line) => line.startsWith("FROM")).every((line) => /^FROM node:\d+-bookworm-slim/.test(line))).toBe(true);
    expect(instructions.some((line) => /apt-get install .*\bchromium\b/.test(line))).toBe(true);
    const listed = instructions.filter((line) => /^(CMD|ENTRYPOINT)/.test(line)).map((line) => line.replace(/^\w+ /, ""));
    expect(listed.map((line) => Array.isArray(JSON.parse(line)))).toEqual(listed.map(() => true));
  },
);
