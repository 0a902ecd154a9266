import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { load } from "cheerio/slim";
import { HtmlValidate } from "html-validate";
import { type Built, buildAt } from "../../support/packages.ts";
import { openProject, type TestProject } from "../../support/project.ts";

let project: TestProject;
let built: Built;
let reading: Built;

beforeAll(async () => {
  project = openProject("small");
  built = await buildAt(project.root);
  project.remove();
  project = openProject("small");
  project.edit({
    file: "modules/courses/basics.yaml",
    find: "complete-when: read all pages and pass the quiz",
    put: "complete-when: read all pages",
  });
  reading = await buildAt(project.root, { archetypes: ["users"] });
}, 60_000);

afterAll(() => {
  built.remove();
  reading.remove();
  project.remove();
});

const read = (from: Built, path: string) => readFileSync(join(from.output, path), "utf8");
const CARDS = ["users", "drivers"].flatMap((archetype) =>
  ["scorm12", "web"].map((target) => ({ archetype, target, path: `basics/${archetype}/basics-${archetype}-${target}.html` })),
);

describe.each(CARDS)("the card of $target for $archetype", ({ archetype, target, path }) => {
  test("is valid HTML without a script, and loads nothing", async () => {
    const html = read(built, path);
    const validator = new HtmlValidate({
      extends: ["html-validate:recommended"],
      rules: { "long-title": "off", "doctype-style": "off", "no-trailing-whitespace": "off" },
    });
    const { results } = await validator.validateString(html);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
    const $ = load(html);
    expect($("script, img, iframe, [src], link:not([href^='data:'])").length).toBe(0);
  });

  test("says which file it is about, with the size and hash that the file has", () => {
    const text = load(read(built, path))("main").text().replace(/\s+/g, " ");
    const record = built.packages.find((made) => made.card === path);
    expect(record?.path).toBe(`basics/${archetype}/basics-${archetype}-${target}.zip`);
    expect(text).toContain(`basics-${archetype}-${target}.zip`);
    expect(text).toContain(record?.sha256);
    expect(text.replaceAll(",", "")).toContain(`(${record?.size} bytes)`);
  });

  test("leads from each link on the page to a place on it", () => {
    const $ = load(read(built, path));
    const places = $("a[href^='#']")
      .map((_, link) => $(link).attr("href") ?? "")
      .get();
    expect(places.length).toBeGreaterThan(5);
    expect(places.filter((place) => $(place).length !== 1)).toEqual([]);
  });

  test("has nothing that a template left open", () => {
    expect(read(built, path)).not.toMatch(/\{\{|undefined|\[object|NaN/);
  });
});

const textOf = (from: Built, path: string, selector: string) => load(read(from, path))(selector).text().replace(/\s+/g, " ");
const SCORM = "basics/users/basics-users-scorm12.html";

test("sends people to the sibling that suits their system", () => {
  const rowOf = (path: string, system: string) => {
    const $ = load(read(built, path));
    return $(".which tr")
      .filter((_, row) => $(row).find("th").text() === system)
      .find("td")
      .text()
      .replace(/\s+/g, " ")
      .trim();
  };
  expect(rowOf(SCORM, "NHS Learning Hub")).toBe("this file SCORM 1.2");
  expect(rowOf("basics/users/basics-users-web.html", "NHS Learning Hub")).toBe("basics-users-scorm12.zip SCORM 1.2");
  expect(rowOf(SCORM, "A web server")).toBe("basics-users-web.zip Web page");
  expect(rowOf(SCORM, "A system with a learning record store")).toBe("None of this course’s files");
});

test("says what a course with a quiz reports, and what to tick", () => {
  expect(textOf(built, SCORM, "section:has(#done)")).toContain("all quizzes together reach 80% of their points");
  expect(textOf(built, SCORM, ".system:has(#system-moodle)")).toContain("Tick “Passed”");
  expect(textOf(built, SCORM, ".rows")).toContain("cmi.core.score.raw");
});

test("says something else where only reading counts", () => {
  expect(textOf(reading, SCORM, "section:has(#done)")).toContain("Never said: no quiz decides in this course.");
  expect(textOf(reading, SCORM, ".system:has(#system-moodle)")).toContain("Tick “Completed”");
  expect(textOf(reading, SCORM, ".rows")).not.toContain("cmi.core.score.raw");
});

test("names what was not tested for accessibility as clearly as what was", () => {
  expect(textOf(built, SCORM, "section:has(#access)")).toMatch(/Not tested.*screen readers.*no statement of conformance/);
});

test("is written with a codebook for each course and archetype, and both are in the summary", () => {
  const listed = JSON.parse(read(built, "packages.json")) as { readonly card: string; readonly codebook: string }[];
  expect(listed.flatMap(({ card, codebook }) => [card, codebook]).filter((path) => !existsSync(join(built.output, path)))).toEqual([]);
  expect([...new Set(listed.map(({ codebook }) => codebook))]).toEqual([
    "basics/drivers/basics-drivers-codebook.csv",
    "basics/users/basics-users-codebook.csv",
  ]);
});

test("names the parts of a package that are tracked by themselves, and how each ends", async () => {
  const parts = openProject("small");
  const second = { like: "modules/clean-hands/module.md", file: "modules/dry-hands/module.md" };
  parts.edit({ ...second, find: "title: ", put: "title: Dry and " });
  parts.edit({ file: "modules/dry-hands/media/moments.svg", put: "<svg xmlns='http://www.w3.org/2000/svg'/>" });
  parts.edit({ file: "modules/courses/basics.yaml", find: "[clean-hands]", put: "[clean-hands, dry-hands]" });
  parts.edit({ file: "modules/courses/basics.yaml", find: "theme: plain", put: "theme: plain\nunits: module" });
  const made = await buildAt(parts.root, { archetypes: ["users"] });
  const done = textOf(made, SCORM, "section:has(#done)");
  made.remove();
  parts.remove();
  expect(done).toMatch(
    /Your system tracks each part.*Dry and .*\. It is done when every page has been opened, and all quizzes together reach 80%/,
  );
  expect(done).not.toContain("The course is done");
});
