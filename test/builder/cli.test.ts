import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { home, openProject, type TestProject } from "../support/project.ts";

const CLI = join(home, "builder/compiled/cli.mjs");

let project: TestProject;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

const curricle = (...args: string[]) => inZone("UTC", ...args);

function inZone(zone: string, ...args: string[]) {
  const env = { ...process.env, TZ: zone, NO_COLOR: "1", GITHUB_ACTIONS: "" };
  return spawnSync(process.execPath, [CLI, ...args], { cwd: project.root, encoding: "utf8", env });
}

/** SHA-256 of every file below a folder, by path. */
function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length), createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}

describe("curricle build", () => {
  test("builds each package once, says what it made, and ends with 0", () => {
    const { status, stdout } = curricle("build");
    expect(status).toBe(0);
    expect(stdout).toContain("basics/users/basics-users-scorm12.zip");
    expect(stdout).toMatch(/4 packages, [\d.]+ kB, [\d.]+ s/);
    expect(existsSync(join(project.root, "dist/basics/drivers/basics-drivers-web.zip"))).toBe(true);
  });

  test("gives identical bytes in two time zones and on a second run", () => {
    inZone("America/New_York", "build", "--out", "first");
    inZone("Asia/Tokyo", "build", "--out", "second");
    inZone("Asia/Tokyo", "build", "--out", "second");
    expect(hashes(join(project.root, "second"))).toEqual(hashes(join(project.root, "first")));
    expect(Object.keys(hashes(join(project.root, "first")))).toHaveLength(16);
  });

  test("builds only what is asked for, and keeps the others in the summary", () => {
    curricle("build");
    const { status, stdout } = curricle("build", "basics", "--archetype", "users", "--target", "web");
    expect([status, stdout.match(/\.zip/g)?.length]).toEqual([0, 1]);
    expect(JSON.parse(project.read("dist/packages.json"))).toHaveLength(4);
  });

  test("prints one JSON document with --json", () => {
    const { packages, ok } = JSON.parse(curricle("build", "--json").stdout) as { ok: boolean; packages: { sha256: string }[] };
    expect([ok, packages.length, packages[0]?.sha256]).toEqual([true, 4, expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  test("prints nothing with --quiet", () => {
    const { stdout, stderr } = curricle("build", "--quiet");
    expect([stdout, stderr]).toEqual(["", ""]);
  });

  test("ends with 1 on an author's mistake, shows it, and leaves the last good packages as they were", () => {
    curricle("build");
    const before = hashes(join(project.root, "dist"));
    project.edit({ file: "modules/clean-hands/module.md", find: "points=2", put: "points=0" });
    const { status, stderr } = curricle("build");
    expect([status, hashes(join(project.root, "dist"))]).toEqual([1, before]);
    expect(stderr).toContain("modules/clean-hands/module.md:55:46  question/bad-points");
  });

  test.each([
    ["an unknown course", ["build", "basic"], 'There is no course "basic". Did you mean basics?'],
    ["an unknown target", ["build", "--target", "scorm13"], 'There is no target "scorm13". Did you mean scorm12?'],
    ["an unknown archetype", ["build", "--archetype", "user"], 'There is no archetype "user". Did you mean users?'],
    ["an unknown command", ["biuld"], "unknown command 'biuld'"],
    ["an unknown option", ["build", "--achetype", "users"], "unknown option '--achetype'"],
  ])("ends with 2 on %s and says what was meant", (_, args, message) => {
    const { status, stderr } = curricle(...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe("curricle.lock.json", () => {
  test("keeps slots when pages move, and a heading's id when it is reworded", () => {
    project.edit({ file: "modules/clean-hands/module.md", find: "# The moments {#moments}", put: "# The five moments" });
    project.edit({ file: "modules/clean-hands/module.md", find: "[the moments](#moments)", put: "the moments" });
    curricle("build");
    const first = JSON.parse(project.read("curricle.lock.json")) as { courses: Record<string, { pages: { id: string }[] }> };
    project.edit({
      file: "modules/clean-hands/module.md",
      find: "# The five moments",
      put: "# New first\n\nText.\n\n# All of the five moments",
    });
    curricle("build");
    const second = JSON.parse(project.read("curricle.lock.json")) as typeof first;
    expect(first.courses["basics-users"]?.pages.map(({ id }) => id)).toEqual([
      "clean-hands/why",
      "clean-hands/the-five-moments",
      "clean-hands/quiz",
    ]);
    expect(second.courses["basics-users"]?.pages.map(({ id }) => id)).toEqual([
      "clean-hands/why",
      "clean-hands/the-five-moments",
      "clean-hands/quiz",
      "clean-hands/new-first",
    ]);
  });

  test("is not written again when nothing is new", () => {
    curricle("build");
    expect(curricle("build").stdout).not.toContain("curricle.lock.json");
  });
});

test("curricle preview serves the packages on loopback, says where, and ends with 0 on Ctrl-C", async () => {
  curricle("build");
  const preview = spawn(process.execPath, [CLI, "preview", "--port", "0", "--json"], { cwd: project.root });
  const [line] = (await once(preview.stdout, "data")) as [Buffer];
  const { address } = JSON.parse(line.toString()) as { address: string };
  const list = await (await fetch(address)).text();
  const course = await fetch(`${address}packages/basics/users/basics-users-web/index.html`);
  preview.kill("SIGINT");
  const [code] = (await once(preview, "exit")) as [number];
  expect([new URL(address).hostname, list.includes("Basics"), course.status, code]).toEqual(["127.0.0.1", true, 200, 0]);
});

describe("curricle check, new and help", () => {
  test("check ends with 0 and counts the editions", () => {
    const { status, stdout } = curricle("check");
    expect([status, stdout]).toEqual([0, "2 course editions checked. No problems.\n"]);
  });

  test("check --json gives every diagnostic with its place", () => {
    project.edit({ file: "modules/clean-hands/module.md", find: "points=2", put: "points=0" });
    const { ok, diagnostics } = JSON.parse(curricle("check", "--json").stdout) as { ok: boolean; diagnostics: object[] };
    expect([ok, diagnostics]).toEqual([false, [expect.objectContaining({ code: "question/bad-points", line: 55, column: 46 })]]);
  });

  test.each(["module", "course", "archetype"])("new %s writes a file that checks cleanly", (kind) => {
    const made = curricle("new", kind, "fresh-start");
    const checked = curricle("check");
    expect([made.status, checked.status, checked.stdout]).toEqual([0, 0, expect.stringContaining("No problems.")]);
  });

  test("a hint is printed in one line, counted apart, and is no problem", () => {
    const edit = { find: "There are five moments.", put: "The tool is being tested." };
    project.edit({ file: "modules/clean-hands/module.md", ...edit });
    const { status, stdout, stderr } = curricle("check");
    const line =
      "modules/clean-hands/module.md:38:1  prose/passive-voice  “is being tested” is passive: it says what is done, not who does it.";
    expect([status, stdout, stderr]).toEqual([0, "2 course editions checked. No problems. 1 hint.\n", `${line}\nNo problems. 1 hint.\n`]);
    const { diagnostics } = JSON.parse(curricle("check", "--json").stdout) as { diagnostics: { severity: string }[] };
    expect(diagnostics.map(({ severity }) => severity)).toEqual(["hint"]);
    expect(curricle("check", "--quiet").stderr).toBe("");
  });

  test("new never overwrites", () => {
    const { status, stderr } = curricle("new", "module", "clean-hands");
    expect([status, stderr]).toEqual([2, "modules/clean-hands/module.md exists already. Nothing was written.\n"]);
  });

  test("an empty folder is told how to start", () => {
    project.edit({ file: "modules" });
    const { status, stderr } = curricle("build");
    expect([status, stderr]).toEqual([1, expect.stringContaining("curricle new module my-first-module")]);
  });

  test.each([["--help"], ["build", "--help"], ["preview", "--help"]])("%s %s prints help and ends with 0", (...args) => {
    const { status, stdout } = curricle(...args);
    expect([status, stdout]).toEqual([0, expect.stringContaining("Usage: curricle")]);
  });

  test("--version prints the version of package.json", () => {
    const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
    expect(curricle("--version").stdout).toBe(`${version}\n`);
  });
});
