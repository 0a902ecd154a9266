// Speed and size, as ratios within one run. Prints a Markdown table. Not a test: machines differ.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const home = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const cli = join(home, "builder/compiled/cli.mjs");
const out = mkdtempSync(join(tmpdir(), "curricle-bench-"));
const RUNS = 5;

/** Median wall time (ms) of a Node process. */
function timed(...args) {
  const times = Array.from({ length: RUNS }, () => {
    const begun = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: home, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return performance.now() - begun;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)];
}

function filesBelow(folder, ending) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}

spawnSync(process.execPath, [join(home, "builder/compile-tool.mjs")], { stdio: "inherit" });
const node = timed("-e", "0");
const help = timed(cli, "--help");
const check = timed(cli, "check", "--quiet");
const one = timed(cli, "build", "--archetype", "users", "--target", "scorm12", "--out", out, "--quiet");
const all = timed(cli, "build", "--out", out, "--quiet");
const zips = filesBelow(out, ".zip").map((path) => readFileSync(path));

// The floor: start Node, read every source and every package's bytes, deflate and write as many.
const floorScript = join(out, "floor.mjs");
const sources = filesBelow(join(home, "modules"), "");
writeFileSync(
  floorScript,
  `import { readFileSync, statSync, writeFileSync } from "node:fs"; import { deflateRawSync } from "node:zlib";
   const sources = ${JSON.stringify(sources)}; for (const path of sources) if (statSync(path).isFile()) readFileSync(path);
   for (const path of ${JSON.stringify(filesBelow(out, ".zip"))}) { const bytes = readFileSync(path); writeFileSync(path + ".floor", deflateRawSync(Buffer.concat([bytes, bytes, bytes]))); }`,
);
const floor = timed(floorScript);
const sizes = zips.map(({ length }) => length);

const rows = [
  ["start of Node", node, 1],
  ["floor: read sources, deflate and write as many bytes", floor, floor / node],
  ["curricle --help", help, help / node],
  ["curricle check", check, check / node],
  ["curricle build, one package", one, one / node],
  [`curricle build, all ${zips.length} packages`, all, all / node],
];
process.stdout.write(`| what | ms (median of ${RUNS}) | × start of Node |\n| --- | ---: | ---: |\n`);
for (const [what, ms, ratio] of rows) process.stdout.write(`| ${what} | ${Math.round(ms)} | ${ratio.toFixed(1)} |\n`);
process.stdout.write(`\n${zips.length} zips: ${Math.min(...sizes)} to ${Math.max(...sizes)} bytes.\n`);
rmSync(out, { recursive: true });
