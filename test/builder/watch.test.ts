import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { watchProject } from "../../builder/watch.ts";
import { openProject, type TestProject } from "../support/project.ts";

const MODULE = "modules/clean-hands/module.md";
/** Longer than it takes to be told, ms. */
const TOLD = 150;

let project: TestProject;
let stop: AbortController;
let told: (readonly string[])[];
/** What the module said each time when something was told. */
let read: string[];

beforeEach(async () => {
  project = openProject("small");
  stop = new AbortController();
  told = [];
  read = [];
  const onChange = (paths: readonly string[]) => {
    told.push(paths);
    read.push(project.read(MODULE));
  };
  await watchProject(project.root, onChange, stop.signal);
  await wait(TOLD);
});

afterEach(() => {
  stop.abort();
  project.remove();
});

const write = (path: string, text: string) => writeFileSync(join(project.root, path), text);

test("files that are written at once are told together", async () => {
  write(MODULE, "one");
  write("modules/courses/basics.yaml", "two");
  await wait(TOLD);
  expect(told).toEqual([[MODULE, "modules/courses/basics.yaml"]]);
});

test.each([5, 20, 30, 45, 60])("a file that a formatter writes again %i ms later is told after that as well", async (pause) => {
  write(MODULE, "as it was typed");
  await wait(pause);
  write(MODULE, "as it was formatted");
  await wait(TOLD);
  expect(read.at(-1)).toBe("as it was formatted");
});

test("a file that an editor puts in the place of the old one is told", async () => {
  write("modules/clean-hands/module.md.tmp", "new");
  renameSync(join(project.root, "modules/clean-hands/module.md.tmp"), join(project.root, MODULE));
  await wait(TOLD);
  expect(told.flat()).toContain(MODULE);
});

test("new folders, files that go, and the lock file are told; hidden files and packages are not", async () => {
  mkdirSync(join(project.root, "modules/fresh"));
  write("modules/fresh/module.md", "new");
  write("curricle.lock.json", "{}");
  write("modules/.hidden", "x");
  mkdirSync(join(project.root, "dist"));
  write("dist/packages.json", "[]");
  rmSync(join(project.root, "modules/archetypes/drivers.yaml"));
  await wait(TOLD);
  expect([...new Set(told.flat())].sort()).toEqual([
    "curricle.lock.json",
    "modules/archetypes/drivers.yaml",
    "modules/fresh",
    "modules/fresh/module.md",
  ]);
});

test("nothing is told any more once it was stopped", async () => {
  stop.abort();
  write(MODULE, "later");
  await wait(TOLD);
  expect(told).toEqual([]);
});
