import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import JSZip from "jszip";
import type { Browser, Page } from "playwright-core";
import { findings, sideways } from "../support/axe.ts";
import { launchBrowser } from "../support/chromium.ts";
import { type Built, buildAt } from "../support/packages.ts";
import { home } from "../support/project.ts";

const COURSES = [
  "foundation/users",
  ...["shapers", "drivers", "creators", "embedders", "users"].map((archetype) => `advanced/${archetype}`),
].map((course) => ({ course }));
const ADDRESS = "http://course.test/";

let browser: Browser;
let built: Built;

beforeAll(async () => {
  [browser, built] = await Promise.all([launchBrowser(), buildAt(home, { courses: ["foundation", "advanced"], targets: ["web"] })]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  built.remove();
});

/** A course as it can be read where no script runs: all of its pages below each other. */
async function unscripted(course: string, width: number, colorScheme: "light" | "dark"): Promise<Page> {
  const [id, archetype] = course.split("/");
  const zip = await JSZip.loadAsync(readFileSync(join(built.output, `${course}/${id}-${archetype}-web.zip`)));
  const html = (await zip.file("index.html")?.async("string")) ?? "";
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
  await page.route(`${ADDRESS}**`, async (route) => {
    const path = route.request().url().slice(ADDRESS.length);
    if (path === "") return route.fulfill({ contentType: "text/html", body: html.replace(/<script>[^]*?<\/script>/g, "") });
    const body = await zip.file(path)?.async("nodebuffer");
    return body ? route.fulfill({ contentType: "image/svg+xml", body }) : route.abort();
  });
  await page.goto(ADDRESS);
  return page;
}

describe.each(COURSES)("every page of $course", ({ course }) => {
  test.each(["light", "dark"] as const)(
    "passes axe in %s colours",
    async (colours) => {
      const page = await unscripted(course, 1280, colours);
      const pages = await page.locator("article[data-page]:visible").count();
      const found = await findings(page, "main");
      await page.close();
      expect([pages > 30, found]).toEqual([true, []]);
    },
    60_000,
  );

  test("fits a phone of 320 px, but for tables, which scroll by themselves", async () => {
    const page = await unscripted(course, 320, "light");
    const wide = await sideways(page);
    await page.close();
    expect(wide).toBe(0);
  }, 60_000);

  test("has every picture that it shows", async () => {
    const page = await unscripted(course, 1280, "light");
    const broken = await page.evaluate(async () => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>("article img")];
      for (const picture of pictures) picture.loading = "eager";
      await Promise.allSettled(pictures.map((picture) => picture.decode()));
      return pictures.filter(({ naturalWidth }) => naturalWidth === 0).map(({ src }) => src);
    });
    await page.close();
    expect(broken).toEqual([]);
  }, 60_000);
});
