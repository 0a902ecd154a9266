// Browsers for the tests: the ones that are named, ones on the machine, or ones installed now.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";

const APT = "/usr/bin/apt-get";
/** Said of a browser that is not to be had, so that nobody looks again. */
export const NONE = "none";

/** Where verify looks as well. */
const PLACES = JSON.parse(readFileSync(new URL("../../builder/verify/browser-places.json", import.meta.url), "utf8"));

const FIREFOX_PLACES = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];

/** Path of a Chromium. Installs one with apt-get on Debian, else with playwright-core's own installer; exits where neither works. */
export function findBrowser() {
  const named = process.env.CURRICLE_BROWSER;
  if (named) return named;
  const found = PLACES.find((place) => existsSync(place)) ?? playwrightBrowser();
  if (found) return found;
  process.stdout.write("No Chromium on this machine; installing one.\n");
  if (existsSync(APT)) {
    apt(["sudo"], "update", "-qq");
    apt(["sudo"], "install", "-y", "-qq", "chromium");
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

/** Path of a Firefox that starts; undefined where there is none. "none" as its name stands for none. */
export function findFirefox() {
  const named = process.env.CURRICLE_FIREFOX;
  if (named) return named === NONE ? undefined : named;
  // On Ubuntu the program may be a notice that asks for a snap.
  return FIREFOX_PLACES.find((place) => existsSync(place) && spawnSync(place, ["--version"], { stdio: "ignore" }).status === 0);
}

/** The same; on Debian it is installed where it is missing. Its tests are skipped where that does not work. */
export function installFirefox() {
  const found = findFirefox();
  if (found || process.env.CURRICLE_FIREFOX || !existsSync(APT)) return found;
  process.stdout.write("No Firefox on this machine; installing one.\n");
  // Nobody is asked for a password for it.
  const quietly = ["sudo", "-n"];
  const install = () => apt(quietly, "install", "-y", "-qq", "firefox-esr").status === 0;
  if (!install()) {
    apt(quietly, "update", "-qq");
    install();
  }
  return findFirefox();
}

function apt(sudo, ...args) {
  const [command, ...rest] = [...(process.getuid?.() === 0 ? [] : sudo), "apt-get", ...args];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, rest, { stdio: ["inherit", "ignore", "inherit"], env });
}

function playwrightBrowser() {
  const { chromium } = createRequire(import.meta.url)("playwright-core");
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}
