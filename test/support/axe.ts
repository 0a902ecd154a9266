import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { home } from "./project.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Rule and element of everything that axe finds on the page, or in the frame, as it is now; `within` looks at a part of it alone.
 * Where there are no films and no sounds, axe need not wait for any: without `preload` it is faster by a third.
 */
export async function findings(page: Page | Frame, within = "html", preload = true): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(
    async ([part, waits]) => {
      const { axe } = window as unknown as {
        axe: { run(part: string, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run(part, { preload: waits, resultTypes: ["violations"] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    },
    [within, preload] as const,
  );
}

/** How far the page can be scrolled sideways, px. */
export function sideways(page: Page | Frame): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

const LOOKS = [
  { width: 1280, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
  { width: 320, colorScheme: "dark" },
  { width: 320, colorScheme: "light" },
] as const;

/** What axe finds on the page as it is, in each look, and how far it can be scrolled sideways. Leaves pictures of that name for people. */
export async function looks(page: Page, name: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(home, "test/output/pictures", `${name}-${width}-${colorScheme}.png`) });
    found.push(...(await findings(page)), ...[await sideways(page)].filter((pixels) => pixels > 0));
  }
  return found;
}
