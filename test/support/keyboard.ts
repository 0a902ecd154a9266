import type { Page } from "playwright-core";

/** Tabs on until something that matches has the focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  const isThere = (wanted: string) => document.activeElement?.matches(wanted) ?? false;
  for (let tabs = 0; tabs < 80; tabs++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(isThere, selector)) return;
  }
  throw new Error(`Tab does not lead to ${selector}.`);
}

/** Tabs to something and presses keys there. */
export async function press(page: Page, selector: string, ...keys: readonly string[]): Promise<void> {
  await tabTo(page, selector);
  for (const key of keys) await page.keyboard.press(key);
}

/** The text of what has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? "");
}
