// A Chromium for the browser tests: the one that is named, one on the machine, or one installed now.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Path of a Chromium. Installs one with apt-get on Debian, else with playwright-core's own installer; exits where neither works. */
export function findBrowser() {
  const named = process.env.CURRICLE_BROWSER;
  if (named) return named;
  const found = PLACES.find((place) => existsSync(place)) ?? playwrightBrowser();
  if (found) return found;
  process.stdout.write("No Chromium on this machine; installing one.\n");
  if (existsSync("/usr/bin/apt-get")) {
    const sudo = process.getuid?.() === 0 ? [] : ["sudo"];
    const apt = (...args) => spawnSync([...sudo, "apt-get"][0], [...sudo, "apt-get", ...args].slice(1), { stdio: "inherit" });
    apt("update", "-qq");
    apt("install", "-y", "-qq", "chromium");
  } else {
    const cli = join(dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js");
    spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "inherit" });
  }
  const installed = PLACES.find((place) => existsSync(place)) ?? playwrightBrowser();
  if (!installed) {
    process.stderr.write("No Chromium could be installed. Install one, or name it: CURRICLE_BROWSER=/path/to/chromium npm test\n");
    process.exit(1);
  }
  return installed;
}

function playwrightBrowser() {
  const { chromium } = createRequire(import.meta.url)("playwright-core");
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}
