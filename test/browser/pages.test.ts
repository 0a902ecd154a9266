import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { findings, sideways } from "../support/axe.ts";
import { inBrowser } from "../support/in-browser.ts";
import { buildFoundation, previewOf } from "../support/packages.ts";
import { home, openProject } from "../support/project.ts";

const PICTURES = join(home, "test/output/pictures");

const site = inBrowser(() => openProject("foundation"), { archetypes: ["users"], targets: ["web"] });

const PACKAGE = "packages/foundation/users/foundation-users-web/index.html";
/** Each width and each scheme of colours; the colours do not hang on the width. */
const SIZES = [
  { name: "1280 px", width: 1280, height: 900, colorScheme: "light" as const },
  { name: "360 px, dark", width: 360, height: 740, colorScheme: "dark" as const },
  { name: "320 px, as at 400% zoom", width: 320, height: 256, colorScheme: "light" as const },
];

/** Each state of the page, reached from the one before. */
const STATES: readonly { readonly name: string; readonly reach: (page: Page) => Promise<void> }[] = [
  { name: "start", reach: async () => undefined },
  { name: "page", reach: (page) => page.locator("[data-begin-link]:visible").click() },
  {
    name: "practice-marked",
    reach: async (page) => {
      const form = page.locator("form[data-question]:visible").first();
      await form.locator("input").first().check();
      await form.locator("button[type=submit]").click();
    },
  },
  {
    name: "quiz-problems",
    reach: async (page) => {
      await show(page, "how-good-is-it/quiz");
      await page.locator("[data-submit]:visible").click();
    },
  },
  {
    name: "quiz-marked",
    reach: async (page) => {
      for (const form of await page.locator("form[data-question]:visible").all()) {
        const typed = form.locator("input[type=text]");
        await ((await typed.count()) > 0 ? typed.fill("38") : form.locator("input").first().check());
      }
      await page.locator("[data-submit]:visible").click();
    },
  },
  { name: "table-and-picture", reach: (page) => show(page, "how-good-is-it/different-group") },
  { name: "result", reach: (page) => show(page, "result") },
  { name: "references", reach: (page) => show(page, "references") },
  { name: "ended", reach: (page) => page.locator('[data-wish="exit"]:visible').first().click() },
];

/** Follows an entry of the contents, open or not. */
async function show(page: Page, place: string): Promise<void> {
  await page.locator(`[data-contents="${place}"]`).evaluate((link: HTMLElement) => link.click());
  await page.locator(`article[data-page="${place}"]:visible`).waitFor();
}

describe.each(SIZES)("at $name", ({ width, height, colorScheme }) => {
  test("axe finds nothing on any page or state, and nothing scrolls sideways", async () => {
    const context = await site.browser.newContext({ viewport: { width, height }, colorScheme, bypassCSP: true, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    await page.goto(site.preview.address + PACKAGE);
    await page.locator("[data-begin-link]:visible").waitFor();
    const found: Record<string, unknown> = {};
    for (const { name, reach } of STATES) {
      await reach(page);
      found[name] = [await findings(page, "html", false), await sideways(page)];
      await page.screenshot({ path: join(PICTURES, `${name}-${width}-${colorScheme}.png`), fullPage: name === "page" });
    }
    await context.close();
    expect(found).toEqual(Object.fromEntries(STATES.map(({ name }) => [name, [[], 0]])));
  }, 90_000);
});

test("every page of the course passes axe", async () => {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(site.preview.address + PACKAGE);
  await page.locator("[data-begin-link]:visible").click();
  const places = await page
    .locator("[data-contents]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("data-contents") ?? ""));
  const found: Record<string, string[]> = {};
  for (const place of places) {
    await show(page, place);
    found[place] = await findings(page, "html", false);
  }
  await context.close();
  expect(found).toEqual(Object.fromEntries(places.map((place) => [place, []])));
}, 90_000);

test("the first load takes at most three requests, none of them elsewhere", async () => {
  const page = await site.browser.newPage();
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(site.preview.address + PACKAGE);
  await page.locator("[data-begin-link]:visible").waitFor();
  await page.waitForTimeout(1000);
  await page.close();
  const real = requests.filter((url) => !url.startsWith("data:"));
  expect([real.length <= 3, real.filter((url) => !url.startsWith(site.preview.address))]).toEqual([true, []]);
});

test("a learner can take a quiz with the keyboard alone", async () => {
  const page = await site.browser.newPage();
  await page.goto(site.preview.address + PACKAGE);
  await page.locator("[data-begin-link]:visible").focus();
  await page.keyboard.press("Enter");
  await page.locator('article[data-page="what-ai-is/one-day"] h1').waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  const form = page.locator("form[data-question]:visible").first();
  await form.locator("input").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await form.locator("button[type=submit]").focus();
  await page.keyboard.press("Enter");
  await form.locator("[data-outcome]").waitFor();
  expect(await form.locator(".outcome__verdict").textContent()).toMatch(/\w/);
  expect(await form.locator("[data-outcome]").evaluate((element) => element === document.activeElement)).toBe(true);
  await page.close();
});

test("all pages, and the text of all questions, can be read without any script", async () => {
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.preview.address + PACKAGE);
  expect([await page.locator("h1:visible").count(), await page.locator("noscript").count()]).toEqual([expect.any(Number), 1]);
  expect(await page.locator(".question__stem:visible").count()).toBe(38);
  await context.close();
});

test("a package that finds no LMS says so and blocks, and then lets the learner look (DISC-6)", async () => {
  const scorm = await buildFoundation({ archetypes: ["users"], targets: ["scorm12"] });
  const page = await site.browser.newPage({ bypassCSP: true });
  const inner = await previewOf(scorm.output);
  await page.goto(`${inner.address}packages/foundation/users/foundation-users-scorm12/index.html`);
  await page.locator('article[data-page="no-connection"]:visible').waitFor({ timeout: 15_000 });
  expect(await page.locator('article[data-page="no-connection"]').textContent()).toContain("Nothing you do here will be recorded.");
  expect(await findings(page, "html", false)).toEqual([]);
  await page.locator("[data-wish=look-without-record]").click();
  await page.locator("[data-begin-link]:visible").click();
  expect(await page.locator("[data-banner=unrecorded]:visible").count()).toBe(1);
  expect(await findings(page, "html", false)).toEqual([]);
  await page.close();
  await inner.close();
  scorm.remove();
}, 60_000);

test.each([
  ["the list of packages", ""],
  ["a package being played", "play/foundation/users/foundation-users-web"],
])("in the preview, axe finds nothing on %s", async (_, path) => {
  const page = await site.browser.newPage();
  await page.goto(site.preview.address + path);
  await page.waitForTimeout(800);
  expect(await findings(page, "html", false)).toEqual([]);
  await page.close();
});

test("another host's name or another site's write gets nothing from the preview", async () => {
  const write = await fetch(`${site.preview.address}held/x`, { method: "PUT", body: "{}", headers: { origin: "https://evil.example" } });
  expect(write.status).toBe(403);
  const outside = await fetch(`${site.preview.address}packages/foundation/users/foundation-users-web/..%2f..%2f..%2fpackage.json`);
  expect(outside.status).toBe(404);
});
