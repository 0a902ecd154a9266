import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openCache, pruneCache } from "../../builder/compile/cache.ts";
import { build } from "../../builder/index.ts";
import { kit, openProject, type TestProject, today } from "../support/project.ts";

const DAY = 24 * 60 * 60 * 1000;
const EVERYTHING = { courses: [], archetypes: [], targets: [] };

let project: TestProject;
/** Kinds of entries that were found in the cache, and that were written to it. */
let found: string[];
let written: string[];

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

function run(output = "dist", tool = "this") {
  found = [];
  written = [];
  const cache = (identity: string) => {
    const kept = openCache(join(project.root, ".curricle"), identity + tool);
    return {
      async read(kind: string, key: string) {
        const value = await kept.read(kind, key);
        found.push(...(value === undefined ? [] : [kind]));
        return value;
      },
      write(kind: string, key: string, value: unknown) {
        written.push(kind);
        return kept.write(kind, key, value);
      },
    };
  };
  return build({ root: project.root, kit, today, output: join(project.root, output), wish: EVERYTHING, elapsed: () => 0, cache });
}

/** SHA-256 of all files of an output folder, by name. */
function hashes(output = "dist"): Record<string, string> {
  const folder = join(project.root, output);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.\w+$/.test(name));
  return Object.fromEntries(
    names.toSorted().map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    ]),
  );
}

const editQuestion = () => project.edit({ file: "modules/clean-hands/module.md", find: "hands", put: "two hands" });

describe("a build with a cache", () => {
  test("makes nothing anew where nothing has changed, and says the same", async () => {
    const first = await run();
    await run();
    const again = await run();
    expect(found).toEqual(["build"]);
    expect(written).toEqual([]);
    expect(again.packages.map(({ milliseconds: _, ...record }) => record)).toEqual(
      first.packages.map(({ milliseconds: _, ...record }) => record),
    );
    expect([again.diagnostics, again.editions]).toEqual([first.diagnostics, first.editions]);
  });

  test("gives the bytes that a build without one gives, after a change as well", async () => {
    await run();
    editQuestion();
    await run();
    rmSync(join(project.root, ".curricle"), { recursive: true });
    await run("fresh");
    expect(written).toContain("package");
    expect(hashes()).toEqual(hashes("fresh"));
  });

  test("makes only the package whose file is gone", async () => {
    const { packages } = await run();
    await run();
    rmSync(join(project.root, "dist", packages[1]?.path ?? ""));
    const before = hashes();
    await run();
    expect(written.filter((kind) => kind === "package")).toHaveLength(1);
    expect(Object.keys(hashes())).toHaveLength(Object.keys(before).length + 1);
  });

  test("replaces a package that somebody has changed", async () => {
    const { packages } = await run();
    const path = join(project.root, "dist", packages[0]?.path ?? "");
    const before = hashes();
    writeFileSync(path, "cut short");
    await run();
    expect(hashes()).toEqual(before);
  });

  test("works out again what is damaged in the cache", async () => {
    await run();
    const before = hashes();
    const folder = join(project.root, ".curricle");
    const damage = (name: string) => writeFileSync(join(folder, name), readFileSync(join(folder, name), "utf8").slice(0, -2));
    readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .forEach(damage);
    rmSync(join(project.root, "dist"), { recursive: true });
    await run();
    expect(found).toEqual([]);
    expect(hashes()).toEqual(before);
  });

  test("finds nothing that another version of the tool has left", async () => {
    await run();
    await run("dist", "another");
    expect(found).toEqual([]);
  });

  test("says again what it had to say about sources that have not changed", async () => {
    project.edit({
      file: "modules/clean-hands/module.md",
      find: /review-by: \S+/.exec(project.read("modules/clean-hands/module.md"))?.[0] ?? "",
      put: "review-by: 2026-01-01",
    });
    const first = await run();
    await run();
    const again = await run();
    expect(found).toEqual(["build"]);
    expect(again.diagnostics.map(({ code }) => code)).toContain("module/review-passed");
    expect(again.diagnostics).toEqual(first.diagnostics);
    expect([...again.texts.keys()]).toEqual(["modules/clean-hands/module.md"]);
  });

  test("keeps the cache out of version control", async () => {
    await run();
    expect(project.read(".curricle/.gitignore")).toBe("*\n");
  });
});

test("what no build has written for 30 days is deleted, and nothing else", async () => {
  await run();
  const folder = join(project.root, ".curricle");
  const entries = () => readdirSync(folder).filter((name) => name.endsWith(".json"));
  const [old = "", ...others] = entries();
  const now = Date.now();
  utimesSync(join(folder, old), new Date(now - 31 * DAY), new Date(now - 31 * DAY));
  await pruneCache(folder, now);
  expect(entries()).toEqual(others);
  await pruneCache(folder, now + 40 * DAY);
  expect(entries()).toEqual([]);
});

test("a mistake leaves nothing half-written, with and without earlier output", async () => {
  await run();
  const before = hashes();
  project.edit({ file: "modules/courses/basics.yaml", find: "theme: ", put: "theme: no-" });
  const { packages } = await run();
  expect(packages).toEqual([]);
  expect(hashes()).toEqual(before);
});

test("where one file cannot be written, none is", async () => {
  await run();
  const before = hashes();
  editQuestion();
  const way = join(project.root, "dist/basics/users/basics-users-web.zip.part");
  mkdirSync(way);
  await expect(run()).rejects.toThrow(/EISDIR/);
  rmdirSync(way);
  expect(hashes()).toEqual(before);
});

test("where only the last course has a mistake, not even a folder is left", async () => {
  project.edit({
    file: "modules/courses/zzz.yaml",
    like: "modules/courses/basics.yaml",
    find: "title: ",
    put: `title: ${"long ".repeat(60)}`,
  });
  const { packages, diagnostics } = await run();
  expect(packages).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toContain("course/title-too-long");
  expect(written).toContain("package");
  expect(existsSync(join(project.root, "dist"))).toBe(false);
});
