import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import JSZip from "jszip";
import { openCache } from "../../../builder/compile/cache.ts";
import { loadKit } from "../../../builder/compile/kit.ts";
import { galleryFiles } from "../../../builder/gallery.ts";
import { changesBetween } from "../../../builder/identity/changes.ts";
import { readPackage } from "../../../builder/identity/read-package.ts";
import { build, check } from "../../../builder/index.ts";
import { review } from "../../../builder/review/review.ts";
import { segmentsOf } from "../../../builder/translate/segments.ts";
import { newValidator } from "../../../builder/validate/validate.ts";
import { kit, openProject, type TestProject, today } from "../../support/project.ts";

const MODULE = "modules/evidence/module.md";
let project: TestProject;

beforeEach(() => {
  project = openProject("extended");
});

afterEach(() => project.remove());

const output = () => join(project.root, "dist");
const buildIt = () =>
  build({
    root: project.root,
    kit,
    today,
    output: output(),
    wish: { courses: [], archetypes: [], targets: [] },
    elapsed: () => performance.now(),
    cache: (tool) => openCache(join(project.root, ".curricle"), tool),
  });
const packed = (target: string) => readFileSync(join(output(), `evidence/users/evidence-users-${target}.zip`));
const hashes = async () => (await buildIt()).packages.map(({ sha256 }) => sha256);
const textIn = async (target: string, path: string) => (await JSZip.loadAsync(packed(target))).file(path)?.async("string");

test("a project without templates of its own gets the tool's own kit", async () => {
  const small = openProject("small");
  const [plain, own] = await Promise.all([loadKit(kit), loadKit(kit, small.root)]);
  small.remove();
  expect(own.questionTypes).toEqual(plain.questionTypes);
  expect([await own.identity(), own.targets.length, own.ownTypes]).toEqual([await plain.identity(), plain.targets.length, []]);
});

describe("a package", () => {
  beforeEach(async () => {
    await buildIt();
  });

  test.each(["scorm12", "web", "portal"])("for %s is ready to upload", async (target) => {
    expect((await newValidator()(packed(target), "a.zip")).findings).toEqual([]);
  });

  test("of a target of one's own holds what the target writes", async () => {
    const manifest = await textIn("portal", "portal.xml");
    expect(manifest).toContain("<title>Evidence</title>");
    expect([...(manifest ?? "").matchAll(/<file>(.*)<\/file>/g)].map(([, path]) => path)).toEqual([
      "connection.txt",
      "index.html",
      "licences.txt",
      "portal.xml",
    ]);
  });

  test.each(["scorm12", "web", "portal"])(
    "for %s has question type, block and their styles, under the same policy as any",
    async (target) => {
      const page = (await textIn(target, "index.html")) ?? "";
      const found = [/<aside class="aside">/, /\.aside\{[^}]*border-inline-start/, /class="level__step"><input type="radio"/].map((part) =>
        part.test(page),
      );
      expect(found).toEqual([true, true, true]);
      const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replace(/&#x27;/g, "'") ?? "";
      expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']*' 'sha256-[^']*'; style-src 'sha256-[^']*';/);
      expect(policy).not.toContain("unsafe");
    },
  );

  test("comes with a codebook that has the target's codes, and a card in its words", () => {
    const [head, first] = project.read("dist/evidence/users/evidence-users-codebook.csv").split("\r\n");
    expect(head).toContain("portal interaction id,portal response");
    expect(first).toMatch(/level,choice,no,.*,evidence__repeated_trial,a$/);
    expect(project.read("dist/evidence/users/evidence-users-portal.html")).toContain(
      "Unzip the package into the portal’s folder for courses.",
    );
    expect(project.read("dist/evidence/users/evidence-users-portal-accessibility.html")).toContain("Radio buttons along a line");
  });

  test("can be compared with another one by what its own type makes of answers", async () => {
    const { questionTypes } = await loadKit(kit, project.root);
    const [before, now] = await Promise.all([readPackage(packed("portal"), questionTypes), readPackage(packed("web"), questionTypes)]);
    expect(changesBetween(before.identity, now.identity)).toEqual([]);
    expect(before.identity.questions.map(({ record }) => Object.keys(record?.answers ?? {}).join(""))).toEqual(["abc", "abc", "abc"]);
    const strange = await readPackage(packed("web"));
    expect(strange.identity.questions.map(({ record }) => Object.keys(record?.answers ?? {}).join(""))).toEqual(["", "", ""]);
  });
});

describe("what is built is made anew", () => {
  test("not at all where nothing has changed", async () => {
    const before = await hashes();
    const again = await buildIt();
    expect(again.packages.map(({ sha256, milliseconds }) => [sha256, milliseconds])).toEqual(before.map((sha256) => [sha256, 0]));
  });

  test.each([
    ["what a type means", "templates/questions/level/question.ts", "distance === 1 ? near", "distance === 1 ? near / 2"],
    ["how it looks", "templates/questions/level/view.css", "accent-color: var(--link)", "accent-color: var(--good)"],
    ["its template", "templates/questions/level/view.hbs", '<div class="level">', '<div class="level" data-new>'],
    ["its view", "templates/questions/level/view.ts", 'incomplete: "incompleteChoice"', 'incomplete: "incompleteRows"'],
    ["a word of theirs", "templates/strings/en.json", "From low", "Up from low"],
    ["a block", "templates/blocks/aside.hbs", '<aside class="aside">', '<aside class="aside" data-new>'],
  ])("all where %s has changed", async (_, file, find, put) => {
    const before = await hashes();
    project.edit({ file, find, put });
    const after = await hashes();
    expect(after.map((sha256, index) => sha256 === before[index])).toEqual([false, false, false]);
  });

  test.each([
    ["its manifest", "templates/targets/portal/portal.xml.hbs", "<minutes>", "<length>"],
    ["its tracking", "templates/targets/portal/tracking.ts", "PATIENCE = 5000", "PATIENCE = 6000"],
  ])("for a target where %s has changed, and the others come out the same", async (_, file, find, put) => {
    const before = await hashes();
    project.edit({ file, find, put });
    const after = await hashes();
    expect(after.map((sha256, index) => sha256 === before[index])).toEqual([true, true, false]);
  });
});

describe("a question type of one's own", () => {
  test("names its own mistakes at their place", async () => {
    project.edit({ file: MODULE, find: "objective=judge near=50", put: "objective=judge near=200" });
    const { diagnostics } = await check({ root: project.root, kit, today });
    expect(diagnostics.map(({ code, line, column, message }) => [code, line, column, message])).toEqual([
      ["question/level-near", 35, 37, 'The question "leaflet" has near=200, which is no percentage from 0 to 99.'],
    ]);
  });

  test("is among what may stand behind :::", async () => {
    project.edit({ file: MODULE, find: "::: level", put: "::: levle" });
    const { diagnostics } = await check({ root: project.root, kit, today });
    expect(diagnostics[0]?.remedy).toMatch(/^Did you mean ::: level\? Known: .*aside, .*level\.$/);
  });

  test("is read by the rules for content", async () => {
    project.edit({ file: MODULE, find: "- [ ] Moderate", put: "- [ ] All of the above" });
    const { diagnostics } = await check({ root: project.root, kit, today, content: true });
    expect(diagnostics.map(({ code }) => code)).toEqual(["question/catch-all-answer"]);
  });

  test("is shown to reviewers with what is right", async () => {
    const { documents } = await review({ root: project.root, kit, today, modules: [], archetypes: [], since: undefined });
    expect(/one expert’s opinion[^]*Right[^]*Weak/.test(documents[0]?.html ?? "")).toBe(true);
  });

  test("is a question for translators, so that its words belong to it", async () => {
    const [, , markdown = ""] = project.read(MODULE).split(/^---$/m);
    const segments = segmentsOf(markdown, ["levels", "quiz"], await loadKit(kit, project.root)).segments;
    expect([...new Set(segments.map(({ part }) => part))]).toEqual([
      "levels",
      "levels.repeated-trial",
      "quiz",
      "quiz.leaflet",
      "quiz.opinion",
    ]);
  });

  test("is in the gallery, which can be built where the project's templates lie beside it", async () => {
    const files = galleryFiles(await loadKit(kit, project.root));
    project.edit({ file: "modules" });
    for (const { path, bytes } of files) project.edit({ file: path, put: String(bytes) });
    expect(project.read("modules/level/module.md")).toContain("# A level, with half the points for the ones beside it");
    expect(project.read("modules/courses/gallery.yaml")).toMatch(/targets: \[.*web, portal\]/);
    const { diagnostics } = await check({ root: project.root, kit, today });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

test("a block of one's own may say what it wants, report its own mistakes and bring a script", async () => {
  const problems = '{ "block/loud-aside": { message: "{title} is loud.", remedy: "Say it quietly.", severity: "warning" } }';
  const read = `read: ({ title, line, column }) => ({ problems: title.endsWith("!") ? [{ code: "block/loud-aside", line, column, values: { title } }] : [] })`;
  project.edit({ file: "templates/blocks/aside/kind.ts", put: `export default { title: "required", problems: ${problems}, ${read} };` });
  project.edit({
    file: "templates/blocks/aside.ts",
    put: 'export default (block: HTMLElement) => block.setAttribute("data-told-aside", "");',
  });
  project.edit({ file: MODULE, find: "::: aside By the way", put: "::: aside By the way!" });
  const { diagnostics } = await buildIt();
  expect(diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
    ["block/loud-aside", "warning", "By the way! is loud."],
  ]);
  expect(((await textIn("web", "index.html")) ?? "").includes("data-told-aside")).toBe(true);
  project.edit({ file: MODULE, find: "::: aside By the way!", put: "::: aside" });
  expect((await check({ root: project.root, kit, today })).diagnostics.map(({ code }) => code)).toEqual(["block/title-missing"]);
});

test("words of one's own are said in the language of the course, and can be put into others", async () => {
  project.edit({ file: "modules/courses/evidence.yaml", find: "language: en-GB", put: "language: cy" });
  await buildIt();
  expect(((await textIn("web", "index.html")) ?? "").includes('<p class="hint">O isel i uchel</p>')).toBe(true);
  project.edit({ file: "modules/strings/cy.json", put: '{ "levelHint": "O wan i gryf" }' });
  await buildIt();
  expect(((await textIn("web", "index.html")) ?? "").includes('<p class="hint">O wan i gryf</p>')).toBe(true);
});

test("a target of one's own holds a course to its limits", async () => {
  project.edit({ file: "templates/targets/portal/target.ts", find: "state: 4000, title: 80", put: "state: 20, title: 5" });
  const { diagnostics } = await check({ root: project.root, kit, today });
  expect(diagnostics.map(({ code }) => code)).toEqual(["course/state-too-large", "course/title-too-long"]);
});

test("files that an extension imports from elsewhere in the project belong to it", async () => {
  writeFileSync(join(project.root, "share.ts"), "export const SHARE = 2;\n");
  project.edit({
    file: "templates/questions/level/question.ts",
    find: "import",
    put: 'import { SHARE } from "../../../share.ts";\nimport',
  });
  project.edit({ file: "templates/questions/level/question.ts", find: "? near", put: "? near / SHARE" });
  const before = await (await loadKit(kit, project.root)).identity();
  writeFileSync(join(project.root, "share.ts"), "export const SHARE = 1;\n");
  expect(await (await loadKit(kit, project.root)).identity()).not.toBe(before);
});
