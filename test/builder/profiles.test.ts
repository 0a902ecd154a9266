import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { readPackage } from "../../builder/identity/read-package.ts";
import { build } from "../../builder/index.ts";
import { kit, openProject, type TestProject, today } from "../support/project.ts";

const COURSE = "modules/courses/basics.yaml";
let project: TestProject;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

async function built(profile: string) {
  project.edit({ file: COURSE, find: "theme: plain", put: `theme: plain\nprofile: ${profile}` });
  const output = join(project.root, "dist");
  const result = await build({
    root: project.root,
    kit,
    today,
    output,
    wish: { courses: [], archetypes: ["users"], targets: ["scorm12"] },
    elapsed: () => 0,
  });
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const [record] = result.packages;
  return readPackage(readFileSync(join(output, record?.path ?? "")));
}

describe("a course for one learning system", () => {
  test("carries the switches of its profile into the package", async () => {
    expect((await built("moodle")).course.switches).toEqual({ navigation: "never" });
  });

  test("carries none where the profile is auto", async () => {
    expect((await built("auto")).course.switches).toBeUndefined();
  });

  test("is tracked as the same course", async () => {
    const forAll = await built("auto");
    project.edit({ file: COURSE, find: "profile: auto\n", put: "" });
    const forOne = await built("knowbe4");
    expect(forOne.identity).toEqual(forAll.identity);
    expect(forOne.identifiers).toEqual(forAll.identifiers);
    expect(forOne.course.version).toBe(forAll.course.version);
  });
});
