import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { galleryExamples } from "../../builder/gallery.ts";
import { type Look, lookAt, lookAtBlocks, type Seen } from "../gallery/looks.ts";
import { watchAnswers, watchForcedColours } from "../gallery/visibility.ts";
import { type Gallery, type GalleryState, openGallery, show } from "../gallery/visit.ts";
import { launchBrowser } from "../support/chromium.ts";

const wide = { width: 1280, height: 900 };
/** As 1280 pixels at 400 %. */
const zoomed = { width: 320, height: 256 };
const phone = { width: 320, height: 640 };
const dark = { colorScheme: "dark" } as const;
const rtl = { language: "ar" } as const;

const LOOKS: readonly Look[] = [
  ...["nhsuk", "high-contrast"].flatMap((theme): Look[] => [
    { name: "light", theme, options: { viewport: wide }, watch: watchAnswers },
    { name: "dark", theme, options: { viewport: wide, ...dark }, watch: watchAnswers },
  ]),
  { name: "in the learner's high contrast", theme: "plain", display: "colours=contrast", options: { viewport: wide } },
  { name: "dark, at 400% zoom", theme: "plain", options: { viewport: zoomed, ...dark } },
  { name: "at 400% zoom, from right to left", theme: "high-contrast", ...rtl, options: { viewport: zoomed } },
  { name: "from right to left, on a phone of 320 px", theme: "nhsuk", ...rtl, options: { viewport: phone, hasTouch: true } },
];

const forced = { forcedColors: "active", viewport: wide } as const;
const FORCED: readonly Look[] = [
  { name: "on white", theme: "nhsuk", options: forced, watch: watchForcedColours },
  { name: "on black", theme: "plain", options: { ...forced, ...dark }, watch: watchForcedColours },
];

const NOTHING: Seen = { untouched: [], "not answered": [], right: [], back: [], wrong: [] };

let browser: Browser;
const galleries = new Map<string, Promise<Gallery>>();
const seen = new Map<Look, Promise<Seen>>();

/** Two looks are under way at a time, in one browser. */
beforeAll(async () => {
  browser = await launchBrowser();
  const lanes = [Promise.resolve(), Promise.resolve()];
  for (const [index, look] of [...FORCED, ...LOOKS].entries()) {
    const lane = index % lanes.length;
    const result = (lanes[lane] as Promise<void>).then(async () => lookAt(await galleryOf(look), look));
    seen.set(look, result);
    lanes[lane] = result.then(
      () => undefined,
      () => undefined,
    );
  }
});

function galleryOf({ theme, language }: Pick<Look, "theme" | "language">): Promise<Gallery> {
  const name = `${theme} ${language}`;
  const gallery = galleries.get(name) ?? openGallery(browser, theme, language);
  galleries.set(name, gallery);
  return gallery;
}

afterAll(async () => {
  await Promise.allSettled(seen.values());
  for (const gallery of galleries.values()) await (await gallery).close();
  await browser.close();
});

describe("every example of every question type, untouched, without an answer, right, wrong and when its learner comes back", () => {
  test.each(LOOKS)(
    "$theme, $name: passes axe, has no small target, never scrolls sideways, and shows answers that are marked",
    async (look) => {
      expect(await seen.get(look)).toEqual(NOTHING);
    },
    300_000,
  );

  test.each(FORCED)(
    "$theme, in colours that the system sets, $name: shows every control, every focus, and right and wrong by shape and words",
    async (look) => {
      expect(await seen.get(look)).toEqual({
        ...NOTHING,
        right: ["#icon-done Correct", "#icon-done In the right place"],
        wrong: ["#icon-done Correct", "#icon-done In the right place", "#icon-wrong Not quite"],
      });
    },
    300_000,
  );
});

test.each([
  { name: "light", theme: "nhsuk", options: { viewport: wide } },
  { name: "dark, at 400% zoom", theme: "nhsuk", options: { viewport: zoomed, ...dark } },
])(
  "$name: every example of every block passes axe, and never scrolls sideways",
  async (look) => {
    const count = galleryExamples().blocks.length;
    expect(await lookAtBlocks(await galleryOf(look), look)).toEqual([`${count} pages`, "0 px"]);
  },
  60_000,
);

/** Where the first of each is on a page of the gallery, px from the top, and in which direction it is written. */
async function measure(look: Look, state: GalleryState, page: string, selectors: readonly string[]) {
  const { page: tab, frame } = await (await galleryOf(look)).open(state, look.options);
  await show(frame, page);
  const measured = await frame.evaluate(
    (all) =>
      all.map((selector) => {
        const element = document.querySelector(`article:not([hidden]) ${selector}`) ?? document.body;
        const { top, bottom } = element.getBoundingClientRect();
        return { top, bottom, direction: getComputedStyle(element).direction };
      }),
    selectors,
  );
  await tab.context().close();
  return measured;
}

test("on a phone the bookmark stands above the title, so that no word of the title is broken", async () => {
  const look = { name: "phone", theme: "nhsuk", options: { viewport: phone } };
  const [mark, title] = await measure(look, "fresh", "true-false/example-1", [".page__mark", "h1"]);
  expect(mark?.bottom).toBeLessThanOrEqual(title?.top ?? 0);
});

test("where a page runs from right to left, a number does not: its minus sign stays in front", async () => {
  const look = { name: "from right to left", theme: "nhsuk", ...rtl, options: { viewport: wide } };
  const measured = await measure(look, "fresh", "numeric/example-1", ["form", "[inputmode=decimal]"]);
  expect(measured.map(({ direction }) => direction)).toEqual(["rtl", "ltr"]);
});

test("where there is room, the mark of a gap stands on the line of its field", async () => {
  const look = { name: "light", theme: "nhsuk", options: { viewport: wide } };
  const [field, mark] = await measure(look, "wrong", "cloze/example-1", [".gap input", ".gap__mark--wrong"]);
  expect(mark?.top).toBeLessThan(field?.bottom ?? 0);
});
