import { expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { looks } from "../support/axe.ts";
import { inBrowser } from "../support/in-browser.ts";
import { focused, press } from "../support/keyboard.ts";
import { openProject } from "../support/project.ts";

const { open } = inBrowser(() => openProject("matching-types"), { targets: ["web"] });

const inForm = (slot: number, selector: string) => `form[data-question="${slot}"] ${selector}`;
const check = (page: Page, slot: number) => press(page, inForm(slot, "[type=submit]"), "Enter");
const visible = (page: Page, slot: number, selector: string) => page.locator(inForm(slot, `${selector}:visible`));
const told = (page: Page, slot: number) => page.locator(inForm(slot, "[role=status]")).textContent();

/** Chooses the first answer in each row of a question. */
async function fillRows(page: Page, slot: number): Promise<void> {
  const rows = await page.locator(inForm(slot, "[data-row]")).count();
  const isSelect = (await page.locator(inForm(slot, "select")).count()) > 0;
  for (let row = 1; row <= rows; row++) {
    await press(page, inForm(slot, `[data-row]:nth-child(${row}) :is(select,input)`), isSelect ? "ArrowDown" : "Space");
  }
}

test("by keyboard alone a learner says what they think, matches, orders and sorts, and sees before and after; axe finds nothing at 1280 and 320 px, light and dark", async () => {
  const page = await open({ viewport: { width: 320, height: 900 } });
  await press(page, "[data-begin-link]", "Enter");

  await press(page, inForm(0, "input"), "Space", "ArrowDown");
  await check(page, 0);
  expect(await focused(page)).toContain("Thank you");

  await fillRows(page, 1);
  await check(page, 1);
  expect(await visible(page, 1, ".row-mark").count()).toBe(3);
  expect(await visible(page, 1, ".row-mark--wrong").first().textContent()).toContain("Right answer: The share of ");

  await press(page, inForm(2, "li:first-child [data-move=down]"), "Enter");
  expect(await told(page, 2)).toBe(`${await visible(page, 2, "li:nth-child(2) .sequence__text").textContent()} is now 2 of 4`);
  await page.keyboard.press("Enter");
  const moved = await visible(page, 2, "li:nth-child(3) .sequence__text").textContent();
  expect([await told(page, 2), await focused(page)]).toEqual([`${moved} is now 3 of 4`, `↓ Move down: ${moved}`]);
  await check(page, 2);
  expect(await visible(page, 2, ".row-mark").count()).toBe(4);
  expect(await visible(page, 2, ".sequence__right li").first().textContent()).toBe("Say what problem it should solve");
  expect(await looks(page, "sorting-before")).toEqual([]);

  await press(page, "[data-next]", "Enter");
  await fillRows(page, 3);
  await check(page, 3);
  await fillRows(page, 4);
  await check(page, 4);
  expect([await visible(page, 3, ".row-mark").count(), await visible(page, 4, ".row-mark--right").count()]).toEqual([5, 1]);
  expect(await looks(page, "sorting-groups")).toEqual([]);

  await press(page, "[data-next]", "Enter");
  await press(page, "[data-submit]", "Enter");
  await press(page, inForm(6, "li:last-child [data-move=up]"), "Enter");
  await press(page, inForm(7, "input"), "Space", "ArrowDown", "ArrowDown", "ArrowDown");
  await press(page, "[data-submit]", "Enter");
  const together = "Before: 2 – Slightly confident. Now: 4 – Very confident.";
  expect(await visible(page, 7, "[data-pair]").textContent()).toBe(together);
  expect(await page.locator(".panel:visible").textContent()).toContain("of 1 question correct.");
  expect(await looks(page, "sorting-quiz")).toEqual([]);

  await press(page, "[data-next]", "Enter");
  expect(await page.locator("#result [data-pair]:visible dd").first().textContent()).toBe(together);
  await page.context().close();
}, 30_000);

test("what was answered is there again after a reload, and can be changed", async () => {
  const page = await open();
  await press(page, "[data-begin-link]", "Enter");
  await fillRows(page, 1);
  await press(page, inForm(2, "li:first-child [data-move=down]"), "Enter");
  await check(page, 2);
  const order = await page.locator(inForm(2, ".sequence__text")).allTextContents();
  await page.locator("[data-save=saved]").waitFor();
  await page.reload();
  await press(page, "[data-begin-link]", "Enter");
  const first = await page.locator(inForm(1, "option:nth-child(2)")).first().getAttribute("value");
  expect(await page.locator(inForm(1, "select")).evaluateAll((lists) => lists.map((list) => (list as HTMLSelectElement).value))).toEqual(
    Array(3).fill(first),
  );
  expect(await page.locator(inForm(2, ".sequence__text")).allTextContents()).toEqual(order);
  await press(page, inForm(2, "[data-again]"), "Enter");
  expect(await page.locator(inForm(2, ".sequence__text")).allTextContents()).not.toEqual(order);
  expect(await visible(page, 2, ".row-mark").count()).toBe(0);
  await check(page, 2);
  expect(await visible(page, 2, ".question__problem").textContent()).toContain("Move at least one item");
  await page.context().close();
});

test("without a script everything can be read, and nothing asks to be pressed", async () => {
  const page = await open({ javaScriptEnabled: false });
  expect(await page.locator("[data-move]:visible").count()).toBe(0);
  expect(await page.locator(`${inForm(2, ".sequence__text")}:visible`).count()).toBe(4);
  expect(await page.locator("form .row-mark:visible, form [data-feedback]:visible, [data-pair]:visible").count()).toBe(0);
  await page.context().close();
});

test("on paper a list to choose from becomes a list to read", async () => {
  const page = await open({ viewport: { width: 794, height: 1000 } });
  await press(page, "[data-begin-link]", "Enter");
  expect(await visible(page, 1, ".pairs__paper li").count()).toBe(0);
  await page.emulateMedia({ media: "print" });
  expect(await visible(page, 1, ".pairs__paper li").count()).toBe(4);
  expect(await visible(page, 2, "[data-move]").count()).toBe(0);
  await page.context().close();
});
