// Speed, memory and size, as ratios within one run. Prints Markdown tables. Not a test: machines differ.
// `npm run bench` measures up to 1,000 modules; `npm run bench -- 10000` goes on to 10,000, which takes minutes.
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { fullProject, generatedProject } from "./projects.mjs";

const home = resolve(fileURLToPath(import.meta.url), "../../..");
const cli = join(home, "builder/compiled/cli.mjs");
const usage = join(home, "test/bench/usage.mjs");
const most = Number(process.argv[2] ?? 1000);
const RUNS = 5;
const scratch = mkdtempSync(join(tmpdir(), "curricle-bench-"));

/** One run of a Node program: wall time and CPU time (its children's too), ms; peak memory, MB. */
function run(cwd, args) {
  const report = join(scratch, "usage.json");
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--import", usage, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, BENCH_USAGE: report },
  });
  const wall = performance.now() - begun;
  if (status !== 0) throw new Error(stderr);
  return { wall, ...JSON.parse(readFileSync(report, "utf8")) };
}

/** Medians of several runs, with `before` called ahead of each. */
function measure(cwd, args, { before = () => {}, runs = RUNS } = {}) {
  const all = Array.from({ length: runs }, () => {
    before();
    return run(cwd, args);
  });
  const median = (key) => all.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(runs / 2)];
  return { wall: median("wall"), cpu: median("cpu"), memory: median("memory") };
}

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/** The least that any such tool has to do: start Node, read all sources, deflate and write the bytes of all packages. */
async function floorScript(root, dist) {
  const { default: JSZip } = await import("jszip");
  const contents = [];
  for (const path of filesBelow(dist).filter((name) => name.endsWith(".zip"))) {
    const zip = await JSZip.loadAsync(readFileSync(path));
    const files = await Promise.all(Object.values(zip.files).map((file) => file.async("nodebuffer")));
    const content = join(scratch, `content-${contents.length}`);
    writeFileSync(content, Buffer.concat(files));
    contents.push(content);
  }
  const script = join(scratch, "floor.mjs");
  writeFileSync(
    script,
    `import { readFileSync, writeFileSync } from "node:fs"; import { deflateRawSync } from "node:zlib";
     for (const path of ${JSON.stringify(filesBelow(join(root, "modules")))}) readFileSync(path);
     for (const path of ${JSON.stringify(contents)}) writeFileSync(path + ".zip", deflateRawSync(readFileSync(path), { level: 9 }));`,
  );
  return script;
}

const table = (head, rows) =>
  [head, head.map((_, column) => (column === 0 ? "---" : "---:")), ...rows].map((row) => `| ${row.join(" | ")} |\n`).join("");
const whole = (value) => String(Math.round(value));

spawnSync(process.execPath, [join(home, "builder/compile-tool.mjs")], { stdio: "inherit" });
const list = readFileSync(join(home, "templates/targets/index.ts"), "utf8");
const targets = [...list.matchAll(/from "\.\/([^/]+)\/target\.ts"/g)].map(([, id]) => id);

const { root, first } = fullProject(home, targets);
const forget = () => ["dist", ".curricle"].forEach((name) => rmSync(join(root, name), { recursive: true, force: true }));
const build = [cli, "build", "--quiet"];
run(root, build);
const floor = measure(root, [await floorScript(root, join(root, "dist"))]);
const count = filesBelow(join(root, "dist")).filter((name) => name.endsWith(".zip")).length;
const rows = [
  ["start of Node", measure(root, ["-e", "0"])],
  ["the floor: read all sources, deflate and write the same bytes", floor],
  ["curricle --help", measure(root, [cli, "--help"])],
  ["curricle check", measure(root, [cli, "check", "--quiet"])],
  [
    "build, one package of this repository, cold",
    measure(home, [...build, "--no-cache", "--archetype", "users", "--target", "scorm12", "--out", join(scratch, "one")]),
  ],
  [`build, all ${count} packages, cold`, measure(root, build, { before: forget })],
  [`build, all ${count} packages, nothing changed`, measure(root, build)],
  [
    `build, all ${count} packages, one module changed`,
    measure(root, build, { before: () => appendFileSync(first, "\nOne more sentence.\n") }),
  ],
];
process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}; medians of ${RUNS} runs.\n\n`);
process.stdout.write(
  table(
    ["what", "wall ms", "CPU ms", "CPU × floor", "peak MB"],
    rows.map(([what, { wall, cpu, memory }]) => [what, whole(wall), whole(cpu), (cpu / floor.cpu).toFixed(1), whole(memory)]),
  ),
);
rmSync(root, { recursive: true });

const growth = [10, 100, 1000, 10_000]
  .filter((modules) => modules <= most)
  .map((modules) => {
    const project = generatedProject(home, modules);
    const { wall, cpu, memory } = measure(project, [...build, "--no-cache"], { runs: modules > 100 ? 1 : 3 });
    rmSync(project, { recursive: true });
    return { modules, wall, cpu, memory };
  });
process.stdout.write(
  `\n${table(
    ["modules (ten to a package)", "wall ms", "CPU ms", "CPU ms per further module", "peak MB"],
    growth.map(({ modules, wall, cpu, memory }, index) => {
      const before = growth[index - 1] ?? { modules: 0, cpu: rows[2][1].cpu };
      return [whole(modules), whole(wall), whole(cpu), ((cpu - before.cpu) / (modules - before.modules)).toFixed(1), whole(memory)];
    }),
  )}`,
);
rmSync(scratch, { recursive: true });
