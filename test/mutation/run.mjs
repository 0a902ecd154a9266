// Mutation testing: breaks the learner's runtime in small ways and looks whether a test notices. Outside the gate.
// `npm run mutation` runs all groups, `npm run mutation -- course journal` some. Scores go into test/mutation/score.json
// and docs/reliability.md; each mutant with its line is in test/output/mutation/<group>.html.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Stryker } from "@stryker-mutator/core";
import { writeSection } from "../support/section.mjs";
import { groups } from "./groups.mjs";

const home = resolve(fileURLToPath(import.meta.url), "../../..");
const scores = join(home, "test/mutation/score.json");
const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(groups);
const unknown = names.filter((name) => !Object.hasOwn(groups, name));
if (unknown.length > 0) throw new Error(`No such group: ${unknown.join(", ")}. There are ${Object.keys(groups).join(", ")}.`);

process.chdir(home);
for (const name of names) {
  const mutants = await new Stryker(optionsFor(name)).runMutationTest();
  const known = JSON.parse(readFileSync(scores, "utf8"));
  const all = { ...known, [name]: countsOf(mutants) };
  const ordered = Object.fromEntries(Object.keys(groups).flatMap((group) => (all[group] ? [[group, all[group]]] : [])));
  writeFileSync(scores, `${JSON.stringify(ordered, null, 2)}\n`);
  writeSection(join(home, "docs/reliability.md"), "test/mutation/run.mjs", tableOf(ordered));
}

/** Stryker's settings. It works on a copy of the tree, in .curricle/. */
function optionsFor(name) {
  const { mutate, tests } = groups[name];
  return {
    mutate: mutate.map((path) => `templates/${path}.ts`),
    tests,
    testRunner: "one-process",
    plugins: [import.meta.resolve("./runner.mjs")],
    coverageAnalysis: "perTest",
    concurrency: Number(process.env["CURRICLE_JOBS"] ?? 2),
    timeoutMS: 8000,
    tempDirName: ".curricle/mutation",
    // Stryker would rewrite the compiler's settings with TypeScript's old API. Nothing here reads them: esbuild strips the types.
    ignorePatterns: ["dist", "test/output", "builder/compiled*", ".curricle", "**/tsconfig.json"],
    warnings: { unknownOptions: false, slow: false },
    reporters: ["clear-text", "progress-append-only", "json", "html"],
    clearTextReporter: { reportMutants: false, reportTests: false, logTests: false },
    jsonReporter: { fileName: `test/output/mutation/${name}.json` },
    htmlReporter: { fileName: `test/output/mutation/${name}.html` },
  };
}

/** By file: how many mutants were noticed, and how many were not. */
function countsOf(mutants) {
  const files = [...new Set(mutants.map(({ fileName }) => fileName))].sort();
  return Object.fromEntries(
    files.map((file) => {
      const among = (...statuses) => mutants.filter(({ fileName, status }) => fileName === file && statuses.includes(status)).length;
      const counts = { noticed: among("Killed", "Timeout"), survived: among("Survived", "NoCoverage") };
      return [relative(home, file).replaceAll("\\", "/"), counts];
    }),
  );
}

function tableOf(all) {
  const lines = Object.entries(all).flatMap(([group, files]) => {
    const rows = Object.entries(files).map(([file, counts]) => line(`\`${basename(file)}\``, counts));
    return [line(`**${group}**`, sumOf(Object.values(files))), ...rows];
  });
  const total = line("**all**", sumOf(Object.values(all).flatMap((files) => Object.values(files))));
  return ["| File | Mutants | Noticed | Survived | Score |", "| --- | ---: | ---: | ---: | ---: |", ...lines, total].join("\n");
}

function sumOf(counts) {
  const sum = (key) => counts.reduce((total, one) => total + one[key], 0);
  return { noticed: sum("noticed"), survived: sum("survived") };
}

function line(label, { noticed, survived }) {
  const all = noticed + survived;
  return `| ${label} | ${all} | ${noticed} | ${survived} | ${((noticed * 100) / all).toFixed(1)}% |`;
}
