// Stryker's test runner for this project: one bundle of a group's tests, run again for each mutant in the same process.
// Jest starts anew for each mutant and takes half a second for it; this takes some milliseconds.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { build } from "esbuild";
import { expect } from "expect";

/** A test that has not ended by then never will, ms: nothing here waits for a real clock. */
const LIMIT = 10_000;
const space = (globalThis["__stryker__"] ??= {});

/** What is thrown in a listener reaches nobody but the process. */
const thrown = [];
process.on("uncaughtException", (error) => thrown.push(error));

export const strykerPlugins = [{ kind: "TestRunner", name: "one-process", factory: openRunner }];
openRunner.inject = ["options"];

function openRunner({ tests }) {
  let evaluate = () => {};
  let packages = new Map();
  let undo = [];

  /** Each run starts from fresh modules, so that a mutant of a constant is noticed and no mutant leaves anything behind. */
  function load() {
    for (const action of undo) action();
    undo = [];
    const cases = [];
    const globals = jestFor(cases, undo);
    evaluate((name) => (name === "@jest/globals" ? globals : packages.get(name)), {});
    return cases;
  }

  return {
    capabilities: () => ({ reloadEnvironment: true }),
    async init() {
      const { code, imports } = await bundle(new RegExp(tests));
      const others = imports.filter((name) => name !== "@jest/globals");
      packages = new Map(await Promise.all(others.map(async (name) => [name, { ...(await import(name)), __esModule: true }])));
      evaluate = new Script(`(function (require, module) {${code}\n})`, { filename: "tests.cjs" }).runInThisContext();
    },
    async dryRun() {
      const results = [];
      for (const { id, run } of load()) {
        space.currentTestId = id;
        const began = performance.now();
        const failure = await failureOf(run);
        const result = { id, name: id, timeSpentMs: performance.now() - began };
        results.push(failure === undefined ? { ...result, status: 0 } : { ...result, status: 1, failureMessage: failure });
      }
      space.currentTestId = undefined;
      return { status: "complete", tests: results, mutantCoverage: space.mutantCoverage };
    },
    async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
      Object.assign(space, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0, activeMutant: undefined });
      if (mutantActivation === "static") space.activeMutant = activeMutant.id;
      let cases = [];
      try {
        cases = load();
      } catch (error) {
        return { status: "killed", killedBy: [], failureMessage: String(error), nrOfTests: 0 };
      }
      space.activeMutant = activeMutant.id;
      const chosen = testFilter ? cases.filter(({ id }) => testFilter.includes(id)) : cases;
      for (const [index, { id, run }] of chosen.entries()) {
        const failure = await failureOf(run);
        if (space.hitCount > hitLimit) return { status: "timeout", reason: "It runs for ever." };
        if (failure !== undefined) return { status: "killed", killedBy: [id], failureMessage: failure, nrOfTests: index + 1 };
      }
      return { status: "survived", nrOfTests: chosen.length };
    },
  };
}

/** All test files whose path in test/templates/ fits, as one script; and the packages that it asks for. */
async function bundle(tests) {
  const folder = join(process.cwd(), "test/templates");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".test.ts") && tests.test(name))
    .sort();
  const own = (path) => readFileSync(path, "utf8").replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href));
  const { outputFiles, metafile } = await build({
    stdin: { contents: files.map((name) => `import "./${name}";`).join("\n"), resolveDir: folder },
    bundle: true,
    write: false,
    metafile: true,
    format: "cjs",
    platform: "node",
    packages: "external",
    plugins: [
      {
        name: "own address",
        setup: ({ onLoad }) => onLoad({ filter: /\.ts$/ }, ({ path }) => ({ contents: own(path), loader: "ts" })),
      },
    ],
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
  return { code: outputFiles[0].text, imports: [...new Set(imports)] };
}

/** As much of Jest as the tests of a group use. */
function jestFor(cases, undo) {
  let scope = "";
  const ids = new Set();
  const test = (name, run) => {
    const known = `${scope}${name}`;
    const id = ids.has(known) ? `${known} (${ids.size})` : known;
    ids.add(id);
    cases.push({ id, run });
  };
  const describe = (name, body) => {
    const outer = scope;
    scope = `${outer}${name} › `;
    body();
    scope = outer;
  };
  const each = (declare) => (rows) => (name, body) =>
    rows.forEach((row, index) => declare(`${name} [${index + 1}]`, () => body(...(Array.isArray(row) ? row : [row]))));
  const spyOn = (owner, name) => {
    const before = owner[name];
    undo.unshift(() => {
      owner[name] = before;
    });
    const spy = {
      mockReturnValue(value) {
        owner[name] = () => value;
        return spy;
      },
    };
    return spy;
  };
  return {
    expect,
    test: Object.assign(test, { each: each(test) }),
    describe: Object.assign(describe, { each: each(describe) }),
    jest: { spyOn },
  };
}

async function failureOf(run) {
  const late = new AbortController();
  thrown.length = 0;
  try {
    const limit = wait(LIMIT, undefined, { signal: late.signal }).then(() => {
      throw new Error("The test does not end.");
    });
    await Promise.race([run(), limit]);
    await new Promise(setImmediate);
  } catch (error) {
    thrown.push(error);
  } finally {
    late.abort();
  }
  return thrown.length === 0 ? undefined : String(thrown[0]?.message ?? thrown[0]);
}
