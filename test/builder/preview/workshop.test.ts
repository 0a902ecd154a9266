import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import JSZip from "jszip";
import { noCache } from "../../../builder/compile/cache.ts";
import { loadKit } from "../../../builder/compile/kit.ts";
import { finishedPackages } from "../../../builder/preview/finished-packages.ts";
import { projectPackages, type ProjectPackages } from "../../../builder/preview/project-packages.ts";
import { search } from "../../../builder/preview/search.ts";
import { openWorkshop, type Workshop } from "../../../builder/preview/workshop.ts";
import { buildAt } from "../../support/packages.ts";
import { kit, openProject, type TestProject, today } from "../../support/project.ts";

const MODULE = "modules/clean-hands/module.md";
const ZIP = "basics/users/basics-users-scorm12.zip";

let project: TestProject;
let workshop: Workshop;
let packages: ProjectPackages;
let original: string;

beforeAll(async () => {
  project = openProject("small");
  original = project.read(MODULE);
  const loaded = await loadKit(kit);
  workshop = await openWorkshop({ root: project.root, kit: loaded, cache: noCache, today: () => today });
  packages = projectPackages(workshop, loaded, join(project.root, "dist"));
});

afterAll(() => project.remove());

/** Writes the module, with something in another's place, and takes note of it. */
function write(find = "", put = ""): void {
  project.edit({ file: MODULE, put: original.replace(find, put) });
  workshop.change([MODULE]);
}

async function page(): Promise<string> {
  return new TextDecoder().decode(await packages.file(ZIP, "index.html"));
}

test("what the preview plays is what is in the zip, file by file", async () => {
  const built = await buildAt(project.root);
  const finished = finishedPackages(join(built.output, "basics"));
  expect(await finished.file("users/basics-users-scorm12.zip", "index.html")).toBeUndefined();
  write("points=2", "points=3");
  expect((await workshop.whole()).found.diagnostics).toEqual([]);
  write();
  const packed = await Promise.all(
    built.packages.map(async ({ path }) => {
      const zip = await JSZip.loadAsync(await readFile(join(built.output, path)));
      const files = Object.values(zip.files).map(async ({ name }) => {
        const [inZip, shown] = await Promise.all([zip.file(name)?.async("nodebuffer"), packages.file(path, name)]);
        return [`${path} ${name}`, shown !== undefined && inZip?.equals(shown)];
      });
      return Promise.all(files);
    }),
  );
  built.remove();
  project.edit({ file: "curricle.lock.json" });
  expect(packed.flat().filter(([, same]) => !same)).toEqual([]);
  expect(packed.flat().length).toBeGreaterThan(20);
});

test("a change of a module is in the package, and a package that comes out as it was is not new", async () => {
  write();
  const first = await packages.renew(ZIP);
  write("There are five moments.", "There are five moments to know.");
  const [changed, again] = [await packages.renew(ZIP), await packages.renew(ZIP)];
  expect([changed.number - first.number, again.number - changed.number, (await page()).includes("five moments to know")]).toEqual([
    1,
    0,
    true,
  ]);
});

test("a mistake is told with its place, the last good package stays, and mending it makes a new one", async () => {
  write();
  const before = await packages.renew(ZIP);
  write("- [x] Before touching", "- [ ] Before touching");
  const { found, number } = await packages.renew(ZIP);
  expect([number - before.number, found?.diagnostics.map(({ code, file, line }) => [code, file, line])]).toEqual([
    0,
    [["question/no-correct-option", MODULE, 43]],
  ]);
  expect(found?.texts.get(MODULE)).toContain("- [ ] Before touching");
  expect(await page()).toContain("There are five moments.");
  write("There are five moments.", "There are still five.");
  expect([(await packages.renew(ZIP)).found, (await page()).includes("There are still five.")]).toEqual([undefined, true]);
});

test("files that are added and plans that change are read anew", async () => {
  write();
  project.edit({ file: "modules/courses/more.yaml", like: "modules/courses/basics.yaml", find: "title: Basics", put: "title: More" });
  workshop.change(["modules/courses/more.yaml"]);
  const titles = async () => [...new Set((await packages.list()).map(({ title }) => title))];
  expect(await titles()).toEqual(["Basics", "More"]);
  project.edit({ file: "modules/courses/more.yaml" });
  workshop.change(["modules/courses/more.yaml"]);
  expect(await titles()).toEqual(["Basics"]);
});

test("a course with a mistake stays in the list, without what only a course without mistakes has", async () => {
  write("- [x] Before touching", "- [ ] Before touching");
  const list = await packages.list();
  write();
  expect(list.map(({ path, facts, units }) => [path, facts, units.length])).toContainEqual([ZIP, undefined, 1]);
  expect((await packages.list()).map(({ path, facts }) => [path, facts])).toContainEqual([ZIP, { pages: 3, questions: 3, minutes: 5 }]);
});

test.each(["basics/users/basics-users-cmi5.zip", "basics/nobody/basics-nobody-scorm12.zip", "../secret.zip", ""])(
  "there is nothing in a package that the project does not describe: %p",
  async (zip) => {
    expect(await packages.file(zip, "index.html")).toBeUndefined();
  },
);

test("writing never touches the lock file", async () => {
  write("# The moments {#moments}", "# Gloves {#gloves}\n\nWear them.\n\n# The moments {#moments}");
  await packages.renew(ZIP);
  expect([(await page()).includes("Wear them."), project.exists("curricle.lock.json")]).toEqual([true, false]);
});

test("a search finds pages by what is read on them, questions by what they ask, each once for all archetypes", async () => {
  write();
  const { courses } = await workshop.whole();
  expect(search(courses, "FIVE moments")).toEqual([
    {
      kind: "page",
      title: "Why it matters",
      where: "Basics, for users, drivers",
      address: "/play/basics/users/basics-users-scorm12?page=clean-hands%2Fwhy",
    },
    expect.objectContaining({ kind: "page", title: "The moments" }),
  ]);
  expect(search(courses, "when last moment").map(({ kind, title }) => [kind, title])).toEqual([["question", "When is the last moment?"]]);
  expect(search(courses, "your staff")[0]?.where).toBe("Basics, for drivers");
  expect([search(courses, " "), search(courses, "zebra")]).toEqual([[], []]);
});
