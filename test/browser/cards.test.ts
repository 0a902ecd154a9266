import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { findings, sideways } from "../support/axe.ts";
import { launchBrowser } from "../support/chromium.ts";
import { type Built, buildFoundation } from "../support/packages.ts";
import { home } from "../support/project.ts";

const PICTURES = join(home, "test/output/pictures");

let browser: Browser;
let built: Built;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  [browser, built] = await Promise.all([launchBrowser(), buildFoundation({ archetypes: ["users"] })]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  built.remove();
});

const LOOKS = [
  { name: "1280 px", width: 1280, colorScheme: "light" as const },
  { name: "1280 px, dark", width: 1280, colorScheme: "dark" as const },
  { name: "360 px", width: 360, colorScheme: "light" as const },
  { name: "360 px, dark", width: 360, colorScheme: "dark" as const },
];

const addressOf = (card: string) => pathToFileURL(join(built.output, card)).href;

test.each(LOOKS)(
  "at $name, axe finds nothing on any card, and nothing scrolls sideways",
  async ({ width, colorScheme }) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const found: Record<string, unknown> = {};
    for (const { card, target } of built.packages) {
      await page.goto(addressOf(card));
      found[card] = [await findings(page), await sideways(page)];
      await page.screenshot({ path: join(PICTURES, `card-${target}-${width}-${colorScheme}.png`) });
    }
    await page.close();
    expect(found).toEqual(Object.fromEntries(built.packages.map(({ card }) => [card, [[], 0]])));
  },
  60_000,
);

test("a card prints on A4 in at most six pages, dark text on white", async () => {
  const page = await browser.newPage({ colorScheme: "dark" });
  await page.goto(addressOf(built.packages[0]?.card ?? ""));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.emulateMedia({ media: "print" });
  const colour = await page.evaluate(() => getComputedStyle(document.body).color);
  await page.close();
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect([pages >= 1 && pages <= 6, colour]).toEqual([true, "rgb(33, 43, 50)"]);
});
