import { existsSync } from "node:fs";
import process from "node:process";
import type { Browser } from "playwright-core";
import PLACES from "./browser-places.json" with { type: "json" };

const FLAGS = [
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Path of the Chromium that is named, or of one that this machine has; `undefined` where there is none. */
export function findBrowser(named: string | undefined): string | undefined {
  return named === undefined || named === "" ? PLACES.find((place) => existsSync(place)) : existsSync(named) ? named : undefined;
}

/** Packages may be anybody's, so that Chromium's sandbox stays on; root cannot have it, nor can some containers. */
const WITHOUT_SANDBOX = "--no-sandbox";

/** Starts it without a window, with more flags where there are any. Whoever has started it closes it, at Ctrl-C too; other signals that end the tool end the browser. */
export async function startBrowser(program: string, more: readonly string[] = []): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  const launch = (flags: readonly string[]) =>
    chromium.launch({ executablePath: program, args: [...FLAGS, ...flags, ...more], handleSIGINT: false });
  if (process.getuid?.() === 0) return launch([WITHOUT_SANDBOX]);
  return launch([]).catch(() => launch([WITHOUT_SANDBOX]));
}
