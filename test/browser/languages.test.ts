import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { findings, sideways } from "../support/axe.ts";
import { launchBrowser } from "../support/chromium.ts";
import { openLearner } from "../support/learner.ts";
import { type Built, buildAt, previewOf } from "../support/packages.ts";
import { home, openProject, type TestProject } from "../support/project.ts";

const PICTURES = join(home, "test/output/pictures");
const PLACES = ["clean-hands/why", "clean-hands/moments", "clean-hands/quiz", "result", "glossary", "references"];

let browser: Browser;
let project: TestProject;
let built: Built;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  project = openProject("languages");
  [browser, built] = await Promise.all([launchBrowser(), buildAt(project.root, { archetypes: ["users"] })]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  built.remove();
  project.remove();
});

/** The plain package on a server of its own, in a fresh browser. */
async function atPackage(options: BrowserContextOptions, visit: (page: Page) => Promise<void>): Promise<void> {
  const preview = await previewOf(built.output);
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  try {
    await page.goto(`${preview.address}packages/basics/users/basics-users-web/index.html`);
    await page.locator("[data-begin-link]:visible").waitFor();
    await visit(page);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
    await preview.close();
  }
}

const speak = (page: Page, language: string) => page.locator(`[data-to-language="${language}"]`).click();
const show = async (page: Page, place: string) => {
  await page.locator(`[data-contents="${place}"]`).evaluate((link: HTMLElement) => link.click());
  await page.locator(`article[data-page="${place}"]:visible`).waitFor();
};
const languageOf = (page: Page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.title]);
const form = (page: Page, name: string) => page.locator(`article:visible form[data-question]`, { has: page.locator(`text=${name}`) });

test.each([
  { name: "1280", width: 1280, height: 900, colorScheme: "light" as const },
  { name: "360", width: 360, height: 740, colorScheme: "dark" as const },
])(
  "a page from right to left has no finding of axe and does not scroll sideways at $name px",
  async ({ name, width, height, colorScheme }) => {
    await atPackage({ viewport: { width, height }, colorScheme, locale: "ar" }, async (page) => {
      expect(await languageOf(page)).toEqual(["ar", "rtl", "الأساسيات"]);
      const found: Record<string, unknown> = { start: [await findings(page), await sideways(page)] };
      for (const place of PLACES) {
        await show(page, place);
        found[place] = [await findings(page), await sideways(page)];
        await page.screenshot({ path: join(PICTURES, `rtl-${name}-${place.replace("/", "-")}.png`), fullPage: true });
      }
      expect(found).toEqual(Object.fromEntries(["start", ...PLACES].map((place) => [place, [[], 0]])));
    });
  },
);

test("from right to left the contents stand at the right, and what marks a part stands at its right", async () => {
  await atPackage({ viewport: { width: 1280, height: 900 }, locale: "ar" }, async (page) => {
    await show(page, "clean-hands/why");
    const places = await page.evaluate(() => {
      const contents = document.querySelector(".contents")?.getBoundingClientRect();
      const quote = document.querySelector<HTMLElement>("article:not([hidden]) blockquote");
      const style = quote && getComputedStyle(quote);
      return [contents?.right === document.documentElement.clientWidth, style?.borderRightWidth, style?.borderLeftWidth];
    });
    expect(places).toEqual([true, "4px", "0px"]);
  });
});

test("a switch keeps the page, answers, marks and what is half written; title, focus and announcement are right", async () => {
  await atPackage({ locale: "en-GB" }, async (page) => {
    await show(page, "clean-hands/moments");
    await form(page, "When is the first moment?").locator("label").nth(1).click();
    await form(page, "When is the first moment?").locator("[type=submit]").click();
    await form(page, "What do you use with water?").locator("input").fill("soap");
    await form(page, "What do you use with water?").locator("[type=submit]").click();
    await form(page, "What will you do next time?").locator("textarea").fill("Wash first");
    await speak(page, "cy");
    expect(await languageOf(page)).toEqual(["cy", "", "Yr adegau – Hanfodion"]);
    const held = await page.evaluate(() => ({
      focus: document.activeElement?.getAttribute("data-to-language"),
      pressed: [...document.querySelectorAll("[data-to-language][aria-pressed=true]")].map(({ textContent }) => textContent),
      said: document.querySelector("[data-announcer]")?.textContent,
      marks: [...document.querySelectorAll<HTMLElement>("form[data-mark]")].map(({ dataset }) => dataset["mark"]),
      written: document.querySelector<HTMLTextAreaElement>("article:not([hidden]) textarea")?.value,
      read: document.querySelector("[data-fill=pagesRead]")?.textContent,
    }));
    expect(held).toEqual({
      focus: "cy",
      pressed: ["Cymraeg"],
      said: "Mae’r cwrs hwn yn Gymraeg nawr.",
      marks: ["correct", "correct"],
      written: "Wash first",
      read: "Tudalennau wedi’u darllen: 1 o 3",
    });
  });
});

test("after several switches one click is still one answer", async () => {
  await atPackage({ locale: "en-GB" }, async (page) => {
    await show(page, "clean-hands/quiz");
    for (const language of ["cy", "ar", "en-GB", "cy"]) await speak(page, language);
    await page.locator("article:visible form[data-question] label").first().click();
    await page.locator("article:visible form[data-question] input[type=text]").fill("5");
    await page.locator("[data-submit]:visible").click();
    const result = page.locator("article:visible [data-fill=quizResult]");
    expect(await result.locator("[data-fill=quizScore]").textContent()).toContain("100%");
    expect(await page.locator("article:visible .question__problem").count()).toBe(2);
    await speak(page, "en-GB");
    expect(await result.locator("[data-fill=quizScore]").textContent()).toContain("You scored 100%");
  });
});

test("the choice is kept on the device, and nothing but the language is", async () => {
  await atPackage({ locale: "en-GB" }, async (page) => {
    await speak(page, "cy");
    await page.reload();
    await page.locator("[data-begin-link]:visible").waitFor();
    expect(await languageOf(page)).toEqual(["cy", "", "Hanfodion"]);
    expect(await page.evaluate(() => localStorage.getItem("curricle-language"))).toBe("cy");
  });
});

test.each([
  ["cy-GB", "cy"],
  ["ar-EG", "ar"],
  ["fr", "en-GB"],
])("a browser in %s opens the course in %s", async (locale, language) => {
  await atPackage({ locale }, async (page) => {
    expect((await languageOf(page))[0]).toBe(language);
  });
});

test("cmi5: the learner's languagePreference comes before what was chosen on the device", async () => {
  const preview = await previewOf(built.output);
  const origin = preview.address.replace(/\/$/, "");
  const state = { cookies: [], origins: [{ origin, localStorage: [{ name: "curricle-language", value: "ar" }] }] };
  // The preview's learning system hands on the language of the browser.
  const context = await browser.newContext({ locale: "cy", storageState: state });
  try {
    const learner = await openLearner(await context.newPage(), preview.address, "basics/users/basics-users-cmi5");
    await learner.begin();
    expect(await learner.title()).toBe("Pam mae’n bwysig");
    expect(await learner.frame().evaluate(() => localStorage.getItem("curricle-language"))).toBe("ar");
  } finally {
    await context.close();
    await preview.close();
  }
});

test("SCORM: whoever learns in Welsh is recorded under the same ids, with the texts of the default language, and a switch ends no visit", async () => {
  const preview = await previewOf(built.output);
  const context = await browser.newContext({ locale: "cy" });
  try {
    const learner = await openLearner(await context.newPage(), preview.address, "basics/users/basics-users-scorm2004-4th");
    await learner.takeCourse(true);
    await learner.frame().locator('[data-to-language="ar"]').click();
    await learner.frame().locator('[data-to-language="cy"]').click();
    await learner.saved();
    const { rows } = await learner.held();
    const kept = (field: string) =>
      rows.filter(({ name }) => new RegExp(`interactions\\.\\d+\\.${field}$`).test(name)).map(({ value }) => value);
    expect([kept("id"), kept("description")]).toEqual([
      ["clean_hands__last_moment_a1", "clean_hands__how_many_a1"],
      ["When is the last moment?", "How many moments are there?"],
    ]);
    expect([await learner.value("cmi.success_status"), await learner.value("cmi.exit")]).toEqual(["passed", "suspend"]);
  } finally {
    await context.close();
    await preview.close();
  }
});
