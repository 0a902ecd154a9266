import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import type { Preview } from "../../builder/preview/server.ts";
import { findings, sideways } from "../support/axe.ts";
import { launchBrowser } from "../support/chromium.ts";
import { studioOf } from "../support/packages.ts";
import { openProject, type TestProject } from "../support/project.ts";

let browser: Browser;
let project: TestProject;
let studio: Preview;
let context: BrowserContext | undefined;

beforeAll(async () => {
  project = openProject("small");
  project.edit({ file: "modules/courses/basics.yaml", find: "[scorm12, web]", put: "[scorm12, xapi, cmi5, web]" });
  const nothing = { diagnostics: [], texts: new Map() };
  [browser, studio] = await Promise.all([launchBrowser(), studioOf(project.root, () => Promise.resolve(nothing))]);
}, 30_000);

afterAll(async () => {
  await browser.close();
  await studio.close();
  project.remove();
});

afterEach(() => context?.close());

interface Played {
  readonly page: Page;
  /** What the learner sees. */
  readonly course: FrameLocator;
}

/** The play window of the small course, opened at an address with that query, by somebody whom no LMS knows. */
async function play(query = "", target = "scorm12", options: Parameters<Browser["newContext"]>[0] = {}): Promise<Played> {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: true, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  const state = query.includes("state=") ? "" : "&state=fresh";
  await page.goto(`${studio.address}play/basics/users/basics-users-${target}?${query}${state}`);
  // The robot has said what it did.
  await page.locator("[data-status]", { hasText: /\.$/ }).waitFor({ state: "attached" });
  return { page, course: page.frameLocator("iframe") };
}

/** The rows of the timeline, once one of them says that. */
async function rowsWith(page: Page, words: string | RegExp): Promise<readonly string[]> {
  await page.locator("[data-timeline] li", { hasText: words }).first().waitFor({ state: "attached" });
  return page.locator("[data-timeline] > li").allTextContents();
}

/** What the file holds that this button gives. */
async function fileFrom(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  return readFileSync(await file.path(), "utf8");
}

const widthOf = (course: FrameLocator) => course.locator("html").evaluate((root) => root.clientWidth);
const panel = (page: Page, name: string) => page.getByRole("tab", { name }).click();

describe("what the LMS receives", () => {
  test("SCORM 1.2: each call stands with what it means, and the headline says what the LMS would show", async () => {
    const { page } = await play("state=passed");
    const rows = await rowsWith(page, "LMSCommit");
    expect(rows.filter((row) => /^\+[\d.]+\ss.*Recorded: passed, 100.*LMSCommit\(""\) → "true"$/.test(row))).toHaveLength(1);
    expect(rows.join()).not.toContain("LMSGetValue");
    expect(await page.locator(".standing").innerText()).toMatch(/^Strict LMS would show\n+Passed, 100\s%$/);
    await page.getByRole("radio", { name: "All" }).check();
    expect((await rowsWith(page, "LMSGetValue")).join()).toContain("calls that only ask");
  });

  test("SCORM 1.2: the data model marks what the last commit has changed, and the saved state is read out", async () => {
    const { page, course } = await play("state=passed");
    await panel(page, "Data model");
    await page.getByRole("row", { name: "cmi.core.lesson_status passed" }).waitFor();
    await course.locator("[data-contents='clean-hands/why']").evaluate((link: HTMLElement) => link.click());
    expect(await page.locator("tr[data-change=changed] th", { hasText: "lesson_location" }).innerText()).toBe("cmi.core.lesson_location");
    await panel(page, "Saved state");
    const saved = page.getByRole("tabpanel", { name: "Saved state" });
    expect(await saved.locator("[data-budget-words]").innerText()).toMatch(/^\d+ of 4,096 characters used \(\d[\d.]*\s%\)\.$/);
    const used = (await saved.locator("[data-saved-text]").textContent()) ?? "";
    expect(await saved.locator("meter").getAttribute("value")).toBe(String(used.length));
    expect(await saved.locator(".facts").innerText()).toMatch(/Why it matters\n+Pages read\n+3 of 3\n+Status\n+passed\n+Score\n+100/);
    expect(await saved.locator("li", { hasText: "When is the last moment?" }).innerText()).toMatch(
      /After touching what is around the patient right\n+Quiz$/,
    );
  });

  test("xAPI: each request stands with what it means; each statement with what the validator says", async () => {
    const { page } = await play("state=passed", "xapi");
    expect((await rowsWith(page, /Recorded: .*passed/)).join()).toMatch(/POST statements → 200/);
    await panel(page, "Saved state");
    await page.locator("[data-budget-words]", { hasText: /\d characters used; this format sets no limit\.$/ }).waitFor();
    await page.getByRole("tab", { name: "Saved state" }).press("ArrowRight");
    expect(new URL(page.url()).searchParams.get("tab")).toBe("statements");
    const passed = page.locator("[data-statements] > li", { hasText: "passed “Basics”" });
    await passed.locator("summary").click();
    expect(await passed.locator(".verdict").innerText()).toBe("Valid");
    expect(JSON.parse((await passed.locator("pre").textContent()) ?? "")).toMatchObject({
      result: { success: true, score: { scaled: 1 } },
    });
  });

  test("the transcript is a file with everything that was said", async () => {
    const { page } = await play("state=passed&personality=moodle");
    await rowsWith(page, "LMSCommit");
    const json = await fileFrom(page, "JSON");
    const text = await fileFrom(page, "Text");
    const transcript = JSON.parse(json) as { entries: { call?: string }[] };
    expect(transcript).toMatchObject({ target: "scorm12", choices: { personality: "moodle" }, standing: { success: "passed", score: 1 } });
    expect(transcript.entries.map(({ call }) => call)).toContain('LMSInitialize("")');
    expect(text).toContain("The LMS would show: passed, 100");
    expect(text).toContain('LMSCommit("") -> "true"');
  });

  test("five thousand calls leave the timeline short, quick and whole", async () => {
    const { page } = await play();
    const took = await page.evaluate(() => {
      const { API } = window as unknown as { API: { LMSSetValue(name: string, value: string): string } };
      const began = performance.now();
      for (let call = 0; call < 5000; call++) API.LMSSetValue("cmi.core.lesson_location", `place-${call}`);
      return new Promise<number>((resolve) => {
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
      });
    });
    await rowsWith(page, "place-4999");
    expect(await page.locator("[data-timeline] > li").count()).toBe(200);
    expect(await page.getByRole("button", { name: /^Show earlier \([45],\d{3} left out\)$/ }).count()).toBe(1);
    expect(took).toBeLessThan(3000);
  });
});

describe("what goes wrong", () => {
  test("offline: the learner is told, and the timeline says what is lost", async () => {
    const { page, course } = await play("state=quiz");
    await page.getByLabel("Fault").selectOption("Offline");
    await course.locator("[data-contents='clean-hands/why']").evaluate((link: HTMLElement) => link.click());
    await course.locator('[data-save="unsaved"]').waitFor();
    expect((await rowsWith(page, "Lost")).join()).toMatch(/Lost .*LMSCommit/);
    expect(new URL(page.url()).searchParams.get("fault")).toBe("offline");
  });

  test("commits that fail unseen: the timeline says what nobody tells the learner", async () => {
    const { page } = await play("state=passed&fault=commits-fail");
    expect((await rowsWith(page, "Lost")).join()).toMatch(/Lost .*LMSCommit\(""\) → "true"/);
    expect(await page.locator("[data-standing]").innerText()).toBe("Not completed");
  });

  test("a record store that answers 500: what was sent is lost, and arrives once it answers again", async () => {
    const { page, course } = await play("state=quiz", "xapi");
    await page.getByLabel("Fault").selectOption("Server error (500)");
    await course.locator("[data-contents='clean-hands/why']").evaluate((link: HTMLElement) => link.click());
    expect((await rowsWith(page, "Lost")).join()).toMatch(/Lost .* → 500/);
    await page.getByLabel("Fault").selectOption("None");
    await course.locator('[data-save="saved"]').waitFor();
  });
});

describe("how the learner comes and goes", () => {
  test("the tab is closed without notice: what the LMS kept is shown, and the learner goes on from there", async () => {
    const { page, course } = await play("state=half-way&page=clean-hands/moments");
    await page.getByRole("button", { name: "Close the tab" }).click();
    expect(await page.locator("iframe").count()).toBe(0);
    const card = page.getByRole("region", { name: "The tab is closed" });
    expect(await card.innerText()).toMatch(/Goes on at\n+The moments\n+Pages read\n+2 of 3/);
    await card.getByRole("button", { name: "Resume" }).click();
    expect(await course.locator("[data-fill=continueAt]:visible").innerText()).toContain("The moments");
    expect((await rowsWith(page, "Visit 2")).join()).toMatch(/The learner closed the tab.*Visit \d: the learner comes back/);
  });

  test("a new learner finds nothing of the one before", async () => {
    const { page, course } = await play("state=passed", "web");
    await page.getByRole("button", { name: "New learner" }).click();
    await course.getByRole("link", { name: "Start" }).last().waitFor();
    expect(await course.locator("progress").getAttribute("value")).toBe("0");
  });

  test("the frame has the width that is chosen, and the address says so", async () => {
    const { page, course } = await play("size=tablet");
    const widths = [await widthOf(course)];
    for (const name of ["Phone", "LMS", "Full"]) {
      await page.getByRole("radio", { name }).check();
      widths.push(await widthOf(course));
    }
    expect([...widths, new URL(page.url()).searchParams.get("size")]).toEqual([768, 375, 640, 845, "full"]);
  });
});

describe("an address opens what it says", () => {
  test.each([
    ["page=clean-hands/moments", "[data-page='clean-hands/moments']:visible"],
    ["state=right", "[data-page='clean-hands/moments']:visible [data-outcome]:visible >> text=Yes."],
    ["state=wrong&page=clean-hands/quiz", "[data-page='clean-hands/quiz']:visible [data-outcome]:visible >> text=Not one of the five."],
    ["state=failed", "[data-page=result]:visible >> text=You have not finished yet"],
    ["mode=review&theme=dark&page=clean-hands/why", "html[data-colours=dark] [data-banner=review]:visible"],
    ["mastery=50", "[data-fill=passMark]:visible >> text=50%"],
  ])("%s", async (query, shown) => {
    const { course } = await play(query);
    await course.locator(shown).first().waitFor();
    expect(await course.locator(shown).count()).toBeGreaterThan(0);
  });

  test("a system is played in its own way, and named", async () => {
    const { page } = await play("personality=moodle&state=passed");
    await rowsWith(page, "LMSCommit");
    expect(await page.locator("[data-who]").innerText()).toBe("Moodle would show");
    await page.getByLabel("Behaves as").focus();
    await page.getByLabel("Behaves as").selectOption("NHS Learning Hub");
    await page.locator("[data-who]", { hasText: "NHS Learning Hub" }).waitFor();
    expect((await rowsWith(page, "Visit 2")).length).toBeGreaterThan(3);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("personality");
  });
});

/** What axe finds in each panel in these colours, and how far the page can be scrolled sideways, px. */
async function foundIn(page: Page, colorScheme: "light" | "dark"): Promise<readonly unknown[]> {
  await page.emulateMedia({ colorScheme });
  const found: unknown[] = [];
  for (const name of ["Timeline", "Data model", "Saved state", "Statements"]) {
    await panel(page, name);
    found.push(...(await findings(page, "body", false)), ...[await sideways(page)].filter((pixels) => pixels > 0));
  }
  return found;
}

test.each([1280, 360])("axe finds nothing in any panel at %d px, light or dark, and nothing scrolls sideways", async (width) => {
  const { page } = await play("state=passed", "xapi", { viewport: { width, height: 740 } });
  await rowsWith(page, "passed");
  // Without the frame axe is quicker; what is in it has tests of its own.
  await page.getByRole("button", { name: "Close the tab" }).click();
  await page.locator("[data-drawer]").evaluate((handle: HTMLElement) => handle.click());
  expect([await foundIn(page, "light"), await foundIn(page, "dark")]).toEqual([[], []]);
});
