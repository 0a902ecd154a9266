import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { launchBrowser } from "../support/chromium.ts";
import { home } from "../support/project.ts";
import { openGallery, show, STATES } from "./visit.ts";

/** Pictures of every example in every state and width, for people to look at. `only` are question types; all where none is named. */
export async function takeShots(only: readonly string[]): Promise<void> {
  const folder = join(home, "test/output/gallery");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const browser = await launchBrowser();
  const gallery = await openGallery(browser);
  const pages = gallery.course.pages.filter(({ id }) => only.length === 0 || only.includes(id.split("/")[0] ?? ""));
  let taken = 0;
  for (const width of [1280, 768, 360]) {
    for (const state of STATES) {
      const { page, frame } = await gallery.open(state, { viewport: { width, height: 2600 } });
      for (const { id } of pages) {
        await show(frame, id);
        const article = frame.locator(`article[data-page="${id}"]`);
        await article.screenshot({ path: join(folder, `${id.replace("/", "-")}-${state}-${width}.png`) });
        taken += 1;
      }
      await page.context().close();
      process.stdout.write(`${width} px, ${state}: ${pages.length} pages\n`);
    }
  }
  await gallery.close();
  await browser.close();
  process.stdout.write(`${taken} pictures in ${folder}\n`);
}
