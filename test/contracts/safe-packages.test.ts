import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import JSZip from "jszip";
import { newFindings } from "../../builder/validate/findings.ts";
import { openZip } from "../../builder/validate/open-zip.ts";
import { findingKinds } from "../../builder/validate/validate.ts";
import { targets } from "../../templates/targets/index.ts";
import { type Built, buildFoundation } from "../support/packages.ts";
import { home } from "../support/project.ts";

const TARGETS = targets.map(({ id }) => id);

let built: Built;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "curricle-unzip-"));
  built = await buildFoundation({ archetypes: ["users"] });
}, 60_000);

afterAll(() => {
  built.remove();
  rmSync(folder, { recursive: true, force: true });
});

const pathOf = (target: string) => join(built.output, `foundation/users/foundation-users-${target}.zip`);

/** Contents by path, as JSZip reads them. */
async function contentsOf(target: string): Promise<Record<string, string>> {
  const zip = await JSZip.loadAsync(readFileSync(pathOf(target)), { checkCRC32: true });
  const files = Object.values(zip.files).filter(({ dir }) => !dir);
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file.name, await file.async("base64")] as const)));
}

const contentsIn = (root: string) =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(root, name)).isFile())
      .map((name) => [name.replace(/\\/g, "/"), readFileSync(join(root, name)).toString("base64")]),
  );

const TOOLS: readonly { readonly tool: string; readonly about: string; readonly unpack: (zip: string) => readonly string[] }[] = [
  { tool: "unzip", about: "-v", unpack: (zip) => ["-qq", zip] },
  { tool: "python3", about: "--version", unpack: (zip) => ["-m", "zipfile", "-e", zip, "."] },
  { tool: "jar", about: "--version", unpack: (zip) => ["xf", zip] },
  { tool: "bsdtar", about: "--version", unpack: (zip) => ["-xf", zip] },
  { tool: "7z", about: "i", unpack: (zip) => ["x", "-bd", zip] },
  { tool: "busybox", about: "--help", unpack: (zip) => ["unzip", "-q", zip] },
];
const isThere = ({ tool, about }: (typeof TOOLS)[number]) => spawnSync(tool, [about]).status === 0;

describe.each(TARGETS)("the zip is read in the same way by all: %s (SEC-7)", (target) => {
  // Machines differ in what is installed; what is not there cannot be tried.
  test.each(TOOLS.filter(isThere))("$tool unpacks the same files", async ({ tool, unpack }) => {
    const cwd = mkdtempSync(join(folder, `${tool}-`));
    const { status, stderr } = spawnSync(tool, unpack(pathOf(target)), { cwd, encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    expect(contentsIn(cwd)).toEqual(await contentsOf(target));
  });

  test("our own reader, which trusts nothing, finds no fault and reads the same files", async () => {
    const findings = newFindings(findingKinds);
    const opened = openZip(readFileSync(pathOf(target)), findings);
    const read = Object.fromEntries((opened?.files ?? []).map((file) => [file.path, Buffer.from(file.bytes() ?? []).toString("base64")]));
    expect(findings.list).toEqual([]);
    expect(read).toEqual(await contentsOf(target));
  });
});

test("a second build gives the same bytes (SEC-7)", async () => {
  const again = await buildFoundation({ archetypes: ["users"] });
  again.remove();
  expect(again.packages.map(({ path, sha256 }) => [path, sha256])).toEqual(built.packages.map(({ path, sha256 }) => [path, sha256]));
});

test("only a format whose policy allows a worker brings one (SEC-10)", async () => {
  const contents = await Promise.all(TARGETS.map(contentsOf));
  const bringing = TARGETS.filter((_, index) => Object.values(contents[index] ?? {}).some((text) => /serviceWorker/.test(atob(text))));
  expect(bringing).toEqual(
    targets.filter(({ policy }) => policy.some((directive) => directive.startsWith("worker-src"))).map(({ id }) => id),
  );
});

test("who uploads a package is told openly what a learner could do with it (SEC-9)", () => {
  const document = readFileSync(join(home, "docs/uploading/README.md"), "utf8");
  const [, section = ""] = /## What a learner could do\n([^#]*)/.exec(document) ?? [];
  expect(section).toMatch(/right answers/);
  expect(section).toMatch(/Do not use them as an exam/);
});
