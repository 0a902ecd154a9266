import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../support/chromium.ts";
import { openLearner } from "../support/learner.ts";
import { type Built, buildAt, previewOf } from "../support/packages.ts";
import { openProject, type TestProject } from "../support/project.ts";

const COURSE = "modules/courses/basics.yaml";

let browser: Browser;
let project: TestProject;
let built: Built;

beforeAll(async () => {
  project = openProject("small");
  project.edit({ file: COURSE, find: "theme: plain", put: "theme: plain\nprofile: scorm-cloud" });
  project.edit({ file: COURSE, find: "targets: [scorm12, web]", put: "targets: [scorm12, scorm2004-4th]" });
  [browser, built] = await Promise.all([launchBrowser(), buildAt(project.root, { archetypes: ["users"] })]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  built.remove();
  project.remove();
});

test.each([
  ["scorm12", "score.raw", "status", ["100", "passed"]],
  ["scorm2004-4th", "score.scaled", "success_status", ["1", "passed"]],
])(
  "S04-12: a learner who passes a %s package leaves each objective with its own score",
  async (target, score, success, expected) => {
    const preview = await previewOf(built.output);
    const page = await browser.newPage();
    try {
      const learner = await openLearner(page, preview.address, `basics/users/basics-users-${target}`);
      await learner.takeCourse(true);
      await learner.saved();
      await learner.exit();
      const { rows } = await learner.held();
      const valueOf = (element: string) => rows.find(({ name }) => name === `cmi.objectives.0.${element}`)?.value;
      expect(["id", score, success].map(valueOf)).toEqual(["clean_hands__know_when", ...expected]);
      expect(rows.filter(({ name }) => /^cmi\.objectives\.\d+\.id$/.test(name))).toHaveLength(1);
    } finally {
      await page.close();
      await preview.close();
    }
  },
  30_000,
);
