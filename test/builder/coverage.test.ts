import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { load } from "cheerio";
import { build } from "../../builder/index.ts";
import type { Coverage } from "../../builder/coverage/coverage.ts";
import { home, kit, openProject, type TestProject, today } from "../support/project.ts";

const CLI = join(home, "builder/compiled/cli.mjs");
const MODULE = "modules/clean-hands/module.md";
const COURSE = "modules/courses/basics.yaml";
const NEEDS = "modules/frameworks/needs.yaml";
let project: TestProject;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

function coverage(...args: readonly string[]) {
  const run = spawnSync(process.execPath, [CLI, "coverage", "--root", project.root, ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

const covered = () => JSON.parse(coverage("--json").stdout) as Coverage & { readonly ok: boolean };
const statesOf = ({ frameworks }: Coverage) =>
  Object.fromEntries(
    frameworks.flatMap(({ needs }) =>
      needs.flatMap(({ id, archetypes }) => archetypes.map((one) => [`${id} ${one.archetype}`, one.state])),
    ),
  );
const requires = (more = "") =>
  project.edit({ file: COURSE, find: "theme: plain", put: `theme: plain\nrequires: { framework: needs${more} }` });
const addNeed = (depth: string) =>
  project.edit({ file: NEEDS, put: `${project.read(NEEDS)}\n  - {id: N2, theme: t, text: Know more., depth: ${depth}}\n` });

test("a need is covered where a page teaches an objective that meets it and a graded question tests it", () => {
  expect(statesOf(covered())).toEqual({ "N1 users": "covered", "N1 drivers": "covered" });
});

test("a need is only tested where no page teaches it", () => {
  project.edit({ file: MODULE, find: "{#first-moment objective=know-when}", put: "{#first-moment}" });
  expect(statesOf(covered())).toEqual({ "N1 users": "not-taught", "N1 drivers": "not-taught" });
});

test("a need that no objective names is missing for those who need it, and not needed by others", () => {
  addNeed("{users: aware}");
  expect(statesOf(covered())).toMatchObject({ "N2 users": "missing", "N2 drivers": "not-needed" });
});

test("a need is only taught where its objective has no graded question", () => {
  addNeed("{users: core}");
  project.edit({ file: MODULE, find: "sources:", put: "  - id: more\n    text: More.\n    needs: [N2]\nsources:" });
  project.edit({ file: MODULE, find: "{#why}", put: '{#why teaches="more" for=users}' });
  expect(statesOf(covered())).toMatchObject({ "N2 users": "not-tested", "N2 drivers": "not-needed" });
});

test("a course is told in pages, words, questions and minutes, and in what all archetypes share", () => {
  const [users, drivers] = covered().courses;
  expect(users).toMatchObject({
    course: "basics",
    archetype: "users",
    modules: ["clean-hands"],
    minutes: 5,
    pages: 2,
    graded: 2,
    practice: 1,
  });
  expect([users?.words, drivers?.words]).toEqual([24, 25]);
  expect([users?.common, drivers?.common]).toEqual([20 / 24, 20 / 25]);
});

test("a page that only some archetypes get is no part of what all share", () => {
  project.edit({
    file: MODULE,
    find: "# The moments {#moments}",
    put: "# Gloves {#gloves for=users}\n\nWear four of them.\n\n# The moments {#moments}",
  });
  const [users, drivers] = covered().courses;
  expect([users?.words, users?.common, drivers?.common]).toEqual([28, 20 / 28, 20 / 25]);
});

test("questions of a module that two courses have are counted once", () => {
  const before = covered().frameworks[0]?.needs[0]?.archetypes[0]?.questions;
  project.edit({ file: "modules/courses/again.yaml", like: COURSE, find: "title: Basics", put: "title: Again" });
  expect([before, covered().frameworks[0]?.needs[0]?.archetypes[0]?.questions]).toEqual([2, 2]);
});

test("what a course requires and lacks is a gap for each archetype that needs it at that depth", () => {
  addNeed("{users: core, drivers: aware}");
  requires();
  expect(covered().gaps.map(({ need, archetype, state }) => [need, archetype, state])).toEqual([["N2", "users", "missing"]]);
  project.edit({ file: COURSE, find: "framework: needs", put: "framework: needs, depth: aware" });
  expect(covered().gaps.map(({ need, archetype }) => [need, archetype])).toEqual([
    ["N2", "users"],
    ["N2", "drivers"],
  ]);
});

test("a course counts on others only where it says so", () => {
  project.edit({ file: "modules/gloves/module.md", like: MODULE, find: "needs: [N1]", put: "needs: []" });
  project.edit({ file: "modules/gloves/media/moments.svg", like: "modules/clean-hands/media/moments.svg", find: "", put: "" });
  project.edit({ file: "modules/courses/next.yaml", like: COURSE, find: "[clean-hands]", put: "[gloves]\nrequires: { framework: needs }" });
  expect(covered().gaps.map(({ course, archetype }) => [course, archetype])).toEqual([["next", "users"]]);
  project.edit({ file: "modules/courses/next.yaml", find: "framework: needs", put: "framework: needs, with: [basics]" });
  expect(covered().gaps).toEqual([]);
});

test("gaps fail with --strict only, and a strict build reports them at the course and writes nothing", async () => {
  addNeed("{users: core}");
  requires();
  expect([coverage("--quiet").status, coverage("--quiet", "--strict").status]).toEqual([0, 1]);
  const setting = { root: project.root, kit, today, output: `${project.root}/dist`, wish: { courses: [], archetypes: [], targets: [] } };
  const strict = await build({ ...setting, elapsed: () => 0, demands: { strict: true } });
  expect(strict.diagnostics.map(({ code, file, line }) => [code, file, line])).toEqual([["coverage/missing", COURSE, 10]]);
  expect([strict.failed, project.exists("dist/packages.json")]).toEqual([true, false]);
  expect((await build({ ...setting, elapsed: () => 0 })).failed).toBe(false);
});

test("warnings fail a strict build, and no other", async () => {
  project.edit({ file: MODULE, find: "{#first-moment objective=know-when}", put: "{#first-moment}" });
  const setting = { root: project.root, kit, today, output: `${project.root}/dist`, wish: { courses: [], archetypes: [], targets: [] } };
  const results = [await build({ ...setting, elapsed: () => 0, demands: { strict: true } }), await build({ ...setting, elapsed: () => 0 })];
  expect(results.map(({ failed, packages }) => [failed, packages.length])).toEqual([
    [true, 0],
    [false, 4],
  ]);
});

test("what only a check of the content finds fails a strict build too, and no other", async () => {
  const long = Array.from({ length: 25 }, () => "hand").join(" ");
  project.edit({ file: MODULE, find: "There are five moments.", put: `There are five moments for a ${long}.` });
  const setting = { root: project.root, kit, today, output: `${project.root}/dist`, wish: { courses: [], archetypes: [], targets: [] } };
  const strict = await build({ ...setting, elapsed: () => 0, demands: { strict: true } });
  expect([strict.failed, strict.diagnostics.map(({ code }) => code)]).toEqual([true, ["prose/long-sentence"]]);
  const plain = await build({ ...setting, elapsed: () => 0 });
  expect([plain.failed, plain.diagnostics]).toEqual([false, []]);
});

test("the text has one line for each need, with a sign for the depth and the number of questions", () => {
  const { status, stdout } = coverage();
  expect([status, /^N1 +Know the basics\. +○ 2 +● 2$/m.test(stdout)]).toEqual([0, true]);
});

test("the table for spreadsheets has one line for each need and archetype", () => {
  const lines = coverage("--csv").stdout.replace("\ufeff", "").trim().split("\r\n");
  expect(lines).toEqual([
    "framework,need,theme,text,archetype,depth,state,taught in,tested in,questions",
    "needs,N1,fundamentals,Know the basics.,drivers,aware,covered,clean-hands,clean-hands,2",
    "needs,N1,fundamentals,Know the basics.,users,core,covered,clean-hands,clean-hands,2",
  ]);
});

test("the page says in words what each cell means, and --out writes it to a file", () => {
  const { status, stdout } = coverage("--html", "--out", "report/coverage.html");
  const $ = load(readFileSync(join(project.root, "report/coverage.html"), "utf8"));
  const cells = $("tbody")
    .first()
    .find("td")
    .toArray()
    .map((cell) => $(cell).text().replace(/\s+/g, " ").trim());
  expect([status, stdout, cells]).toEqual([0, "", ["aware taught and tested (2)clean-hands", "core taught and tested (2)clean-hands"]]);
});

test("sources with errors give no coverage, but the errors", () => {
  project.edit({ file: MODULE, find: "title: Clean hands\n", put: "" });
  const { status, stdout, stderr } = coverage();
  expect([status, stdout, stderr.includes("yaml/missing-key")]).toEqual([1, "", true]);
});
