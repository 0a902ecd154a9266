import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { galleryExamples } from "../../builder/gallery.ts";
import type { Preview } from "../../builder/preview/server.ts";
import { looks } from "../support/axe.ts";
import { launchBrowser } from "../support/chromium.ts";
import { studioOf } from "../support/packages.ts";
import { openProject, type TestProject } from "../support/project.ts";

const MODULE = "modules/how-good-is-it/module.md";

let browser: Browser;
let project: TestProject;
let studio: Preview;
let page: Page;

beforeAll(async () => {
  project = openProject("foundation");
  const nothing = { diagnostics: [], texts: new Map() };
  [browser, studio] = await Promise.all([launchBrowser(), studioOf(project.root, () => Promise.resolve(nothing))]);
}, 30_000);

afterAll(async () => {
  await browser.close();
  await studio.close();
  project.remove();
});

beforeEach(async () => {
  await page?.context().close();
  const permissions = ["clipboard-read", "clipboard-write"];
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    bypassCSP: true,
    reducedMotion: "reduce",
    permissions,
  });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
});

describe("side by side", () => {
  test("has no accessibility findings in any look and does not scroll sideways", async () => {
    await page.goto(`${studio.address}side-by-side/how-good-is-it?archetype=users&archetype=creators&only=differences`);
    await page.locator("details.folded summary").first().click();
    expect(await looks(page, "side-by-side")).toEqual([]);
  });

  test("says whose a part is, and leads a reviewer to a page by its address", async () => {
    await page.goto(`${studio.address}side-by-side/how-good-is-it#how-good-is-it/read-a-claim-again`);
    const row = page.locator(".row", { hasText: "Read the claim again" });
    expect(await row.locator(".only__label").allTextContents()).toEqual(["creators, embedders only", "creators, embedders only"]);
    expect(
      await row
        .getByRole("heading")
        .first()
        .evaluate((heading) => heading.getBoundingClientRect().top < innerHeight),
    ).toBe(true);
  });

  test("shows pictures, and nothing can be answered", async () => {
    await page.goto(`${studio.address}side-by-side/how-good-is-it`);
    const picture = page.getByRole("img", { name: "A table of two rows and two columns" }).first();
    await picture.scrollIntoViewIfNeeded();
    expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0))).toBe(true);
    expect(await page.getByRole("radio").first().isDisabled()).toBe(true);
  });

  test("on a phone one archetype is shown at a time", async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(`${studio.address}side-by-side/how-good-is-it`);
    await page.getByLabel("Show what").selectOption("Users");
    const shown = await page.locator(".cell:visible").evaluateAll((all) => all.map((cell) => cell.getAttribute("data-archetype")));
    expect([...new Set(shown)]).toEqual(["users"]);
  });

  test("what is saved comes into the page, and the reader stays where they are", async () => {
    await page.goto(`${studio.address}side-by-side/how-good-is-it`);
    await page.getByRole("heading", { name: "Read the claim again" }).scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    project.edit({ file: MODULE, like: MODULE, find: "Ask four things of any claim:", put: "Ask these four things of any claim:" });
    await page.getByText("Ask these four things of any claim:").waitFor();
    expect([before > 1000, await page.evaluate(() => scrollY)]).toEqual([true, before]);
  });
});

describe("the gallery", () => {
  test("has no accessibility findings in any look and does not scroll sideways", async () => {
    await page.goto(`${studio.address}gallery?filter=expander`);
    await page.locator("iframe:visible").first().waitFor();
    expect(await looks(page, "studio-gallery")).toEqual([]);
  });

  test("shows every example beside its source, in a frame as high as it is, and takes no focus", async () => {
    await page.goto(`${studio.address}gallery`);
    const { blocks, questions } = galleryExamples();
    expect(await page.locator("article pre").allTextContents()).toEqual([...blocks, ...questions].map(({ markdown }) => markdown));
    const inset = page.frameLocator("iframe[data-page='blocks/inset-1']");
    await inset.getByText("The tool gives advice.").waitFor();
    const sizes = await inset.locator("main").evaluate((main) => [main.scrollHeight, innerHeight]);
    expect(Math.abs((sizes[0] ?? 0) - (sizes[1] ?? 0))).toBeLessThan(4);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  });

  test("is filtered as somebody types, and the address keeps it", async () => {
    await page.goto(`${studio.address}gallery`);
    await page.getByRole("searchbox", { name: "Filter" }).fill("captions transcript");
    expect(await page.locator("article:visible h4").allInnerTexts()).toEqual([
      "A film with captions and a transcript #",
      "A sound with captions and a transcript #",
    ]);
    expect([await page.locator("[data-found]").innerText(), new URL(page.url()).searchParams.get("filter")]).toEqual([
      expect.stringMatching(/^2 of \d+ examples$/),
      "captions transcript",
    ]);
  });

  test("copies a source with the keyboard, and says so", async () => {
    await page.goto(`${studio.address}gallery?filter=advice+inset`);
    await page.getByRole("button", { name: "Copy the source of A point set apart" }).press("Enter");
    await page.getByRole("status").filter({ hasText: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${galleryExamples().blocks[0]?.markdown}\n`);
  });

  test("lets a question be answered as a learner would, and forgets it", async () => {
    await page.goto(`${studio.address}gallery?filter=what-machine-learning-is`);
    const example = page.frameLocator("iframe[data-page='choice/example-1']");
    await example.getByLabel("Finding patterns").check();
    await example.getByRole("button", { name: "Check" }).click();
    await example.getByText("The patterns come from examples.").waitFor();
    await page.reload();
    await example.getByRole("button", { name: "Check" }).waitFor();
    expect(await example.getByLabel("Finding patterns").isChecked()).toBe(false);
  });

  test("plays its film", async () => {
    await page.goto(`${studio.address}gallery?filter=eight-beds`);
    const film = page.frameLocator("iframe[data-page='blocks/video-1']").locator("video");
    const seconds = await film.evaluate(async (video: HTMLVideoElement) => {
      video.muted = true;
      await video.play();
      return video.duration;
    });
    expect(Math.round(seconds)).toBe(4);
  });
});
