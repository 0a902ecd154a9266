import { expect, test } from "@jest/globals";
import { findings, sideways } from "../support/axe.ts";
import { inBrowser } from "../support/in-browser.ts";
import { forgetVisits, type Learner, openLearner } from "../support/learner.ts";
import { openProject } from "../support/project.ts";

const site = inBrowser(() => openProject("extended"));

/** A new learner at a package; `visit` gets it and the page is closed afterwards. */
async function atPackage<T>(target: string, visit: (learner: Learner) => Promise<T>): Promise<T> {
  const context = await site.browser.newContext();
  try {
    const name = `evidence/users/evidence-users-${target}`;
    await forgetVisits(site.preview, name);
    return await visit(await openLearner(await context.newPage(), site.preview.address, name));
  } finally {
    await context.close();
  }
}

/** Reads all pages, and takes the quiz with these levels, `a` to `c`. */
async function take(learner: Learner, levels: readonly string[]): Promise<void> {
  for (const { id } of learner.course.pages) await learner.goTo(id);
  const [, quiz] = learner.course.pages;
  for (const [index, { slot }] of (quiz?.questions ?? []).entries())
    await learner.frame().locator(`form[data-question="${slot}"] [value="${levels[index]}"]`).check();
  await learner.submit();
}

test("a web package asks a question of one's own type, marks what lies beside with half, and axe finds nothing", async () => {
  const page = await site.open({ viewport: { width: 360, height: 740 } });
  await page.locator("[data-begin-link]:visible").click();
  const form = page.locator("form[data-question]:visible");
  await form.locator("[value=b]").check();
  await form.locator("[type=submit]").click();
  expect(await form.locator("[data-outcome]").innerText()).toMatch(/Partly correct[^]*Others have repeated it/);
  await form.locator("[data-again]").click();
  await form.locator("[value=c]").check();
  await form.locator("[type=submit]").click();
  expect(await form.locator("[data-outcome]").innerText()).toMatch(/Correct[^]*Yes/);
  expect([await findings(page, "html", false), await sideways(page)]).toEqual([[], 0]);
  await page.context().close();
});

test("a SCORM 1.2 package records what the type makes of the answers", async () => {
  await atPackage("scorm12", async (learner) => {
    await learner.begin();
    await take(learner, ["b", "a"]);
    await learner.saved();
    const rows = (await learner.held()).rows.filter(({ name }) => /^cmi\.interactions\.\d+\.(type|student_response|result)$/.test(name));
    expect(rows.map(({ value }) => value)).toEqual(["choice", "b", "wrong", "choice", "a", "correct"]);
    expect(await learner.value("cmi.core.lesson_status")).toBe("incomplete");
  });
});

test("a package of one's own format tells its own host, and goes on where the learner left", async () => {
  await atPackage("portal", async (learner) => {
    await learner.begin();
    await learner.next();
    const title = await learner.title();
    await learner.exit();
    await learner.reopen();
    await learner.begin();
    expect(await learner.title()).toBe(title);
    await take(learner, ["a", "a"]);
    await learner.saved();
    const { rows, standing } = await learner.held();
    expect([rows, standing]).toEqual([
      [
        { name: "status", value: "passed" },
        { name: "score", value: "100%" },
      ],
      { completed: true, success: "passed", score: 1 },
    ]);
  });
});
