import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { load } from "cheerio";
import JSZip from "jszip";
import { directionOf } from "../../builder/compile/language.ts";
import { build, check } from "../../builder/index.ts";
import { newValidator } from "../../builder/validate/validate.ts";
import { type PackedCourse, type PackedQuestion } from "../../templates/contract/packed.ts";
import { home, kit, openProject, type TestProject, today } from "../support/project.ts";

const COURSE = "modules/courses/basics.yaml";
const WELSH = "modules/clean-hands/module.cy.md";

let project: TestProject;
let output: string;

beforeEach(() => {
  project = openProject("languages");
  output = mkdtempSync(join(tmpdir(), "curricle-dist-"));
});

afterEach(() => {
  project.remove();
  rmSync(output, { recursive: true, force: true });
});

/** The files of the users' package. */
async function packed(target = "web"): Promise<JSZip> {
  const wish = { courses: [], archetypes: ["users"], targets: [target] };
  const { diagnostics } = await build({ root: project.root, kit, today, output, wish, elapsed: () => 0 });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return JSZip.loadAsync(readFileSync(join(output, `basics/users/basics-users-${target}.zip`)));
}

async function documentOf(target?: string): Promise<string> {
  return (await packed(target)).file("index.html")?.async("string") ?? "";
}

const coursesIn = (html: string) =>
  [...html.matchAll(/id="course-data">([^<]*)</g)].map(([, json = ""]) => JSON.parse(json) as PackedCourse);
const questionsIn = (html: string) =>
  [...html.matchAll(/data-question-data>([^<]*)</g)].map(([, json = ""]) => JSON.parse(json) as PackedQuestion);
const only = (languages: string) => project.edit({ file: COURSE, find: "languages: [en-GB, cy, ar]", put: `languages: [${languages}]` });

test("one document carries each language, with the same pages, questions and version", async () => {
  const courses = coursesIn(await documentOf());
  expect(courses.map(({ language, title }) => [language, title])).toEqual([
    ["en-GB", "Basics"],
    ["cy", "Hanfodion"],
    ["ar", "الأساسيات"],
  ]);
  const frames = courses.map(({ pages, version, rule, languages }) => [
    pages.map(({ id, slot, quiz }) => [id, slot, quiz]),
    version,
    rule,
    languages,
  ]);
  expect(frames).toEqual([frames[0], frames[0], frames[0]]);
});

test("questions have the same names, slots, points and objectives in each language", async () => {
  const facts = questionsIn(await documentOf()).map(({ name, slot, type, points, objective }) => [name, slot, type, points, objective]);
  const [english, welsh, arabic] = [facts.slice(0, 6), facts.slice(6, 12), facts.slice(12)];
  expect(english).toHaveLength(6);
  expect([welsh, arabic]).toEqual([english, english]);
});

test("a word that is right in one language is right in all, so that a switch changes no mark", async () => {
  const typed = questionsIn(await documentOf()).filter(({ type }) => type === "fill-in");
  const spellings = typed.map(
    ({ data }) => (data as { readonly answers: readonly { readonly spellings: readonly string[] }[] }).answers[0]?.spellings,
  );
  expect(spellings).toEqual([
    ["soap", "sebon", "صابون", "الصابون"],
    ["sebon", "soap", "صابون", "الصابون"],
    ["صابون", "الصابون", "soap", "sebon"],
  ]);
});

test("a package in one language takes only its own words as right and carries no other", async () => {
  only("en-GB");
  const html = await documentOf();
  expect(questionsIn(html).find(({ type }) => type === "fill-in")?.data).toMatchObject({ answers: [{ spellings: ["soap"] }] });
  expect(html).not.toMatch(/data-language|data-to-language|Hanfodion|curricle-language/);
});

test("a course in the language of the translation alone is made of the translation", async () => {
  only("cy");
  project.edit({ file: COURSE, find: "title: Basics", put: "title: Hanfodion" });
  const html = await documentOf();
  expect([load(html)("html").attr("lang"), html.includes("Pam mae’n bwysig"), html.includes("Why it matters")]).toEqual([
    "cy",
    true,
    false,
  ]);
});

test("a course from right to left says so, and one from left to right says nothing", async () => {
  only("ar");
  expect(load(await documentOf())("html").attr("dir")).toBe("rtl");
  project.edit({ file: COURSE, find: "languages: [ar]", put: "languages: [en-GB]" });
  expect(load(await documentOf())("html").attr("dir")).toBeUndefined();
});

test.each([
  ["ar", "rtl"],
  ["he-IL", "rtl"],
  ["ur", "rtl"],
  ["fa-Latn", ""],
  ["pa-Arab-PK", "rtl"],
  ["cy", ""],
])("%s is written in the direction %p", (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

test("another wording of a translation is another version of the course, in every language", async () => {
  const versions = async () => new Set(coursesIn(await documentOf()).map(({ version }) => version));
  const before = await versions();
  project.edit({ file: WELSH, find: "Gorchuddiwch friwiau.", put: "Gorchuddiwch bob briw." });
  const after = await versions();
  expect([before.size, after.size, [...before].some((version) => after.has(version))]).toEqual([1, 1, false]);
});

test("what is not translated is there in the source's language, and marked as such", async () => {
  const text = project.read(WELSH);
  const from = text.indexOf("\n\n# Yr adegau");
  project.edit({ file: WELSH, put: text.slice(0, from) + text.slice(text.indexOf("\n# Cwis")).replace(/::: numeric[^]*/, "") });
  const $ = load(await documentOf());
  const welsh = load(`<main>${$("template[data-language=cy]").html() ?? ""}</main>`);
  expect([welsh("[id='clean-hands/moments']").attr("lang"), welsh("[id='clean-hands/why']").attr("lang")]).toEqual(["en-GB", undefined]);
  expect(
    welsh("[id='clean-hands/quiz'] form[data-question]")
      .map((_, form) => welsh(form).parent().attr("lang") ?? "cy")
      .get(),
  ).toEqual(["cy", "en-GB"]);
});

const NAMED = ["en-GB", "cy", "ar"];

test.each([
  ["scorm12", NAMED],
  ["scorm2004-4th", NAMED],
  ["cmi5", []],
])("a %s package in several languages is ready to upload, and its metadata name them all where they name any", async (target, wanted) => {
  const zip = await packed(target);
  const bytes = readFileSync(join(output, `basics/users/basics-users-${target}.zip`));
  expect((await newValidator()(bytes, target)).findings.filter(({ severity }) => severity === "error")).toEqual([]);
  const texts = await Promise.all(
    ["imsmanifest.xml", "metadata.xml"].map((name) => zip.file(name)?.async("string") ?? Promise.resolve("")),
  );
  expect([...texts.join("").matchAll(/<(?:imsmd:)?language>(.*?)</g)].map(([, language]) => language)).toEqual(wanted);
});

test("provenance names the translations, names and words that a package is made of, and no other", async () => {
  only("en-GB, cy");
  await packed();
  const { builds } = JSON.parse(readFileSync(join(output, "provenance.json"), "utf8")) as {
    readonly builds: readonly { readonly sources: readonly { readonly path: string }[] }[];
  };
  expect(builds[0]?.sources.map(({ path }) => path)).toEqual([
    "curricle.lock.json",
    "modules/archetypes/users.cy.yaml",
    "modules/archetypes/users.yaml",
    "modules/clean-hands/media/moments.svg",
    WELSH,
    "modules/clean-hands/module.md",
    "modules/courses/basics.cy.yaml",
    COURSE,
    "modules/frameworks/needs.yaml",
  ]);
});

describe("the project's own words", () => {
  const STRINGS = "modules/strings/ar.json";
  const codes = async () => (await check({ root: project.root, kit, today })).diagnostics.map(({ code }) => code);

  test("stand before the tool's, and English stands for what they lack", async () => {
    only("ar");
    const html = await documentOf();
    expect([html.includes("انتقل إلى المحتوى"), html.includes("Technical details") || html.includes("Certificate")]).toEqual([true, true]);
  });

  test("may change single words of a language that the tool has", async () => {
    only("cy");
    project.edit({ file: "modules/strings/cy.json", put: '{ "skip": "Mynd i’r cynnwys" }' });
    expect(await codes()).not.toContain("strings/other-placeholders");
    const html = await documentOf();
    expect([html.includes("Mynd i’r cynnwys"), html.includes("Rhowch gynnig")]).toEqual([true, true]);
  });

  test("are part of what a build remembers", async () => {
    only("ar");
    const before = await documentOf();
    project.edit({ file: STRINGS, find: "انتقل إلى المحتوى", put: "إلى المحتوى" });
    expect(await documentOf()).not.toBe(before);
  });
});

test("the worked example goes into a course of two languages for every archetype", async () => {
  project.edit({ file: "modules/frameworks" });
  cpSync(join(home, "modules"), join(project.root, "modules"), { recursive: true });
  project.edit({ file: "modules/courses/foundation.yaml", find: "language: en-GB", put: "languages: [en-GB, cy]" });
  project.edit({
    file: "modules/courses/foundation.yaml",
    put: project.read("modules/courses/foundation.yaml").replace(/^modules: .*$/m, "modules: [what-ai-is]"),
  });
  const found = (await check({ root: project.root, kit, today })).diagnostics.filter(({ code }) => code.startsWith("translation/"));
  const files = found.map(({ code, message }) => `${code} ${/the default language|is missing|not translated/.exec(message)?.[0] ?? ""}`);
  expect(new Set(files)).toEqual(new Set(["translation/missing-names the default language"]));
});
