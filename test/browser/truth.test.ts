import { describe, expect, test } from "@jest/globals";
import type { BrowserContext } from "playwright-core";
import { readReceipt } from "../../templates/runtime/course/receipt.ts";
import { inBrowser } from "../support/in-browser.ts";
import { forgetVisits, type Learner, openLearner } from "../support/learner.ts";
import { openProject } from "../support/project.ts";

const NAME = "foundation/users/foundation-users-scorm12";

const site = inBrowser(() => openProject("foundation"), { archetypes: ["users"], targets: ["scorm12"] });

async function atPackage(visit: (learner: Learner, context: BrowserContext) => Promise<void>, query = "", prepare = ""): Promise<void> {
  const context = await site.browser.newContext();
  if (prepare) await context.addInitScript(prepare);
  try {
    await forgetVisits(site.preview, NAME);
    await visit(await openLearner(await context.newPage(), site.preview.address, NAME + query), context);
  } finally {
    await context.close();
  }
}

const textOf = (learner: Learner, selector: string) => learner.frame().locator(selector).first().innerText();

describe("what the learner is told", () => {
  test("the state of saving is always there, in words, politely, with the time (UX-1)", async () => {
    await atPackage(async (learner) => {
      await learner.begin();
      await learner.saved();
      const chip = learner.frame().locator("[data-save]");
      expect([await chip.getAttribute("role"), await chip.isVisible()]).toEqual(["status", true]);
      expect(await textOf(learner, "[data-save]")).toMatch(/^Saved \d{1,2}:\d{2}$/);
    });
  }, 60_000);

  test("the result page says what the learning site has confirmed, and gives a code that can be checked (UX-2, COMMIT-7, COMMIT-8)", async () => {
    await atPackage(async (learner) => {
      await learner.takeCourse(true);
      await learner.saved();
      await learner.goTo("result");
      expect(await textOf(learner, "#result [data-fill=held]")).toBe("Passed, with a score of 100%");
      const receipt = readReceipt(await textOf(learner, "#result [data-fill=receipt]"));
      expect([receipt?.status, receipt?.score]).toEqual(["passed", 10000]);
    });
  }, 60_000);

  test.each([
    ["review", "You are looking back."],
    ["browse", "You are browsing."],
  ])(
    "a visit in %s mode carries a banner from its first page on (UX-3, INIT-5)",
    async (mode, words) => {
      await atPackage(async (learner) => {
        await learner.begin();
        expect(await learner.frame().locator("[data-banner]:visible").allInnerTexts()).toEqual([expect.stringContaining(words)]);
      }, `?mode=${mode}`);
    },
    60_000,
  );

  test("everything works where a page may open no window of its own and has no clipboard (UX-6, ENV-2)", async () => {
    const bare = `for (const name of ["alert","confirm","prompt"]) window[name] = undefined;
      for (const name of ["locks","clipboard"]) Object.defineProperty(Navigator.prototype, name, { value: undefined });
      delete Crypto.prototype.randomUUID; Object.defineProperty(Crypto.prototype, "subtle", { value: undefined });`;
    await atPackage(
      async (learner) => {
        await learner.takeCourse(true);
        await learner.saved();
        expect(await learner.value("cmi.core.lesson_status")).toBe("passed");
        await learner.frame().locator(".technical summary").click();
        await learner.frame().locator("[data-copy-details]").click();
        expect(await textOf(learner, "[data-fill=detailsSelected]")).toBe("The text is selected. Copy it now.");
        expect(await learner.frame().locator("[data-details]").inputValue()).toMatch(/LMSCommit .*: ok/);
      },
      "",
      bare,
    );
  }, 60_000);

  test("no link and no form takes the learner out of the session (EXIT-11)", async () => {
    await atPackage(async (learner, context) => {
      await learner.begin();
      const address = learner.frame().url();
      await learner.goTo("references");
      const outside = learner.frame().locator("article[data-page=references] a[href^=http]").first();
      expect([await outside.getAttribute("target"), await outside.getAttribute("rel")]).toEqual([
        "_blank",
        expect.stringMatching(/noopener noreferrer/),
      ]);
      await context.route("**/*", (route) =>
        route.request().url().startsWith(site.preview.address) ? route.continue() : route.fulfill({ body: "elsewhere" }),
      );
      const [elsewhere] = await Promise.all([context.waitForEvent("page"), outside.click()]);
      await elsewhere.close();
      await learner.page.bringToFront();
      const quiz = learner.course.pages.find((page) => page.quiz);
      await learner.goTo(quiz?.id ?? "");
      await learner.frame().locator("form[data-question] input:visible").first().press("Enter");
      expect(learner.frame().url()).toBe(address);
      expect(await learner.frame().locator("html").getAttribute("data-phase")).toBe("running");
      await learner.goTo("start");
      await learner.takeCourse(true);
      await learner.saved();
      expect(await learner.value("cmi.core.lesson_status")).toBe("passed");
    });
  }, 60_000);

  test("the package works with its script under an odd type, at a deep address, and for a browser too old for it says so (ENV-1, ENV-3)", async () => {
    await atPackage(async (learner, context) => {
      const frame = learner.frame();
      expect(await frame.locator("script[type=module], base").count()).toBe(0);
      expect(await frame.locator("script:not([type])").count()).toBe(2);
      expect(
        await frame
          .locator("script[src]")
          .evaluateAll((all) => all.map((script) => script.getAttribute("src")).filter((src) => /^(\/|https?:)/.test(src ?? ""))),
      ).toEqual([]);
      const page = await context.newPage();
      await page.addInitScript("Object.defineProperty(Document.prototype, 'getElementById', { value() { throw new Error('too old'); } })");
      await page.goto(`${frame.url()}?id=1&x=y`);
      await page.locator(".unstarted").waitFor({ state: "visible", timeout: 8000 });
      expect(await page.locator(".unstarted").innerText()).toContain("Your answers and your progress will not be recorded");
      expect(await frame.locator(".unstarted").isVisible()).toBe(false);
    });
  }, 60_000);
});
