import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { type Gallery, type GalleryState, openGallery, show } from "../gallery/visit.ts";
import { findings, sideways } from "../support/axe.ts";
import { launchBrowser } from "../support/chromium.ts";

let browser: Browser;
const galleries = new Map<string, Gallery>();
const THEMES = ["nhsuk", "plain"];

beforeAll(async () => {
  browser = await launchBrowser();
  for (const theme of THEMES) galleries.set(theme, await openGallery(browser, theme));
}, 60_000);

afterAll(async () => {
  for (const gallery of galleries.values()) await gallery.close();
  await browser.close();
});

interface Look {
  readonly name: string;
  readonly theme: string;
  readonly state: GalleryState;
  readonly options: BrowserContextOptions;
}

const wide = { width: 1280, height: 900 };
/** As 1280 pixels at 400 %. */
const zoomed = { width: 320, height: 256 };

const LOOKS: readonly Look[] = [
  { name: "wrong", theme: "nhsuk", state: "wrong", options: { viewport: wide } },
  { name: "right, dark, at 400% zoom", theme: "nhsuk", state: "right", options: { viewport: zoomed, colorScheme: "dark" } },
  { name: "answered, at 400% zoom", theme: "plain", state: "answered", options: { viewport: zoomed, reducedMotion: "reduce" } },
  { name: "wrong, dark", theme: "plain", state: "wrong", options: { viewport: wide, colorScheme: "dark" } },
];

/** Targets smaller than 24 px whose surroundings do not make up for it (WCAG 2.2, 2.5.8). */
const SMALL = `(() => [...document.querySelectorAll("article:not([hidden]) :is(button,select,input,summary,textarea)")]
  .filter((element) => element.checkVisibility() && !element.closest("label"))
  .filter((element) => { const { width, height } = element.getBoundingClientRect(); return width > 1 && (width < 24 || height < 24); })
  .map((element) => element.outerHTML.slice(0, 120)))()`;

describe("every example of every question type", () => {
  test.each(LOOKS)(
    "$theme, $name: passes axe, has no small target and never scrolls sideways",
    async ({ theme, state, options }) => {
      const gallery = galleries.get(theme);
      const { page, frame } = await (gallery as Gallery).open(state, options);
      const found: Record<string, unknown> = {};
      for (const { id } of gallery?.course.pages ?? []) {
        await show(frame, id);
        found[id] = [await findings(frame, "article:not([hidden])"), await sideways(frame), await frame.evaluate(SMALL)];
      }
      await page.context().close();
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((id) => [id, [[], 0, []]])));
    },
    120_000,
  );
});
