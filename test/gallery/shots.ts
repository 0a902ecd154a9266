import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { launchBrowser } from "../support/chromium.ts";
import { home } from "../support/project.ts";
import { type GalleryState, openGallery, show, writeInArabicLetters } from "./visit.ts";

const STATES: readonly GalleryState[] = ["fresh", "answered", "right", "wrong"];

const LOOKS = [
  { look: "", language: "en-GB", widths: [1280, 768, 360], options: {} },
  { look: "-forced", language: "en-GB", widths: [1280, 360], options: { forcedColors: "active" } },
  { look: "-forced-black", language: "en-GB", widths: [1280], options: { forcedColors: "active", colorScheme: "dark" } },
  { look: "-rtl", language: "ar", widths: [1280, 360], options: {} },
] as const;

/** Pictures of every example in every look, state and width, for people to look at. `only` are question types; all where none is named. */
export async function takeShots(only: readonly string[]): Promise<void> {
  const folder = join(home, "test/output/gallery");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const browser = await launchBrowser();
  let taken = 0;
  for (const { look, language, widths, options } of LOOKS) {
    const gallery = await openGallery(browser, "nhsuk", language);
    const pages = gallery.course.pages.filter(({ id }) => only.length === 0 || only.includes(id.split("/")[0] ?? ""));
    for (const [width, state] of widths.flatMap((each) => STATES.map((one) => [each, one] as const))) {
      const { page, frame } = await gallery.open(state, { ...options, viewport: { width, height: 2600 } });
      for (const { id } of pages) {
        await show(frame, id);
        if (language === "ar") await writeInArabicLetters(frame);
        const article = frame.locator(`article[data-page="${id}"]`);
        await article.screenshot({ path: join(folder, `${id.replace("/", "-")}-${state}${look}-${width}.png`) });
        taken += 1;
      }
      await page.context().close();
      process.stdout.write(`${width} px, ${state}${look}: ${pages.length} pages\n`);
    }
    await gallery.close();
  }
  await browser.close();
  process.stdout.write(`${taken} pictures in ${folder}\n`);
}
