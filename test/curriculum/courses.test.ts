import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import type { Course } from "../../templates/contract/course.ts";
import { questionTypes } from "../../templates/questions/index.ts";
import { places } from "../stories/places.ts";
import { fromScorm12, NOTHING, type Recorded } from "../stories/recorded.ts";
import { type InBrowser, inBrowser } from "../support/in-browser.ts";
import { type Learner, openLearner } from "../support/learner.ts";
import { home, openGalleryProject, openOwnProject } from "../support/project.ts";

const COURSES = ["foundation", "advanced"];
const PATIENCE = 180_000;
/** Next and Back lead through the course there, and there is less to paint. */
const PHONE = { width: 500, height: 800 };

const own = inBrowser(openOwnProject, { courses: COURSES, targets: ["scorm12"] });
const gallery = inBrowser(openGalleryProject, { targets: ["scorm12"] });

const archetypesOf = (course: string) =>
  (parse(readFileSync(join(home, `modules/courses/${course}.yaml`), "utf8")) as { readonly archetypes: string[] }).archetypes;
/** Archetypes share most of the first course: one stands for all here. Each has another advanced one. */
const packages = [
  ...archetypesOf("foundation")
    .slice(-1)
    .map((archetype) => ["foundation", archetype]),
  ...archetypesOf("advanced").map((archetype) => ["advanced", archetype]),
].map(([course, archetype]) => `${course}/${archetype}/${course}-${archetype}-scorm12`);
const GALLERY = "gallery/everyone/gallery-everyone-scorm12";

/** What remains of a robot's work. */
interface Outcome {
  readonly record: Recorded;
  /** Elements of the data model that hold the result, without `cmi.core.`. */
  readonly elements: Readonly<Record<string, string | undefined>>;
  /** What the page says of the record: on the result page, and after the end. */
  readonly told: readonly string[];
  /** Calls that a strict LMS has refused. */
  readonly refused: readonly string[];
  /** What the browser complains of. */
  readonly complaints: readonly string[];
}

interface Work {
  readonly course: Course;
  /** Ids of the questions of all quizzes, as they were asked. */
  readonly asked: readonly string[];
  readonly outcome: Outcome;
}

/** Lets a robot do everything in a package, from the first page to the way out. */
async function work({ browser, preview }: InBrowser, name: string, ...how: Parameters<Learner["study"]>): Promise<Work> {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const place = await places.find(({ target, where }) => target === "scorm12" && where === "a narrow system")?.prepare(context, preview);
  // Nobody has been here before.
  await context.route("**/held/**", (route) => route.fulfill({ json: { rows: [], state: null, standing: { completed: false } } }));
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", ({ message }) => complaints.push(message));
  const learner = await openLearner(page, preview.address, name);
  await page.setViewportSize(PHONE);
  const { course } = learner;
  const asked = (await learner.study(...how)).map(({ id }) => id);
  await learner.saved();
  const textOf = (selector: string) => learner.frame().locator(selector).innerText();
  const told = [await textOf("#result [data-fill=recorded]"), await textOf("#result [data-fill=held]")];
  await learner.exit();
  told.push(await textOf("[data-fill=endedText]"));
  const { rows } = await learner.held();
  const refused = (await place?.refused(learner)) ?? ["There is no such LMS."];
  await context.close();
  const elements = Object.fromEntries(
    ["lesson_status", "score.min", "score.max", "score.raw", "session_time"].map((element) => [
      element,
      rows.find((row) => row.name === `cmi.core.${element}`)?.value,
    ]),
  );
  return { course, asked, outcome: { record: fromScorm12(rows, course), elements, told, refused, complaints } };
}

/** So many questions do the headings of a course's quizzes promise. */
function promised({ pages }: Course): number {
  const counts = pages.map(({ quiz, questions, rule }) => (quiz ? Math.min(questions.length, rule?.draw ?? Infinity) : 0));
  return counts.reduce((sum, count) => sum + count, 0);
}

const SAVED = "Everything shown here has been saved.";
const ENDED = "Your progress has been saved.";
const CLEAN = { refused: [], complaints: [] };
const SOME_TIME = expect.stringMatching(/^[\d:.]*[1-9]/);

const passed = (asked: readonly string[]) => ({
  record: { completed: true, success: "passed", score: 1, answers: asked.map((id) => `${id} right`) },
  elements: { lesson_status: "passed", "score.min": "0", "score.max": "100", "score.raw": "100", session_time: SOME_TIME },
  told: [SAVED, "Passed, with a score of 100%", ENDED],
  ...CLEAN,
});

/** Nobody fails while attempts are left, and a score that can still rise is told to nobody (rules S12-4, S12-6). */
const notPassed = (asked: readonly string[]) => ({
  record: { ...NOTHING, answers: asked.map((id) => `${id} wrong`) },
  elements: { lesson_status: "incomplete", session_time: SOME_TIME },
  told: [SAVED, "In progress", ENDED],
  ...CLEAN,
});

describe("in the courses that this repository is there for", () => {
  test.concurrent.each(packages)(
    "whoever answers everything right passes %s with 100, and each answer is on record",
    async (name) => {
      const { course, asked, outcome } = await work(own, name, true, "keyboard");
      expect(outcome).toEqual(passed(asked));
      expect(asked).toHaveLength(promised(course));
    },
    PATIENCE,
  );

  test.concurrent(
    "whoever answers everything wrong does not pass",
    async () => {
      const { asked, outcome } = await work(own, "advanced/creators/advanced-creators-scorm12", false, "keyboard");
      expect(outcome).toEqual(notPassed(asked));
    },
    PATIENCE,
  );
});

describe("in the gallery", () => {
  test.concurrent(
    "whoever answers each question of each type right passes",
    async () => {
      const { course, asked, outcome } = await work(gallery, GALLERY, true, "pointer");
      expect(outcome).toEqual(passed(asked));
      const met = course.pages.flatMap(({ questions }) => questions.map(({ type }) => type));
      expect([...new Set(met)].sort()).toEqual(questionTypes.map(({ id }) => id).sort());
    },
    PATIENCE,
  );

  test.concurrent(
    "whoever answers each question of each type wrong does not pass",
    async () => {
      const { asked, outcome } = await work(gallery, GALLERY, false, "pointer");
      expect(outcome).toEqual(notPassed(asked));
    },
    PATIENCE,
  );
});
