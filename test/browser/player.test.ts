import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { BrowserContextOptions, Page } from "playwright-core";
import { findings, sideways } from "../support/axe.ts";
import { inBrowser } from "../support/in-browser.ts";
import { openLearner } from "../support/learner.ts";
import { home, openProject } from "../support/project.ts";

const PICTURES = join(home, "test/output/pictures");
const PACKAGE = "packages/foundation/users/foundation-users-web/index.html";
const SCORM = "foundation/users/foundation-users-scorm12";

const site = inBrowser(() => openProject("foundation"), { archetypes: ["users"], targets: ["web", "scorm12"] });

/** A learner's page, begun; what is printed is counted and goes nowhere. */
async function atCourse(visit: (page: Page) => Promise<void>, options: BrowserContextOptions = {}, prepare = ""): Promise<void> {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true, ...options });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    await page.addInitScript(`window.printed = 0; window.print = () => window.printed++; ${prepare}`);
    await page.goto(site.preview.address + PACKAGE);
    await page.locator("[data-begin-link]:visible").click();
    await visit(page);
  } finally {
    await context.close();
  }
}

const contents = (page: Page, place: string) => page.locator(`[data-contents="${place}"]`).evaluate((link: HTMLElement) => link.click());
const attribute = (page: Page, name: string) => page.locator("html").getAttribute(name);
const colour = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const picture = (page: Page, name: string) => page.screenshot({ path: join(PICTURES, `${name}.png`) });

describe("search", () => {
  test("finds words on every page, whatever their case and marks, leads to them, and is cleared by Escape", async () => {
    await atCourse(async (page) => {
      await page.fill("[data-search]", "WÓUND");
      await page.locator("[data-results] a").first().waitFor();
      const found = await page.locator("[data-results] a").count();
      expect(await page.locator("[role=search] [role=status]").innerText()).toBe(`Pages found: ${found}`);
      expect(new Set(await page.locator("[data-results] mark").allInnerTexts())).toEqual(new Set(["wound"]));
      expect(await findings(page)).toEqual([]);
      await picture(page, "search");
      await page.locator("[data-results] a").last().focus();
      await page.keyboard.press("Enter");
      await page.locator(".found:focus").waitFor();
      expect(await page.locator(".found:focus").innerText()).toMatch(/wound/i);
      await page.locator("[data-results] a").first().focus();
      await page.keyboard.press("Escape");
      expect([await page.inputValue("[data-search]"), await page.locator("[data-results]").isVisible()]).toEqual(["", false]);
      expect(await page.locator("[data-search]").evaluate((field) => field === document.activeElement)).toBe(true);
    });
  }, 30_000);

  test.each([
    ["an answer", ".option span"],
    ["feedback", "[data-feedback]"],
    ["a question of a quiz", ".page--quiz .question__stem"],
  ])(
    "does not find %s",
    async (_, selector) => {
      await atCourse(async (page) => {
        const text = (await page.locator(selector).first().textContent()) ?? "";
        await page.fill("[data-search]", text);
        await page.locator("[data-fill=searchNone]:visible").waitFor();
        expect(await page.locator("[data-results] a").count()).toBe(0);
      });
    },
    30_000,
  );
});

describe("the learner's display", () => {
  test("is kept over a reload, is there before the page is painted, and wins over what the device says", async () => {
    await atCourse(
      async (page) => {
        await page.locator("[aria-controls=display]").focus();
        await page.keyboard.press("Enter");
        expect(await findings(page)).toEqual([]);
        await page.selectOption("#set-colours", "light");
        await page.selectOption("#set-size", "150");
        expect([await colour(page), await page.locator("[data-fill=displayKept]").isVisible()]).toEqual(["rgb(255, 255, 255)", true]);
        await page.keyboard.press("Escape");
        expect(await page.locator("[aria-controls=display]").evaluate((button) => button === document.activeElement)).toBe(true);
        await page.route("**/index.html", async (route) => {
          const answer = await route.fetch();
          await route.fulfill({ response: answer, body: (await answer.text()).replace(/<body>[^]*/, "<body>") });
        });
        await page.reload();
        expect([await attribute(page, "data-size"), await colour(page)]).toEqual(["150", "rgb(255, 255, 255)"]);
        expect(await page.evaluate(() => JSON.stringify(localStorage.getItem("curricle-display")))).toMatch(/size=150/);
      },
      { colorScheme: "dark" },
    );
  }, 30_000);

  test("changes the page where storage is blocked, and says that it will not last (PRIV-4)", async () => {
    const block = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });";
    await atCourse(
      async (page) => {
        await page.locator("[aria-controls=display]").click();
        await page.selectOption("#set-colours", "dark");
        expect([await attribute(page, "data-colours"), await page.locator("[data-fill=displayUnkept]").isVisible()]).toEqual([
          "dark",
          true,
        ]);
        await page.locator("[data-usual]").click();
        expect([await attribute(page, "data-colours"), await colour(page)]).toEqual([null, "rgb(255, 255, 255)"]);
      },
      {},
      block,
    );
  }, 30_000);

  test.each(["light", "dark", "contrast"])(
    "passes axe in the colours %s, with all else at its most, at 320 px",
    async (colours) => {
      await atCourse(
        async (page) => {
          await page.locator("[aria-controls=display]").click();
          await page.selectOption("#set-colours", colours);
          await page.selectOption("#set-size", "200");
          await page.selectOption("#set-spacing", "wide");
          await page.selectOption("#set-font", "open");
          expect([await findings(page), await sideways(page)]).toEqual([[], 0]);
          await page.keyboard.press("Escape");
          await contents(page, "right-level-of-confidence/quiz");
          expect([await findings(page), await sideways(page)]).toEqual([[], 0]);
          await picture(page, `display-${colours}`);
        },
        { viewport: { width: 320, height: 640 } },
      );
    },
    30_000,
  );
});

test("a bookmark stands in the contents, comes back with the saved progress, and can be taken away", async () => {
  await atCourse(async (page) => {
    await contents(page, "how-good-is-it/four-numbers");
    await page.locator("[data-mark-page]:visible").press("Enter");
    const links = page.locator("[data-bookmarks] a");
    expect([await links.allInnerTexts(), await findings(page)]).toEqual([["Four numbers that matter"], []]);
    await page.reload();
    await page.locator("[data-begin-link]:visible").click();
    await links.click();
    expect(await page.locator("[data-mark-page]:visible").getAttribute("aria-pressed")).toBe("true");
    await page.locator("[data-mark-page]:visible").click();
    expect(await page.locator("[data-fill=bookmarked]").isVisible()).toBe(false);
  });
}, 30_000);

test("the contents say how much of each module is done and how long the rest takes", async () => {
  await atCourse(async (page) => {
    const left = async () => Number.parseInt((await page.locator("[data-fill=minutesLeft]").innerText()).replace(/\D+/, ""), 10);
    const before = await left();
    await contents(page, "what-ai-is/three-kinds");
    expect([before <= 36, (await left()) < before, await page.locator("[data-module-count]").first().innerText()]).toEqual([
      true,
      true,
      "2 of 8",
    ]);
  });
}, 30_000);

describe("printing", () => {
  test("the whole course has every page and every picture, and gives no answer away", async () => {
    await atCourse(async (page) => {
      const form = page.locator("form[data-question]:visible").first();
      await form.locator("input").first().check();
      await form.locator("button[type=submit]").click();
      await page.locator("[aria-controls=print]").click();
      expect(await findings(page)).toEqual([]);
      await page.locator("[data-print=course]").click();
      await page.waitForFunction("window.printed === 1");
      await page.emulateMedia({ media: "print" });
      const pages = await page.locator("article[id*='/']").count();
      expect(await page.locator("article[id*='/']:visible").count()).toBe(pages);
      expect(await page.locator(".outcome:visible, .blocking:visible, .result:visible, .tools:visible").count()).toBe(0);
      const mark = form.locator("input:checked + span");
      expect(await mark.evaluate((span) => [getComputedStyle(span, "::after").content, getComputedStyle(span).fontWeight])).toEqual([
        "none",
        "400",
      ]);
      const waiting =
        "[...document.querySelectorAll('main img')].filter(({ complete, naturalWidth }) => !complete || !naturalWidth).length";
      expect(await page.evaluate(waiting)).toBe(0);
      const address = page.locator("#references a[href^=http]").first();
      expect(await address.evaluate((link) => getComputedStyle(link, "::after").content)).toContain("https://");
      await picture(page, "print-course");
      await page.emulateMedia({ media: null });
      await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
      expect([await attribute(page, "data-print"), await page.locator("article[data-page]:visible").count()]).toEqual([null, 1]);
    });
  }, 30_000);

  test("the result is shown and printed, and the page on screen by itself", async () => {
    await atCourse(async (page) => {
      await page.locator("[aria-controls=print]").click();
      await page.locator("[data-print=page]").click();
      await page.waitForFunction("window.printed === 1");
      expect(await page.locator("article[data-page]:visible").getAttribute("id")).toBe("what-ai-is/one-day");
      await page.locator("[aria-controls=print]").click();
      await page.locator("[data-print=result]").click();
      await page.waitForFunction("window.printed === 2");
      expect(await page.locator("article[data-page]:visible").getAttribute("id")).toBe("result");
    });
  }, 30_000);
});

describe("the certificate", () => {
  test("comes with a confirmed pass, in the name that the LMS gives, on one sheet, and the name is kept nowhere (INIT-7)", async () => {
    const context = await site.browser.newContext({ bypassCSP: true });
    try {
      const learner = await openLearner(await context.newPage(), site.preview.address, SCORM);
      const frame = () => learner.frame();
      await learner.begin();
      await learner.goTo("result");
      expect(await frame().locator("[data-fill=certified]").isVisible()).toBe(false);
      await learner.goTo("start");
      await learner.takeCourse(true);
      await learner.saved();
      await learner.goTo("result");
      await frame().locator("[data-fill=certified] a").click();
      const sheet = frame().locator(".certificate__sheet");
      const [name, text] = [await sheet.locator(".certificate__name").innerText(), await sheet.innerText()];
      expect([name, /100%/.test(text), /AI foundations/.test(text), /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.test(text)]).toEqual([
        "Learner Preview",
        true,
        true,
        true,
      ]);
      expect(await findings(frame())).toEqual([]);
      await picture(learner.page, "certificate");
      expect(await frame().evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toMatch(/Learner|Preview/);
      await learner.page.emulateMedia({ media: "print" });
      expect(await frame().locator(".course-header:visible, .course-footer:visible, .result__actions:visible").count()).toBe(0);
      // A4 with usual margins, in CSS pixels.
      expect((await sheet.boundingBox())?.height).toBeLessThan(950);
    } finally {
      await context.close();
    }
  }, 30_000);

  test("is not given where nobody else confirms a result", async () => {
    await atCourse(async (page) => {
      await contents(page, "result");
      expect(await page.locator("[data-fill=certified]").isVisible()).toBe(false);
    });
  }, 30_000);
});

test("a slow phone never lays out more than one page: when the course counts as started, all others are hidden", async () => {
  const watch = `new MutationObserver(() => {
    if (!("started" in document.documentElement.dataset) || window.shown) return;
    window.shown = [...document.querySelectorAll("article[data-page]")].filter((page) => !page.hidden).map((page) => page.dataset.page);
  }).observe(document, { subtree: true, attributeFilter: ["data-started"] });`;
  await atCourse(
    async (page) => {
      expect(await page.evaluate("window.shown")).toEqual(["start"]);
    },
    {},
    watch,
  );
});
