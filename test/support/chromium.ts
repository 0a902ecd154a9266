import type { Browser } from "playwright-core";
import { startBrowser } from "../../builder/verify/browser.ts";
// @ts-expect-error a plain script, shared with run.mjs
import { findBrowser } from "./browser.mjs";

/** A Chromium that is on the machine, started as `curricle verify` starts it. */
export function launchBrowser(): Promise<Browser> {
  return startBrowser(findBrowser() as string);
}
