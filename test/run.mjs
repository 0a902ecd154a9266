// Runs all tests: finds or installs the browsers, compiles the tool, runs Jest, and ends with "N passed, N failed".
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { findBrowser, installFirefox, NONE } from "./support/browser.mjs";

const home = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const result = join(home, "test/output/jest.json");
const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: home, stdio: "inherit", env: { ...process.env, ...env } }).status ?? 1;

const browser = findBrowser();
const firefox = installFirefox();
process.stdout.write(`Browser: ${browser}\n`);
process.stdout.write(firefox ? `Firefox: ${firefox}\n` : "Firefox: none, and none could be installed. Its tests are skipped.\n");
mkdirSync(dirname(result), { recursive: true });
rmSync(result, { force: true });
const compiled = run(process.execPath, ["builder/compile-tool.mjs"]);
const jest = ["--experimental-vm-modules", "--no-warnings", "node_modules/jest/bin/jest.js"];
const status =
  compiled === 0
    ? run(process.execPath, [...jest, "--json", `--outputFile=${result}`, ...process.argv.slice(2)], {
        CURRICLE_BROWSER: browser,
        CURRICLE_FIREFOX: firefox ?? NONE,
      })
    : compiled;
const { numPassedTests = 0, numFailedTests = 0, numFailedTestSuites = 0 } = readResult();
// A suite that cannot even load holds no failed test; it must not look like success.
const failed = Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0);
process.stdout.write(`\n${numPassedTests} passed, ${failed} failed\n`);
process.exitCode = status !== 0 || failed > 0 || numPassedTests === 0 ? 1 : 0;

function readResult() {
  try {
    return JSON.parse(readFileSync(result, "utf8"));
  } catch {
    return {};
  }
}
