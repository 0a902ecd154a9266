// Makes the tables of docs/reliability.md from what the last test run wrote into test/output/reliability/.
// `node test/reliability/report.mjs` prints them; with --write they go into the document.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { writeSection } from "../support/section.mjs";

const home = resolve(fileURLToPath(import.meta.url), "../../..");
const output = join(home, "test/output/reliability");
const document = join(home, "docs/reliability.md");

/** One sweep: a line for each fault, summed over targets and personalities. */
function tableOf({ name, runs, rows }) {
  const faults = [...new Set(rows.map(({ fault }) => fault))];
  const sum = (list, key) => list.reduce((total, row) => total + row[key], 0);
  const line = (label, list) =>
    `| ${label} | ${["runs", "lost", "exceeded", "backwards", "told"].map((key) => sum(list, key)).join(" | ")} |`;
  const lines = faults.map((fault) =>
    line(
      fault,
      rows.filter((row) => row.fault === fault),
    ),
  );
  const targets = [...new Set(rows.map(({ target }) => target))].join(", ");
  const personalities = [...new Set(rows.map(({ personality }) => personality))].join(", ");
  const head =
    "| Fault | Runs | Lost | Exceeded | Went backwards | Not stored, and the learner was told |\n| --- | ---: | ---: | ---: | ---: | ---: |";
  return `### ${name}\n\n${runs} runs. Targets: ${targets}. Against: ${personalities}.\n\n${head}\n${[...lines, line("**all**", rows)].join("\n")}\n`;
}

const sweeps = readdirSync(output)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(output, name), "utf8")));
if (sweeps.length === 0) throw new Error(`No results in ${output}. Run npm test first.`);
const text = sweeps.map(tableOf).join("\n");
if (process.argv.includes("--write")) writeSection(document, "test/reliability/report.mjs", text.trimEnd());
else process.stdout.write(text);
