import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { findings, sideways } from "../support/axe.ts";
import { launchBrowser } from "../support/chromium.ts";
import { type Built, buildAt } from "../support/packages.ts";
import { home, openProject, type TestProject } from "../support/project.ts";

const PICTURES = join(home, "test/output/pictures");

let browser: Browser;
let project: TestProject;
let built: Built;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  project = openProject("small");
  [browser, built] = await Promise.all([launchBrowser(), buildAt(project.root, { archetypes: ["users"], targets: ["web"] })]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  built.remove();
  project.remove();
});

test.each([
  { width: 1280, colorScheme: "light" as const },
  { width: 1280, colorScheme: "dark" as const },
  { width: 360, colorScheme: "light" as const },
  { width: 360, colorScheme: "dark" as const },
])(
  "at $width px, $colorScheme, axe finds nothing on the page about accessibility, and nothing scrolls sideways",
  async ({ width, colorScheme }) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    await page.goto(pathToFileURL(join(built.output, built.packages[0]?.accessibility ?? "")).href);
    await page.click("summary");
    const found = [await findings(page), await sideways(page)];
    await page.screenshot({ path: join(PICTURES, `accessibility-${width}-${colorScheme}.png`), fullPage: true });
    await page.close();
    expect(found).toEqual([[], 0]);
  },
  30_000,
);
