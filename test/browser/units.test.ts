import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { newValidator } from "../../builder/validate/validate.ts";
import { fromScorm12, fromStatements, type StoryStatement } from "../stories/recorded.ts";
import { launchBrowser } from "../support/chromium.ts";
import { type Learner, openLearner } from "../support/learner.ts";
import { type Built, buildAt, previewOf } from "../support/packages.ts";
import { openProject, type TestProject } from "../support/project.ts";

const COURSE = "modules/courses/basics.yaml";

let browser: Browser;
let project: TestProject;
let built: Built;

/** Two modules: one with a quiz, one to read. Every format, one unit for each module where it can hold several. */
beforeAll(async () => {
  project = openProject("small");
  project.edit({ file: COURSE, find: "modules: [clean-hands]", put: "modules: [clean-hands, dry-hands]\nunits: module" });
  project.edit({ file: COURSE, find: "targets: [scorm12, web]", put: "targets: [scorm12, scorm2004-4th, cmi5, web]" });
  const [reading = ""] = project.read("modules/clean-hands/module.md").split("# Quiz");
  const text = reading.replace("title: Clean hands", "title: Dry hands");
  project.edit({ file: "modules/dry-hands/module.md", put: text });
  project.edit({ file: "modules/dry-hands/media/moments.svg", put: project.read("modules/clean-hands/media/moments.svg") });
  [browser, built] = await Promise.all([launchBrowser(), buildAt(project.root, { archetypes: ["users"] })]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  built.remove();
  project.remove();
});

async function atUnit(target: string, unit: number, story: (learner: Learner, statements: () => StoryStatement[]) => Promise<void>) {
  const preview = await previewOf(built.output);
  const page = await browser.newPage();
  const statements = () =>
    [...preview.recordStore.store.statements.values()].map(({ statement }) => statement as unknown as StoryStatement);
  try {
    await story(await openLearner(page, preview.address, `basics/users/basics-users-${target}?unit=${unit}`), statements);
  } finally {
    await page.close();
    await preview.close();
  }
}

test("formats that hold one unit hold the whole course", () => {
  const units = Object.fromEntries(built.packages.map((record) => [record.target, record.units.map(({ path }) => path)]));
  expect(units).toEqual({
    scorm12: ["clean-hands.html", "dry-hands.html"],
    "scorm2004-4th": ["index.html"],
    cmi5: ["clean-hands.html", "dry-hands.html"],
    web: ["index.html"],
  });
});

test.each(["scorm12", "cmi5"])("a %s package with several units is ready to upload", async (target) => {
  const bytes = readFileSync(join(built.output, `basics/users/basics-users-${target}.zip`));
  expect((await newValidator()(bytes, target)).findings).toEqual([]);
});

describe("each unit is a course of its own to the LMS", () => {
  test("SCORM 1.2: the unit with a quiz is passed, and shows nothing of the other", async () => {
    await atUnit("scorm12", 0, async (learner) => {
      expect(learner.course.modules.map(({ id }) => id)).toEqual(["clean-hands"]);
      await learner.takeCourse(true);
      await learner.saved();
      await learner.exit();
      const { completed, success, score } = fromScorm12((await learner.held()).rows, learner.course);
      expect([completed, success, score]).toEqual([true, "passed", 1]);
    });
  }, 30_000);

  test("SCORM 1.2: the unit without a quiz is complete when it has been read", async () => {
    await atUnit("scorm12", 1, async (learner) => {
      await learner.takeCourse(true);
      await learner.saved();
      await learner.exit();
      expect([await learner.value("cmi.core.lesson_status"), await learner.value("cmi.core.score.raw")]).toEqual(["completed", undefined]);
    });
  }, 30_000);

  test("cmi5: each unit is an activity of its own, with a result of its own", async () => {
    await atUnit("cmi5", 0, async (learner, statements) => {
      await learner.takeCourse(true);
      await learner.saved();
      await learner.exit();
      const { completed, success } = fromStatements(statements(), learner.course);
      expect([completed, success]).toEqual([true, "passed"]);
    });
    await atUnit("cmi5", 1, async (learner, statements) => {
      await learner.takeCourse(true);
      await learner.saved();
      await learner.exit();
      const { completed, success, score } = fromStatements(statements(), learner.course);
      expect([completed, success, score]).toEqual([true, undefined, undefined]);
    });
  }, 60_000);
});
