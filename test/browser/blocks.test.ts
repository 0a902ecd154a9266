import { describe, expect, test } from "@jest/globals";
import type { BrowserContextOptions, Page } from "playwright-core";
import { findings, sideways } from "../support/axe.ts";
import { inBrowser } from "../support/in-browser.ts";
import { focused } from "../support/keyboard.ts";
import { openProject } from "../support/project.ts";

const { open } = inBrowser(() => openProject("blocks"), { targets: ["web"] });

/** A page of the course that is on screen. */
async function openAt(place: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await open(options);
  await show(page, place);
  return page;
}

async function show(page: Page, place: string): Promise<void> {
  await page.locator(`[data-contents="${place}"]`).evaluate((link: HTMLElement) => link.click());
  await page.locator(`article[data-page="${place}"]:visible`).waitFor();
}

describe.each([
  { name: "1280 px", viewport: { width: 1280, height: 900 }, colorScheme: "light" as const },
  { name: "1280 px, dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" as const },
  { name: "320 px, as at 400% zoom", viewport: { width: 320, height: 256 }, colorScheme: "light" as const },
])("at $name", ({ viewport, colorScheme }) => {
  test("axe finds nothing on any block, and nothing scrolls sideways", async () => {
    const page = await openAt("ward/words", { viewport, colorScheme });
    const shown = await page.evaluate(() => {
      const pages = [...document.querySelectorAll<HTMLElement>("article[data-page^='ward/'], #glossary")];
      for (const each of pages) each.hidden = false;
      return pages.length;
    });
    expect([shown, await findings(page), await sideways(page)]).toEqual([9, [], 0]);
    await page.context().close();
  }, 30_000);
});

test("tabs are chosen with the arrow keys, and Tab leads into the part that is chosen", async () => {
  const page = await openAt("ward/tabs");
  await page.locator("[role=tab]").first().focus();
  await page.keyboard.press("ArrowRight");
  expect([await focused(page), await page.locator("[role=tabpanel]:visible").innerText()]).toEqual([
    "Pharmacist",
    expect.stringContaining("Checks the dose."),
  ]);
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  expect(await page.locator("[role=tab][aria-selected=true]").allTextContents()).toEqual(["Ward nurse"]);
  await page.keyboard.press("Tab");
  expect(await focused(page)).toContain("Checks the name.");
  await page.context().close();
});

test("tabs run from right to left where the text does", async () => {
  const page = await openAt("ward/tabs");
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  await page.locator("[role=tab]").first().focus();
  await page.keyboard.press("ArrowLeft");
  expect(await focused(page)).toBe("Pharmacist");
  await page.context().close();
});

test("a card shows its other side when its button is pressed, and hides it again", async () => {
  const page = await openAt("ward/tabs");
  const back = page.locator(".card__back").first();
  expect(await back.isVisible()).toBe(false);
  await page.locator(".card__turn").first().focus();
  await page.keyboard.press("Enter");
  expect([await back.isVisible(), await focused(page)]).toEqual([true, "Hide the other side"]);
  await page.keyboard.press("Enter");
  expect(await back.isVisible()).toBe(false);
  await page.context().close();
});

test("a picture is enlarged with the keyboard, and Escape gives the focus back", async () => {
  const page = await openAt("ward/pictures");
  const button = page.locator(".picture__zoom");
  await button.focus();
  await page.keyboard.press("Enter");
  expect([await page.locator("dialog img").isVisible(), await focused(page), await findings(page)]).toEqual([
    true,
    "Close the picture",
    [],
  ]);
  await page.keyboard.press("Escape");
  expect([await page.locator("dialog").isVisible(), await focused(page)]).toEqual([false, "Enlarge the picture"]);
  await button.press("Enter");
  await page.keyboard.press("Enter");
  expect(await page.locator("dialog").isVisible()).toBe(false);
  await page.context().close();
});

test("a term shows its meaning and leaves the focus on the term", async () => {
  const page = await openAt("ward/terms");
  await page.locator("button.term:visible").first().focus();
  await page.keyboard.press("Enter");
  const meaning = page.locator(".term__meaning:visible");
  expect([await meaning.allTextContents(), await focused(page)]).toEqual([["A flag for somebody who is well."], "false alarm"]);
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  expect(await meaning.count()).toBe(0);
  await page.context().close();
});

test.each(["audio", "video"])(
  "a paragraph of the transcript plays the %s from there, and what is said is marked",
  async (kind) => {
    const page = await openAt("ward/media");
    const block = page.locator(`[data-block=${kind}]`);
    await block.locator(".media__time").last().focus();
    await page.keyboard.press("Enter");
    await block.locator("[data-now]").first().waitFor();
    expect((await block.locator("[data-now]").allTextContents()).join("")).toBe("Thank you. I will check the chart");
    const player = await block.locator(kind).evaluate((element: HTMLMediaElement) => {
      return [element.preload, element.autoplay, element.controls, element.textTracks[0]?.kind, element.textTracks[0]?.language];
    });
    expect(player).toEqual(["none", false, true, "captions", "en-GB"]);
    await page.context().close();
  },
  15_000,
);

test("nothing of a film is fetched before somebody plays it", async () => {
  const page = await open();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.reload();
  await page.locator("[data-begin-link]:visible").waitFor();
  await show(page, "ward/media");
  await page.waitForTimeout(300);
  expect(asked.filter((path) => /\.(webm|mp3)$/.test(path))).toEqual([]);
  await page.context().close();
});

test("an attachment says its kind and size and is downloaded", async () => {
  const page = await openAt("ward/media");
  expect(await page.locator(".attachment").innerText()).toBe("The rota (CSV, 1 kB)");
  expect(await page.locator(".attachment a").getAttribute("download")).toBe("");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".attachment a").click()]);
  expect([download.suggestedFilename(), await page.locator('article[data-page="ward/media"]:visible').count()]).toEqual(["rota.csv", 1]);
  await page.context().close();
});

describe("without a script", () => {
  test("everything can be read, and no button is there that does nothing", async () => {
    const page = await open({ javaScriptEnabled: false });
    const texts = ["Checks the name.", "Checks the dose.", "A flag for somebody who is well.", "Thank you. I will check the chart."];
    for (const text of texts) expect(await page.getByText(text).first().isVisible()).toBe(true);
    expect(await page.locator(".page button:visible:not([popovertarget])").count()).toBe(0);
    await page.context().close();
  });
});

test("in print, tabs and cards stand open one below the other, and a term is explained where it comes first", async () => {
  const page = await openAt("ward/tabs");
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".tabs__title:visible").allTextContents()).toEqual(["Ward nurse", "Pharmacist", "Ward clerk"]);
  expect([await page.locator(".card__back:visible").count(), await page.locator("[role=tablist]:visible").count()]).toEqual([2, 0]);
  await show(page, "ward/terms");
  expect(await page.locator(".term__meaning:visible").count()).toBe(2);
  await page.context().close();
});
