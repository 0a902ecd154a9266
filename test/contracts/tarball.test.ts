import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { install, pack, type Packed, type Ran, run } from "../support/packed.ts";
import { home } from "../support/project.ts";

let packed: Packed;
let project: string;
let made: Ran;

beforeAll(() => {
  packed = pack();
  project = join(packed.folder, "anytown");
  install(packed.tarball, packed.folder);
  made = run(packed.folder, "node_modules/.bin/curricle", "init", "anytown", "--curricle", packed.tarball);
  install(packed.tarball, project);
});

afterAll(() => packed.remove());

const curricle = (...args: string[]) => run(project, "node_modules/.bin/curricle", ...args);
const readJson = (...path: string[]) => JSON.parse(readFileSync(join(...path), "utf8")) as unknown;

test("the tarball holds the compiled tool, templates, schemas and licences, and none of the tests, modules and packages of this repository", () => {
  const wanted = [
    "LICENSE",
    "builder/compiled/cli.mjs",
    "builder/compiled/licences.txt",
    "builder/compiled/schemas/course.json",
    "templates/runtime/main.ts",
    "templates/init/gitignore",
    "docs/authoring.md",
  ];
  expect(wanted.filter((path) => !packed.paths.includes(path))).toEqual([]);
  expect(packed.paths.filter((path) => /^(test|modules|dist|\.|curricle\.lock|builder\/(?!compiled\/))/.test(path))).toEqual([]);
});

test("the licences in the tarball are of everything that is compiled into the tool", () => {
  const text = readFileSync(join(project, "node_modules/curricle/builder/compiled/licences.txt"), "utf8");
  const named = [...text.matchAll(/^=+ (\S+) \S+$/gm)].map(([, name]) => name);
  expect(named).toEqual(expect.arrayContaining(["@valibot/to-json-schema", "cheerio", "commander", "markdown-it", "valibot", "yaml"]));
  expect(text).toContain("Permission is hereby granted");
});

test("init run from the tarball writes a project that names the tarball", () => {
  expect([made.status, made.stderr]).toEqual([0, ""]);
  expect(readJson(project, "package.json")).toMatchObject({
    name: "anytown",
    dependencies: { curricle: expect.stringMatching(/^file:curricle-.*\.tgz$/) },
  });
});

test("npx starts the installed tool, and the new project has no problems, not even a hint", () => {
  const { status, stdout, stderr } = run(project, "npx", "curricle", "check");
  expect([status, stdout, stderr]).toEqual([0, "5 course editions checked. No problems.\n", ""]);
});

test("the installed tool builds the same bytes as the one in this repository", () => {
  const installed = curricle("build", "--json");
  const own = run(project, process.execPath, join(home, "builder/compiled/cli.mjs"), "build", "--json", "--no-cache", "--out", "again");
  const hashes = ({ stdout }: Ran) => (JSON.parse(stdout) as { packages: { sha256: string }[] }).packages.map(({ sha256 }) => sha256);
  expect([installed.status, installed.stderr, hashes(installed).length]).toEqual([0, "", 15]);
  expect(hashes(installed)).toEqual(hashes(own));
});

test("the packages that the installed tool has built are ready to upload", () => {
  const { status, stdout } = curricle("validate", "dist", "--quiet");
  expect([status, stdout.includes("15 packages checked: all are ready to upload.")]).toEqual([0, true]);
});

test("a mistake is shown with its place and what to do", () => {
  const path = join(project, "modules/first-steps/module.md");
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace("- [x] I did", "- [ ] I did"));
  const { status, stderr } = curricle("check");
  writeFileSync(path, text);
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^modules\/first-steps\/module\.md:\d+:1 {2}question\/no-correct-option\n/)]);
  expect(stderr).toContain("Mark the right answer with [x].");
});

test("the installed preview shows the project, and brings the LMS that scorm-again makes", async () => {
  const preview = spawn("node_modules/.bin/curricle", ["preview", "--port", "0", "--json"], { cwd: project });
  const [line] = (await once(preview.stdout, "data")) as [Buffer];
  const { address } = JSON.parse(line.toString()) as { address: string };
  const [page, host] = await Promise.all([fetch(address), fetch(new URL("hosts/scorm12.js", address))]);
  const texts = [await page.text(), await host.text()];
  preview.kill("SIGINT");
  const [code] = (await once(preview, "exit")) as [number];
  expect([page.status, host.status, code]).toEqual([200, 200, 0]);
  expect(texts).toEqual([expect.stringContaining("Start here"), expect.stringContaining("LMSInitialize")]);
});

test("a project with a question type, a block and a target of its own is checked and built by the installed tool", () => {
  const own = join(packed.folder, "own");
  cpSync(join(home, "test/fixtures/extended"), own, { recursive: true });
  install(packed.tarball, own);
  const checked = run(own, "node_modules/.bin/curricle", "check");
  const built = run(own, "node_modules/.bin/curricle", "build", "--json");
  const { packages } = JSON.parse(built.stdout) as { packages: { path: string }[] };
  expect([checked.status, checked.stdout]).toEqual([0, expect.stringContaining("No problems.")]);
  expect(packages.map(({ path }) => path)).toContain("evidence/users/evidence-users-portal.zip");
});

test("npm create curricle <folder> does what init does", () => {
  const folder = join(packed.folder, "creating");
  install(packed.tarball, folder);
  cpSync(join(home, "packages/create-curricle"), join(folder, "node_modules/create-curricle"), { recursive: true });
  const { status, stdout } = run(folder, process.execPath, "node_modules/create-curricle/create-curricle.mjs", "newtown");
  expect([status, stdout]).toEqual([0, expect.stringContaining("cd newtown")]);
  expect(existsSync(join(folder, "newtown/modules/project.yaml"))).toBe(true);
});

test("the two npm packages have one version", () => {
  const { version } = readJson(home, "package.json") as { version: string };
  expect(readJson(home, "packages/create-curricle/package.json")).toMatchObject({ version, dependencies: { curricle: version } });
});

test("the schemas that the editor is told of are where npm has put them", () => {
  const settings = readJson(project, ".vscode/settings.json") as {
    "yaml.schemas": Record<string, unknown>;
    "json.schemas": { url: string }[];
  };
  const urls = [...Object.keys(settings["yaml.schemas"]), ...settings["json.schemas"].map(({ url }) => url)];
  expect(urls).toHaveLength(9);
  expect(urls.filter((url) => !existsSync(join(project, url)))).toEqual([]);
});
