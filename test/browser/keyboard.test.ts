import { expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { inBrowser } from "../support/in-browser.ts";
import { press, tabTo } from "../support/keyboard.ts";
import { openProject } from "../support/project.ts";

const { open } = inBrowser(() => openProject("small"), { targets: ["web"] });

/** True where the element with the focus can be told from the others at a glance. */
const focusShows = (page: Page) =>
  page.evaluate(() => {
    const { outlineStyle, outlineWidth, boxShadow, backgroundColor } = getComputedStyle(document.activeElement ?? document.body);
    return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none" || backgroundColor === "rgb(255, 235, 59)";
  });

const headingHasFocus = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.activeElement?.textContent?.trim() === wanted, text);

test("a learner completes a whole course with the keyboard alone, and always sees where they are (WCAG 2.1.1, 2.4.3, 2.4.7)", async () => {
  const page = await open();
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
  await press(page, "article:not([hidden]) input[type=radio]", "ArrowDown", "Space");
  await enter("article:not([hidden]) .question__check");
  await page.locator("article:not([hidden]) [data-outcome]:visible").waitFor();
  await enter("[data-next]");
  await headingHasFocus(page, "Quiz");
  await press(page, "article:not([hidden]) input[type=radio]", "Space");
  await tabTo(page, "article:not([hidden]) input[type=text]");
  await page.keyboard.type("5");
  await enter("article:not([hidden]) [data-submit]");
  await page.locator("article:not([hidden]) .panel:visible").waitFor();
  const result = await page.evaluate(() => document.activeElement?.textContent ?? "");
  await page.context().close();
  expect(result).toContain("100%");
  expect(seen).toEqual(seen.map(() => true));
});
