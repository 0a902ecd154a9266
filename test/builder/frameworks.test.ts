import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { load } from "cheerio";
import JSZip from "jszip";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildAt } from "../support/packages.ts";
import { openProject, type TestProject } from "../support/project.ts";

const COURSE = "modules/courses/basics.yaml";
let project: TestProject;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

/** A file of each package that is built, by path of the package. */
async function inPackages(targets: readonly string[], name: string): Promise<Readonly<Record<string, string>>> {
  project.edit({ file: COURSE, find: "[scorm12, web]", put: "[scorm12, scorm2004-3rd, scorm2004-4th, web]" });
  const built = await buildAt(project.root, { targets: [...targets] });
  const entries = built.packages.map(async ({ path }) => {
    const zip = await JSZip.loadAsync(readFileSync(join(built.output, path)));
    return [path, (await zip.file(name)?.async("string")) ?? ""] as const;
  });
  const read = Object.fromEntries(await Promise.all(entries));
  built.remove();
  return read;
}

const NEED = { framework: "Needs", id: "N1", text: "Know the basics." };

test("the manifest of SCORM 1.2 says which learning needs a course is about, as LOM classifies", async () => {
  const manifests = Object.values(await inPackages(["scorm12"], "imsmanifest.xml")).map((text) => load(text, { xml: true }));
  const found = manifests.map(($) => {
    const classified = $("imsmd\\:classification");
    return {
      framework: classified.find("imsmd\\:taxonpath > imsmd\\:source").text().trim(),
      id: classified.find("imsmd\\:taxon > imsmd\\:id").text(),
      text: classified.find("imsmd\\:entry").text().trim(),
    };
  });
  expect(found).toEqual([NEED, NEED]);
});

test.each(["scorm2004-3rd", "scorm2004-4th"])("the metadata of %s says which learning needs a course is about", async (target) => {
  const found = Object.values(await inPackages([target], "metadata.xml")).map((text) => {
    const classified = load(text, { xml: true })("classification");
    return {
      framework: classified.find("taxonPath > source").text().trim(),
      id: classified.find("taxon > id").text(),
      text: classified.find("entry").text().trim(),
    };
  });
  expect(found).toEqual([NEED, NEED]);
});

test("a course may have other modules for each archetype, and each package holds its own alone", async () => {
  project.edit({
    file: "modules/gloves/module.md",
    like: "modules/clean-hands/module.md",
    find: "title: Clean hands",
    put: "title: Gloves",
  });
  project.edit({ file: "modules/gloves/media/moments.svg", like: "modules/clean-hands/media/moments.svg", find: "", put: "" });
  project.edit({ file: COURSE, find: "modules: [clean-hands]", put: "modules: { users: [clean-hands, gloves], drivers: [gloves] }" });
  const modules = Object.entries(await inPackages(["web"], "index.html")).map(([path, html]) => [
    path.split("/")[1],
    [...new Set([...html.matchAll(/<article[^>]* id="([a-z-]+)\//g)].map(([, id]) => id))],
  ]);
  expect(Object.fromEntries(modules)).toEqual({ users: ["clean-hands", "gloves"], drivers: ["gloves"] });
});
