import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import type { Preview } from "../../builder/preview/server.ts";
import { launchBrowser } from "../support/chromium.ts";
import { type Built, buildAt, previewOf } from "../support/packages.ts";
import { openProject, type TestProject } from "../support/project.ts";

let browser: Browser;
let project: TestProject;
let built: Built;
let preview: Preview;

beforeAll(async () => {
  project = openProject("small");
  [browser, built] = await Promise.all([launchBrowser(), buildAt(project.root, { targets: ["web"] })]);
  preview = await previewOf(built.output);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await preview.close();
  built.remove();
  project.remove();
});

/** Tabs on until the element with the focus fits, and says in what order it came past which others. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`The keyboard never comes to ${selector}.`);
}

/** True where the element with the focus can be told from the others at a glance. */
const focusShows = (page: Page) =>
  page.evaluate(() => {
    const { outlineStyle, outlineWidth, boxShadow, backgroundColor } = getComputedStyle(document.activeElement ?? document.body);
    return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none" || backgroundColor === "rgb(255, 235, 59)";
  });

const headingHasFocus = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.activeElement?.textContent?.trim() === wanted, text);

test("a learner completes a whole course with the keyboard alone, and always sees where they are (WCAG 2.1.1, 2.4.3, 2.4.7)", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(8000);
  await page.goto(`${preview.address}packages/basics/users/basics-users-web/index.html`);
  await page.locator("[data-begin-link]:visible").waitFor();
  const seen: boolean[] = [];
  const enter = async (selector: string) => {
    await tabTo(page, selector);
    seen.push(await focusShows(page));
    await page.keyboard.press("Enter");
  };
  await enter("[data-begin-link]");
  await headingHasFocus(page, "Why it matters");
  await enter("[data-next]");
  await headingHasFocus(page, "The moments");
  await tabTo(page, "article:not([hidden]) input[type=radio]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await enter("article:not([hidden]) .question__check");
  await page.locator("article:not([hidden]) [data-outcome]:visible").waitFor();
  await enter("[data-next]");
  await headingHasFocus(page, "Quiz");
  await tabTo(page, "article:not([hidden]) input[type=radio]");
  await page.keyboard.press("Space");
  await tabTo(page, "article:not([hidden]) input[type=text]");
  await page.keyboard.type("5");
  await enter("article:not([hidden]) [data-submit]");
  await page.locator("article:not([hidden]) .panel:visible").waitFor();
  const result = await page.evaluate(() => document.activeElement?.textContent ?? "");
  await page.close();
  expect(result).toContain("100%");
  expect(seen).toEqual(seen.map(() => true));
});
