import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { load } from "cheerio/slim";
import { HtmlValidate } from "html-validate";
import { blockKinds } from "../../../templates/blocks/index.ts";
import { questionTypes } from "../../../templates/questions/index.ts";
import { buildAt } from "../../support/packages.ts";
import { home, openProject, type TestProject } from "../../support/project.ts";

const PROJECT = "modules/project.yaml";
const HEAD = "publisher: Test team & <friends>\niri: https://curricle.example/\n";

let project: TestProject;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

async function made() {
  const built = await buildAt(project.root, { archetypes: ["users"] });
  const pages = built.packages.map(({ accessibility, sha256 }) => ({
    path: accessibility,
    sha256,
    html: readFileSync(join(built.output, accessibility), "utf8"),
  }));
  built.remove();
  return pages;
}

async function shown(settings = "") {
  project.edit({ file: PROJECT, put: HEAD + settings });
  const [page] = await made();
  const $ = load(page?.html ?? "");
  const sectionOf = (id: string) => $(`section[aria-labelledby=${id}]`).text().replace(/\s+/g, " ");
  const gaps = $(".gap")
    .parent()
    .map((_, element) => $(element).text().replace(/\s+/g, " "))
    .get();
  return { html: page?.html ?? "", $, sectionOf, gaps };
}

test("each package has a page of its own, named after it, with the hash of the file that it is about", async () => {
  const pages = await made();
  expect(pages.map(({ path }) => path)).toEqual(
    ["scorm12", "web"].map((target) => `basics/users/basics-users-${target}-accessibility.html`),
  );
  expect(pages.map(({ html, sha256 }) => html.includes(sha256))).toEqual([true, true]);
});

test("the same sources give the same page", async () => {
  expect(await made()).toEqual(await made());
});

test("it is valid HTML without a script, loads nothing, and leaves nothing open", async () => {
  const { html, $ } = await shown("accessibility: { compliance: partial, problems: ['A chart has no words.'] }\n");
  const { results } = await new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
      "long-title": "off",
      "doctype-style": "off",
      "no-trailing-whitespace": "off",
      "prefer-native-element": ["error", { exclude: ["group"] }],
    },
  }).validateString(html);
  expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
  expect($("script, img, iframe, [src], link:not([href^='data:'])").length).toBe(0);
  expect(html).not.toMatch(/\{\{|undefined|\[object|NaN|<friends>/);
});

test("it counts what the course holds, and says how each kind of question is answered", async () => {
  const { sectionOf } = await shown();
  expect(sectionOf("holds")).toMatch(/Pictures ?1 with words for them, 0 for decoration only/);
  expect(sectionOf("holds")).toContain("choice (2)Radio buttons: arrow keys");
});

test("it says what was measured, and only remarks on what the course holds", async () => {
  const { sectionOf } = await shown();
  expect(sectionOf("machine")).toMatch(/1 picture\. Each has words/);
  expect(sectionOf("machine")).toMatch(
    /\d{3} pairs measured in light and dark colours\. All pass\. The least contrast of text is [\d.]+:1/,
  );
  expect([sectionOf("person").includes("words of each picture"), sectionOf("person").includes("captions")]).toEqual([true, false]);
  expect([sectionOf("machine").includes("Films"), sectionOf("limits").includes("sound track")]).toEqual([false, false]);
});

const HEADINGS = [
  "What you can do in this course",
  "Compliance status",
  "Non-accessible content",
  "Non-compliance with the accessibility regulations",
  "Disproportionate burden",
  "Content that’s not within the scope of the accessibility regulations",
  "Preparation of this accessibility statement",
  "Feedback and contact information",
  "Enforcement procedure",
];

describe("the accessibility statement", () => {
  test("has the parts that the regulations of 2018 ask for, in their order", async () => {
    const { $ } = await shown();
    expect(
      $(".statement")
        .find("h3, h4")
        .map((_, heading) => $(heading).text())
        .get(),
    ).toEqual(HEADINGS);
  });

  test("is filled from the project's settings, and then asks for nothing", async () => {
    const { sectionOf, gaps, $ } = await shown(
      "accessibility:\n  contact: help@test.example\n  phone: 01234 567890\n  response-days: 5\n  prepared: 2026-11-25\n  compliance: partial\n  problems: [The chart has no words.]\n  burden: [An old film.]\n  enforcement: northern-ireland\n",
    );
    const text = sectionOf("statement");
    const said = [
      "01234 567890",
      "within 5 working days",
      "2026-11-25",
      "partially compliant",
      "The chart has no words.",
      "An old film.",
      "Northern Ireland",
    ];
    expect(said.filter((words) => !text.includes(words))).toEqual([]);
    expect($(".statement a").first().attr("href")).toBe("mailto:help@test.example");
    expect(gaps).toEqual([]);
  });

  test("says what its publisher must fill in where the settings are silent", async () => {
    const { gaps } = await shown();
    expect(gaps.map((gap) => /compliant|people cannot use|the date|who else tested|how to report/.exec(gap)?.[0])).toEqual([
      "compliant",
      "people cannot use",
      "the date",
      "who else tested",
      "how to report",
    ]);
  });

  test("takes the address of a form as well", async () => {
    const { $ } = await shown("accessibility: { contact: https://test.example/help }\n");
    expect($(".statement a").first().attr("href")).toBe("https://test.example/help");
  });
});

test("what the remarks are about exists", () => {
  const remarks = JSON.parse(readFileSync(join(home, "templates/cards/accessibility.json"), "utf8")) as Record<string, { of?: string[] }[]>;
  const known = new Set(["pictures", ...blockKinds.map(({ name }) => name), ...questionTypes.map(({ id }) => id)]);
  const named = ["byPerson", "limits"].flatMap((list) => (remarks[list] ?? []).flatMap((remark) => remark.of ?? []));
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

test("every question type says how it is answered without a mouse", () => {
  expect(questionTypes.filter(({ operated }) => !/^[A-Z].*\.$/.test(operated)).map(({ id }) => id)).toEqual([]);
});
