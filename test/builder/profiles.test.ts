import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import JSZip from "jszip";
import { readPackage } from "../../builder/identity/read-package.ts";
import { build } from "../../builder/index.ts";
import { kit, openProject, type TestProject, today } from "../support/project.ts";

const COURSE = "modules/courses/basics.yaml";
let project: TestProject;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

async function built(profile: string, targets: readonly string[] = ["scorm12"]) {
  project.edit({ file: COURSE, find: "theme: plain", put: `theme: plain\nprofile: ${profile}` });
  const output = join(project.root, "dist");
  const result = await build({
    root: project.root,
    kit,
    today,
    output,
    wish: { courses: [], archetypes: ["users"], targets },
    elapsed: () => 0,
  });
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const packages = result.packages.map(({ target, path }) => ({ target, bytes: readFileSync(join(output, path)) }));
  return Promise.all(packages.map(async ({ target, bytes }) => ({ target, bytes, html: await documentIn(bytes) })));
}

async function read(profile: string) {
  const [made] = await built(profile);
  return readPackage(made?.bytes ?? Buffer.of());
}

const documentIn = async (zip: Buffer) => (await (await JSZip.loadAsync(zip)).file("index.html")?.async("string")) ?? "";

describe("a course for one learning system", () => {
  test("carries the switches of its profile into the package", async () => {
    expect((await read("moodle")).course.switches).toEqual({ navigation: "never" });
  });

  test("carries none where the profile is auto", async () => {
    expect((await read("auto")).course.switches).toBeUndefined();
  });

  test.each([
    ["scorm-cloud", ["scorm12", "scorm2004-3rd", "scorm2004-4th"]],
    ["auto", []],
  ])("S04-12, INT-14: for %s, of all packages %j speak of objectives", async (profile, expected) => {
    const targets = ["scorm12", "scorm2004-3rd", "scorm2004-4th", "xapi", "cmi5", "web"];
    project.edit({ file: COURSE, find: "targets: [scorm12, web]", put: `targets: [${targets.join(", ")}]` });
    const made = await built(profile, targets);
    const speaking = made.filter(({ html }) => html.includes("cmi.objectives")).map(({ target }) => target);
    expect([made.length, speaking.toSorted()]).toEqual([targets.length, expected]);
  });

  test("is tracked as the same course", async () => {
    const forAll = await read("auto");
    project.edit({ file: COURSE, find: "profile: auto\n", put: "" });
    const forOne = await read("knowbe4");
    expect(forOne.identity).toEqual(forAll.identity);
    expect(forOne.identifiers).toEqual(forAll.identifiers);
    expect(forOne.course.version).toBe(forAll.course.version);
  });
});
