import { expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { looks } from "../support/axe.ts";
import { inBrowser } from "../support/in-browser.ts";
import { openProject } from "../support/project.ts";

const [WORD, GAPS, THOUGHT, WISH, ESTIMATE] = [0, 1, 2, 3, 4] as const;

const { open } = inBrowser(() => openProject("typed-questions"), { targets: ["web"] });

const goTo = (page: Page, id: string) =>
  page.evaluate((name) => document.querySelector<HTMLElement>(`[data-contents="typing/${name}"]`)?.click(), id);
const within = (page: Page, slot: number, selector: string) => page.locator(`form[data-question="${slot}"] ${selector}`);
const check = (page: Page, slot: number) => within(page, slot, "[type=submit]").press("Enter");
const marks = (page: Page, slot: number) => within(page, slot, ".gap__mark:visible").allTextContents();

test("words and gaps are marked one by one, and what was typed is there again after a reload", async () => {
  const page = await open();
  await goTo(page, "words");
  await within(page, WORD, "input").fill("Mrs Smith");
  await check(page, WORD);
  expect(await within(page, WORD, "[data-feedback]:visible").textContent()).toContain("senses an illness");
  await check(page, GAPS);
  expect(await within(page, GAPS, ".question__problem").textContent()).toBe("Fill in every gap");
  expect(await within(page, GAPS, ".gap input").getAttribute("aria-label")).toBe("Gap 1 of 2");
  await within(page, GAPS, ".gap input").fill("acuracy");
  await within(page, GAPS, ".gap select").selectOption("specificity");
  await check(page, GAPS);
  expect(await marks(page, GAPS)).toEqual(["Not quite. Right answer: sensitivity", "Correct"]);
  expect(await within(page, GAPS, ".outcome__verdict").textContent()).toContain("Partly correct");
  expect(await looks(page, "typing-words")).toEqual([]);
  await page.locator("[data-save=saved]").waitFor();
  await page.reload();
  await page.locator("html[data-started] [data-begin-link]:visible").waitFor();
  await goTo(page, "words");
  expect([await within(page, WORD, "input").inputValue(), await within(page, GAPS, "select").inputValue()]).toEqual([
    "Mrs Smith",
    "specificity",
  ]);
  expect(await marks(page, GAPS)).toHaveLength(2);
  await within(page, GAPS, "[data-again]").press("Enter");
  expect([await marks(page, GAPS), await within(page, GAPS, ".gap input").inputValue()]).toEqual([[], ""]);
  await page.context().close();
}, 30_000);

test("a private text is in its field alone: neither storage nor the next visit has it, and whoever changes it begins with it", async () => {
  const page = await open();
  await goTo(page, "thoughts");
  await within(page, THOUGHT, "textarea").fill("About Mrs Smith");
  expect(await within(page, THOUGHT, "[data-count]").textContent()).toBe("15 of 1000 characters");
  await check(page, THOUGHT);
  expect(await within(page, THOUGHT, ".outcome").textContent()).toContain("Many people name alerts");
  await within(page, THOUGHT, "[data-again]").press("Enter");
  await within(page, THOUGHT, "[type=submit]:visible").waitFor();
  expect(await within(page, THOUGHT, "textarea").inputValue()).toBe("About Mrs Smith");
  await check(page, THOUGHT);
  await within(page, WISH, "textarea").fill("The table.");
  expect(await within(page, WISH, ".written__warning").textContent()).toContain("Write nothing about a patient");
  expect(await looks(page, "typing-thoughts")).toEqual([]);
  await page.locator("[data-save=saved]").waitFor();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain("Smith");
  await page.reload();
  await page.locator("html[data-started] [data-begin-link]:visible").waitFor();
  await goTo(page, "thoughts");
  expect([await within(page, THOUGHT, "textarea").inputValue(), await within(page, WISH, "textarea").inputValue()]).toEqual([
    "",
    "The table.",
  ]);
  expect(await within(page, THOUGHT, "[data-earlier]").isVisible()).toBe(true);
  await page.context().close();
}, 30_000);

test("a private text is gone from its field once the page goes, though the browser keeps the page", async () => {
  const page = await open();
  await goTo(page, "thoughts");
  await within(page, THOUGHT, "textarea").fill("About Mrs Smith");
  await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
  expect(await within(page, THOUGHT, "textarea").inputValue()).toBe("");
  await page.context().close();
});

test("an estimate is none until the slider is moved, taken or a number on its scale is typed; then the truth is shown and said", async () => {
  const page = await open();
  await goTo(page, "estimates");
  const field = within(page, ESTIMATE, "input[type=text]");
  const slider = within(page, ESTIMATE, "input[type=range]");
  await check(page, ESTIMATE);
  expect(await within(page, ESTIMATE, ".question__problem").textContent()).toContain("Move the slider");
  await slider.press("ArrowRight");
  expect([await field.inputValue(), await slider.getAttribute("data-unset")]).toEqual(["51", null]);
  await field.fill("");
  expect([await slider.inputValue(), await slider.getAttribute("data-unset")]).toEqual(["50", ""]);
  await slider.press("Enter");
  expect(await field.inputValue()).toBe("50");
  await field.fill("150");
  await check(page, ESTIMATE);
  expect(await within(page, ESTIMATE, ".estimate__truth").isVisible()).toBe(false);
  await field.fill("19,5");
  expect(await slider.inputValue()).toBe("20");
  await check(page, ESTIMATE);
  expect(await within(page, ESTIMATE, ".outcome").textContent()).toMatch(/Partly correct.*too high.*8\.3%.*6\.3% to 10\.3%/s);
  expect(await within(page, ESTIMATE, ".estimate__truth").isVisible()).toBe(true);
  expect(await looks(page, "typing-estimate")).toEqual([]);
  await within(page, ESTIMATE, "[data-again]").press("Enter");
  expect([await within(page, ESTIMATE, ".estimate__truth").isVisible(), await field.inputValue()]).toEqual([false, ""]);
  await page.context().close();
}, 30_000);

test("a slider that is tapped where it stands gives the number there", async () => {
  const page = await open({ hasTouch: true });
  await goTo(page, "estimates");
  await within(page, ESTIMATE, "input[type=range]").tap();
  expect(await within(page, ESTIMATE, "input[type=text]").inputValue()).toBe("50");
  await check(page, ESTIMATE);
  expect(await within(page, ESTIMATE, ".outcome").isVisible()).toBe(true);
  await page.context().close();
});

test("a quiz says how many answers are right, and gives points for a part of them", async () => {
  const page = await open();
  await goTo(page, "quiz");
  expect(await page.locator("form:visible .hint").first().textContent()).toContain("Number of right answers: 2.");
  await page.getByLabel("Earlier X-rays").check();
  await page.locator("[data-submit]:visible").click();
  expect(await page.locator(".panel:visible").textContent()).toContain("You scored 50%");
  await page.context().close();
});

test("on paper a gap shows what there is to choose from, and a slider that says nothing is left out", async () => {
  const page = await open({ viewport: { width: 794, height: 1000 } });
  await goTo(page, "words");
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".gap__paper:visible").textContent()).toBe("(sensitivity / specificity / accuracy)");
  await goTo(page, "estimates");
  expect(await page.locator("[type=range]:visible").count()).toBe(0);
  await page.context().close();
});

test("without a script nothing gives the answers away", async () => {
  const page = await open({ javaScriptEnabled: false });
  expect(
    await page.locator("form [data-feedback]:visible, .gap__mark:visible, .estimate__truth:visible, [data-earlier]:visible").count(),
  ).toBe(0);
  await page.context().close();
});
