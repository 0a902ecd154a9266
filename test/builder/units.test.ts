import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { load } from "cheerio/slim";
import JSZip from "jszip";
import { readPackage } from "../../builder/identity/read-package.ts";
import { build } from "../../builder/index.ts";
import type { PackedCourse } from "../../templates/contract/packed.ts";
import { kit, openProject, type TestProject, today } from "../support/project.ts";

const COURSE = "modules/courses/basics.yaml";
const MODULE = "modules/clean-hands/module.md";

let project: TestProject;
let bytes: Buffer;

/** A module that has a pre-test and no quiz, then one with a quiz, each tracked by itself. */
beforeAll(async () => {
  project = openProject("small");
  project.edit({ file: "modules/air-hands/module.md", like: MODULE, find: "# Quiz {#quiz quiz}", put: "# Before {#before pretest}" });
  project.edit({
    file: "modules/air-hands/module.md",
    find: '![Five moments around a bed](media/moments.svg "The five moments")',
    put: "",
  });
  project.edit({ file: COURSE, find: "modules: [clean-hands]", put: "modules: [air-hands, clean-hands]\nunits: module" });
  const wish = { courses: [], archetypes: ["users"], targets: ["scorm12"] };
  const output = join(project.root, "dist");
  await build({ root: project.root, kit, today, output, wish, elapsed: () => 0 });
  bytes = readFileSync(join(output, "basics/users/basics-users-scorm12.zip"));
}, 60_000);

afterAll(() => project.remove());

test.each([
  ["air-hands", { read: true, quiz: false }],
  ["clean-hands", { read: true, quiz: true }],
])("the unit %s asks for a quiz only where it has one that counts", async (unit, rule) => {
  const html = await (await JSZip.loadAsync(bytes)).file(`${unit}.html`)?.async("string");
  const course = JSON.parse(load(html ?? "")("script#course-data").text()) as PackedCourse;
  expect(course.rule).toMatchObject(rule);
});

test("the rule of the whole course is read out of a unit that has a quiz", async () => {
  expect((await readPackage(bytes)).course.rule).toMatchObject({ read: true, quiz: true });
});
