import { type Browser, type BrowserContext, chromium } from "playwright-core";
// @ts-expect-error a plain script, shared with run.mjs
import { findBrowser } from "./browser.mjs";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A Chromium that is on the machine. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser() as string, args: FLAGS });
}

/** The same with a profile that stays on disk, which a second start finds again. */
export function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { executablePath: findBrowser() as string, args: FLAGS });
}
