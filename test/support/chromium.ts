import { type Browser, chromium } from "playwright-core";
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
