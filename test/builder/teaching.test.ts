import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { load } from "cheerio";
import JSZip from "jszip";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../builder/index.ts";
import { buildAt } from "../support/packages.ts";
import { kit, openProject, type TestProject, today } from "../support/project.ts";

const MODULE = "modules/clean-hands/module.md";
let project: TestProject;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

/** What the result of the quiz offers to read again, as addresses. */
async function readAgain(): Promise<string[]> {
  const built = await buildAt(project.root, { targets: ["web"], archetypes: ["users"] });
  const zip = await JSZip.loadAsync(readFileSync(join(built.output, built.packages[0]?.path ?? "")));
  const page = load((await zip.file("index.html")?.async("string")) ?? "");
  built.remove();
  return page("[data-objective] a")
    .toArray()
    .map((link) => page(link).attr("href") ?? "");
}

const codes = async () => (await check({ root: project.root, kit, today })).diagnostics.map(({ code }) => code);

test("who misses an objective is sent to the pages that practise it and to those that say they teach it", async () => {
  expect(await readAgain()).toEqual(["#clean-hands/moments"]);
  project.edit({ file: MODULE, find: "{#why}", put: '{#why teaches="know-when"}' });
  expect(await readAgain()).toEqual(["#clean-hands/why", "#clean-hands/moments"]);
});

test("an objective that is tested must be taught or practised for each archetype", async () => {
  expect(await codes()).toEqual([]);
  project.edit({ file: MODULE, find: "{#first-moment objective=know-when}", put: "{#first-moment}" });
  expect(await codes()).toEqual(["objective/not-taught", "objective/not-taught"]);
  project.edit({ file: MODULE, find: "{#why}", put: '{#why teaches="know-when" for=users}' });
  expect(await codes()).toEqual(["objective/not-taught"]);
});
