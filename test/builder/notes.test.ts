import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { build, check } from "../../builder/index.ts";
import { kit, openProject, type TestProject, today } from "../support/project.ts";

const MODULE = "modules/clean-hands/module.md";
let project: TestProject;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

const shaOfPackages = async () => {
  const wish = { courses: [], archetypes: [], targets: [] };
  const { packages } = await build({ root: project.root, kit, today, output: `${project.root}/dist`, wish, elapsed: () => 0 });
  return packages.map(({ path, sha256 }) => [path, sha256]);
};

test("a note for authors changes no byte of any package, on a page, in a block, in a variant and in a question", async () => {
  const before = await shaOfPackages();
  const note = "::: note For us\n# Not a page\n\nNobody reads [this](http://example.org) with <b>tags</b>.\n:::\n";
  project.edit({ file: MODULE, find: "Cover cuts.", put: `Cover cuts.\n\n${note}` });
  project.edit({ file: MODULE, find: "You touch many surfaces.", put: `You touch many surfaces.\n\n${note}` });
  project.edit({ file: MODULE, find: "::: hint", put: `${note}\n::: hint` });
  project.edit({ file: MODULE, find: "There are five moments.", put: `There are five moments.\n\n${note}` });
  expect((await check({ root: project.root, kit, today })).diagnostics).toEqual([]);
  expect([before.length > 0, await shaOfPackages()]).toEqual([true, before]);
}, 60_000);
