import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { XmlDocument } from "libxml2-wasm";
import type { Validated } from "../../../builder/validate/validate.ts";
import { home } from "../../support/project.ts";
import { writeZip, type ZipPart } from "../../support/zip-writer.ts";

const CLI = join(home, "builder/compiled/cli.mjs");
const page: ZipPart = { name: "index.html", content: "<!doctype html><html lang=en><title>A</title><p>Hello" };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "curricle-validate-"));
  mkdirSync(join(folder, "dist/deep"), { recursive: true });
  writeFileSync(join(folder, "dist/good.zip"), writeZip([page]));
  writeFileSync(join(folder, "dist/deep/risky.zip"), writeZip([page, { name: "café.txt", content: "x" }]));
  writeFileSync(join(folder, "bad.zip"), writeZip([page, { name: "../<x>.txt", content: "x" }]));
});

afterEach(() => rmSync(folder, { recursive: true }));

function curricle(...args: string[]) {
  return spawnSync(process.execPath, [CLI, "validate", ...args], { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
}

test("a package without a fault is ready to upload, and the exit code is 0", () => {
  const { status, stdout } = curricle("dist/good.zip");
  expect([status, stdout]).toEqual([0, "dist/good.zip  Web page\nno errors, no warnings: ready to upload\n\n"]);
});

test("an error is told with its place, its source and what to do, and the exit code is 1", () => {
  const { status, stdout } = curricle("bad.zip");
  expect(status).toBe(1);
  expect(stdout).toMatch(/error zip\/unsafe-path \.\.\/<x>\.txt\n {4}The name leads out.*\n {4}From: CWE-22.*\n {4}Use names relative/);
  expect(stdout).toMatch(/1 error, no warnings: not ready/);
});

test("a folder means every zip in it, in order", () => {
  const { status, stdout } = curricle("dist");
  expect(stdout.match(/^\S+\.zip/gm)).toEqual(["dist/deep/risky.zip", "dist/good.zip"]);
  expect([status, stdout.includes("2 packages checked: all are ready to upload.")]).toEqual([0, true]);
});

test("absolute paths mean the same files as relative ones, for what is read and for what is written", () => {
  const { status } = curricle(join(folder, "dist"), "--junit", join(folder, "results/junit.xml"));
  expect([status, readFileSync(join(folder, "results/junit.xml"), "utf8").includes("good.zip")]).toEqual([0, true]);
});

test("warnings fail with --strict only", () => {
  expect([curricle("dist").status, curricle("dist", "--strict").status]).toEqual([0, 1]);
});

test("with --quiet, warnings are counted but not shown", () => {
  const { stdout } = curricle("dist/deep/risky.zip", "--quiet");
  expect([stdout.includes("name-not-ascii"), stdout.includes("1 warning")]).toEqual([false, true]);
});

test("with --json there is one document with all packages", () => {
  const { status, stdout } = curricle("dist/good.zip", "bad.zip", "--json");
  const { ok, packages } = JSON.parse(stdout) as { ok: boolean; packages: Validated[] };
  expect([status, ok, packages.map(({ file, ready }) => [file, ready])]).toEqual([
    1,
    false,
    [
      ["dist/good.zip", true],
      ["bad.zip", false],
    ],
  ]);
  expect(packages[1]?.findings[0]).toEqual({
    code: "zip/unsafe-path",
    severity: "error",
    file: "../<x>.txt",
    line: 0,
    column: 0,
    message: expect.stringContaining("it has ..") as unknown,
    source: expect.stringContaining("CWE-22") as unknown,
    remedy: expect.stringContaining("Use names relative") as unknown,
  });
});

test("with --junit there is a suite for each zip, with failures and escaped names", () => {
  curricle("dist", "bad.zip", "--junit", "reports/validate.xml");
  using document = XmlDocument.fromString(readFileSync(join(folder, "reports/validate.xml"), "utf8"));
  const values = (path: string) => document.find(path).map((node) => node.content);
  expect(values("//testsuite/@name")).toEqual(["dist/deep/risky.zip", "dist/good.zip", "bad.zip"]);
  expect(values("//testsuite/@failures")).toEqual(["0", "0", "1"]);
  expect(values("//testcase/@name")).toEqual(["zip/name-not-ascii", "no findings", "zip/unsafe-path"]);
  expect(values("//failure")[0]).toContain("../<x>.txt: The name leads out");
});

test.each([
  ["a file that is not there", ["nowhere.zip"], /There is no file or folder "nowhere\.zip"/],
  ["a folder without zips", ["reports"], /no file or folder|holds no zip/],
  ["no argument", [], /missing required argument/],
])("%s gives exit code 2 and says so", (_, args, message) => {
  const { status, stderr } = curricle(...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});
