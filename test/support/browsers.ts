import { once } from "node:events";
import { type Browser, launch, type LaunchOptions } from "puppeteer-core";
// @ts-expect-error a plain script, shared with run.mjs
import { findBrowser, findFirefox } from "./browser.mjs";

/** A browser that the ways of leaving are tried in. One library drives all: DevTools for Chromium, WebDriver BiDi for a stock Firefox. */
export interface BrowserKind {
  readonly name: string;
  /** Path of the program; undefined where the machine has none. */
  readonly program: string | undefined;
  /** What shows in a page to which the learner has come back. */
  readonly back: string;
  /** With `profile`, the folder of a profile that stays on disk, which a second start finds again. */
  start(profile?: string): Promise<Browser>;
}

function kind(name: string, program: string | undefined, back: string, options: LaunchOptions): BrowserKind {
  return {
    name,
    program,
    back,
    start: (profile) =>
      launch({ executablePath: program ?? name, headless: true, ...options, ...(profile !== undefined && { userDataDir: profile }) }),
  };
}

export const browserKinds: readonly BrowserKind[] = [
  kind("Chromium", findBrowser() as string, "[data-kept=true]", {
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update"],
    // Learners have it.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  }),
  // Firefox keeps no page that has a request under way, as the record stores' pages have at most times.
  kind("Firefox", findFirefox() as string | undefined, "iframe", {
    browser: "firefox",
    protocol: "webDriverBiDi",
    // Learners have it.
    extraPrefsFirefox: { "fission.bfcacheInParent": true, "browser.sessionhistory.max_total_viewers": 8 },
  }),
];

/** Kills the browser as `kill -9` does, and waits until it is dead. */
export async function kill(browser: Browser): Promise<void> {
  const program = browser.process();
  if (!program) throw new Error("The browser was not started here.");
  const dead = once(program, "exit");
  program.kill("SIGKILL");
  await dead;
}
