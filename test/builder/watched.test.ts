import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { home, openProject, type TestProject } from "../support/project.ts";

const WAITING = "Waiting for a change. Stop with Ctrl-C.\n";
const FILE = "modules/clean-hands/module.md";

let project: TestProject;
let running: ChildProcess | undefined;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => {
  running?.kill("SIGKILL");
  project.remove();
});

/** A command that watches, and a way to what it prints from one wait to the next. */
function watching(...args: string[]) {
  const env = { ...process.env, NO_COLOR: "1", GITHUB_ACTIONS: "" };
  const child = spawn(process.execPath, [join(home, "builder/compiled/cli.mjs"), ...args, "--watch"], { cwd: project.root, env });
  running = child;
  let text = "";
  const told: (() => void)[] = [];
  const add = (chunk: Buffer) => {
    text += chunk.toString();
    for (const tell of told) tell();
  };
  child.stdout.on("data", add);
  child.stderr.on("data", add);
  const untilItWaits = async () => {
    await new Promise<void>((resolve) => {
      const tell = () => text.includes(WAITING) && resolve();
      told.push(tell);
      tell();
    });
    const end = text.indexOf(WAITING) + WAITING.length;
    const said = text.slice(0, end);
    text = text.slice(end);
    return said;
  };
  return { child, untilItWaits };
}

/** The lines that tell the editor's task of this repository that a check begins and that it has ended. */
function linesMatching(said: string): readonly string[][] {
  const { tasks } = JSON.parse(readFileSync(join(home, ".vscode/tasks.json"), "utf8")) as {
    tasks: { problemMatcher: { background?: { beginsPattern: string; endsPattern: string } } }[];
  };
  const background = tasks.flatMap(({ problemMatcher }) => problemMatcher.background ?? []);
  const patterns = background.flatMap(({ beginsPattern, endsPattern }) => [new RegExp(beginsPattern), new RegExp(endsPattern)]);
  return patterns.map((pattern) => said.split("\n").filter((line) => pattern.test(line)));
}

test("check --watch checks again at each change, goes on after a mistake, and ends with 0 on Ctrl-C", async () => {
  const { child, untilItWaits } = watching("check");
  const first = await untilItWaits();
  project.edit({ file: FILE, find: "points=2", put: "points=0" });
  const second = await untilItWaits();
  project.edit({ file: FILE, find: "points=0", put: "points=2" });
  const third = await untilItWaits();
  child.kill("SIGINT");
  const [code] = (await once(child, "exit")) as [number];
  expect([first, third]).toEqual(Array(2).fill(`Checking …\n2 course editions checked. No problems.\n${WAITING}`));
  expect(second).toMatch(/^Checking …\n.*question\/bad-points/);
  expect(linesMatching(second)).toEqual([["Checking …"], ["Waiting for a change. Stop with Ctrl-C."]]);
  expect(code).toBe(0);
});

test("build --watch builds again what has changed, and its own lock file is no change", async () => {
  const { child, untilItWaits } = watching("build");
  const first = await untilItWaits();
  project.edit({ file: FILE, find: "There are five moments.", put: "There are six moments." });
  const second = await untilItWaits();
  child.kill("SIGINT");
  const [code] = (await once(child, "exit")) as [number];
  expect([first, second].map((text) => text.match(/Building …/g)?.length)).toEqual([1, 1]);
  expect([first, second].map((text) => /4 packages/.test(text))).toEqual([true, true]);
  expect(code).toBe(0);
});

test("build --watch ends at once with 2 where a name is wrong", async () => {
  const { child } = watching("build", "none");
  const [code] = (await once(child, "exit")) as [number];
  expect(code).toBe(2);
});
