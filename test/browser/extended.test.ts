import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { verifyAll } from "../../builder/verify/run.ts";
import { findings, sideways } from "../support/axe.ts";
// @ts-expect-error a plain script, shared with run.mjs
import { findBrowser } from "../support/browser.mjs";
import { inBrowser } from "../support/in-browser.ts";
import { forgetVisits, type Learner, openLearner } from "../support/learner.ts";
import { kit, openProject } from "../support/project.ts";

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

test("the robot learner takes it in its own host, and codebook and package agree on what is right", async () => {
  const record = site.built.packages.find(({ target }) => target === "portal");
  const wanted = () =>
    Promise.resolve({
      file: record?.path ?? "",
      bytes: readFileSync(join(site.built.output, record?.path ?? "")),
      codebook: { name: "the codebook", text: readFileSync(join(site.built.output, record?.codebook ?? ""), "utf8") },
    });
  const [verified] = await verifyAll([wanted], {
    kit,
    root: site.root,
    program: findBrowser() as string,
    only: ["right"],
    personality: undefined,
    recordStore: undefined,
    pictures: false,
    now: () => new Date(),
    uuid: randomUUID,
    elapsed: () => performance.now(),
    signal: new AbortController().signal,
    onJourney: () => undefined,
    onPackage: () => undefined,
  });
  expect([verified?.findings.filter(({ severity }) => severity === "error"), verified?.ready]).toEqual([[], true]);
  expect(verified?.knows).toContain("judges 3 of 3 questions alike");
}, 60_000);
