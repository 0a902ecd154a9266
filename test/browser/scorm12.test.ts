import { describe, expect, test } from "@jest/globals";
import type { ChoiceQuestion } from "../../templates/questions/choice/question.ts";
import { inBrowser } from "../support/in-browser.ts";
import { forgetVisits, type Learner, openLearner } from "../support/learner.ts";
import { buildAt, previewOf } from "../support/packages.ts";
import { openProject } from "../support/project.ts";

/** What differs between them is content; one stands for all. */
const ARCHETYPES = ["users"];

const site = inBrowser(() => openProject("foundation"), { targets: ["scorm12"] });

/** A new learner at a package; `visit` gets it and the page is closed afterwards. */
async function atPackage<T>(archetype: string, visit: (learner: Learner) => Promise<T>): Promise<T> {
  const context = await site.browser.newContext();
  try {
    const name = `foundation/${archetype}/foundation-${archetype}-scorm12`;
    await forgetVisits(site.preview, name);
    return await visit(await openLearner(await context.newPage(), site.preview.address, name));
  } finally {
    await context.close();
  }
}

const graded = ({ course }: Learner) => course.pages.filter(({ quiz }) => quiz).flatMap(({ questions }) => questions);

describe.each(ARCHETYPES)("the SCORM 1.2 package for %s, in a page with scorm-again", (archetype) => {
  test("a learner who answers all right is stored as passed with 100 and every answer", async () => {
    await atPackage(archetype, async (learner) => {
      await learner.takeCourse(true);
      await learner.saved();
      expect([await learner.value("cmi.core.lesson_status"), await learner.value("cmi.core.score.raw")]).toEqual(["passed", "100"]);
      const { rows } = await learner.held();
      const results = rows.filter(({ name }) => /^cmi\.interactions\.\d+\.result$/.test(name)).map(({ value }) => value);
      expect(results).toEqual(graded(learner).map(() => "correct"));
      const ids = rows.filter(({ name }) => /^cmi\.interactions\.\d+\.id$/.test(name)).map(({ value }) => value);
      expect(ids).toEqual(graded(learner).map(({ id }) => `${id}_a1`));
    });
  }, 60_000);

  test("a learner who answers all wrong is stored as incomplete, without a score that could still rise, and with every wrong answer (S12-4, S12-6)", async () => {
    await atPackage(archetype, async (learner) => {
      await learner.takeCourse(false);
      await learner.saved();
      expect([await learner.value("cmi.core.lesson_status"), await learner.value("cmi.core.score.raw")]).toEqual(["incomplete", undefined]);
      const { rows } = await learner.held();
      const responses = rows.filter(({ name }) => /^cmi\.interactions\.\d+\.student_response$/.test(name)).map(({ value }) => value);
      expect(responses).toHaveLength(graded(learner).length);
      expect(rows.filter(({ value }) => value === "wrong")).toHaveLength(graded(learner).length);
    });
  }, 60_000);

  test("a learner who leaves half-way comes back to the same page with the same answers", async () => {
    await atPackage(archetype, async (learner) => {
      const quiz = learner.course.pages.find((page) => page.quiz);
      await learner.begin();
      await learner.next();
      await learner.goTo(quiz?.id ?? "");
      await learner.answerQuiz(quiz?.id ?? "", true);
      const title = await learner.title();
      await learner.exit();
      expect([await learner.value("cmi.core.lesson_status"), await learner.value("cmi.core.exit")]).toEqual(["incomplete", "suspend"]);
      expect(await learner.value("cmi.suspend_data")).toMatch(/^A1\./);
      await learner.reopen();
      await learner.begin();
      expect(await learner.title()).toBe(title);
      const first = quiz?.questions.find(({ type }) => type === "choice");
      const chosen = learner.frame().locator(`form[data-question="${first?.slot}"] input:checked`);
      expect(await chosen.inputValue()).toBe((first?.data as ChoiceQuestion | undefined)?.correct);
      await learner.submit();
      await learner.saved();
      expect(await learner.value("cmi.core.lesson_status")).toBe("incomplete");
    });
  }, 60_000);
});

test("a fail and then a pass ends as passed, with both attempts on record", async () => {
  await atPackage("users", async (learner) => {
    await learner.takeCourse(false);
    for (const { id } of learner.course.pages.filter(({ quiz }) => quiz)) {
      await learner.goTo(id);
      await learner.frame().locator("[data-retry]:visible").first().click();
      await learner.answerQuiz(id, true);
      await learner.submit();
    }
    await learner.saved();
    expect([await learner.value("cmi.core.lesson_status"), await learner.value("cmi.core.score.raw")]).toEqual(["passed", "100"]);
    const { rows } = await learner.held();
    expect(rows.filter(({ name, value }) => name.endsWith(".id") && value.endsWith("_a2"))).toHaveLength(graded(learner).length);
  });
}, 60_000);

test("a last attempt that fails is stored as failed, with its score (S12-6)", async () => {
  const project = openProject("small");
  project.edit({ file: "modules/courses/basics.yaml", find: "attempts: unlimited", put: "attempts: 1" });
  const small = await buildAt(project.root, { archetypes: ["users"], targets: ["scorm12"] });
  const lms = await previewOf(small.output);
  const page = await site.browser.newPage();
  try {
    const learner = await openLearner(page, lms.address, "basics/users/basics-users-scorm12");
    await learner.takeCourse(false);
    await learner.exit();
    expect([await learner.value("cmi.core.lesson_status"), await learner.value("cmi.core.score.raw")]).toEqual(["failed", "0"]);
  } finally {
    await page.close();
    await lms.close();
    small.remove();
    project.remove();
  }
}, 60_000);

test("a learner who closes the window without a word keeps the result (EXIT-1)", async () => {
  await atPackage("users", async (learner) => {
    await learner.takeCourse(true);
    await learner.saved();
    await learner.reopen();
    await learner.begin();
    expect([await learner.value("cmi.core.lesson_status"), await learner.value("cmi.core.score.raw")]).toEqual(["passed", "100"]);
  });
}, 60_000);

test("nothing leaves the package, and nothing breaks its policy (PRIV-6, SEC-4)", async () => {
  await atPackage("users", async (learner) => {
    const outside: string[] = [];
    const problems: string[] = [];
    learner.page.on("request", (request) => outside.push(request.url()));
    learner.page.on("console", (message) => problems.push(message.text()));
    learner.page.on("pageerror", (error) => problems.push(error.message));
    await learner.reopen();
    await learner.takeCourse(true);
    await learner.exit();
    const foreign = outside.filter((url) => !url.startsWith(site.preview.address) && !url.startsWith("data:") && url !== "about:blank");
    expect([foreign, problems]).toEqual([[], []]);
  });
}, 60_000);
