import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { load } from "cheerio/slim";
import JSZip from "jszip";
import { check } from "../../../builder/index.ts";
import { buildAt } from "../../support/packages.ts";
import { kit, openProject, type TestProject, today } from "../../support/project.ts";

const THEME = "modules/themes/anytown/theme.json";
const PROJECT = "modules/project.yaml";
const HEAD = "publisher: Test team\niri: https://curricle.example/\naccessibility: { contact: help@test.example }\n";
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h120v40z"/></svg>';
const theme = (values: object) => ({ file: THEME, put: JSON.stringify({ base: "plain", ...values }) });
const inCourse = { file: "modules/courses/basics.yaml", find: "theme: plain", put: "theme: anytown" };

let project: TestProject;

beforeEach(() => {
  project = openProject("small");
});

afterEach(() => project.remove());

async function made() {
  const built = await buildAt(project.root, { archetypes: ["users"], targets: ["web"] });
  const [record] = built.packages;
  const zip = await JSZip.loadAsync(readFileSync(join(built.output, record?.path ?? "")));
  built.remove();
  const text = async (path: string) => (await zip.file(path)?.async("string")) ?? "";
  return { record, files: Object.keys(zip.files), $: load(await text("index.html")), text };
}

const found = async () => (await check({ root: project.root, kit, today })).diagnostics;

describe("a project's own theme", () => {
  test("is drawn as its base, with its own values, and needs no licence that the base does not need", async () => {
    project.edit(theme({ colours: { brand: "#5b2a86", link: { light: "#5b2a86" } }, font: 'Verdana, "DejaVu Sans"', corner: 0 }));
    project.edit(inCourse);
    const { $, text } = await made();
    const css = $("style").text();
    expect($("html").attr("data-theme")).toBe("plain");
    expect(css).toContain('--font:Verdana, "DejaVu Sans";--corner:0px;');
    expect(css).toContain("--brand:#5b2a86;");
    expect(css).toContain("--link:var(--light,#5b2a86)var(--dark,#93bdf5)");
    expect(await text("manifest.webmanifest")).toContain('"theme_color": "#5b2a86"');
    expect(await text("licences.txt")).not.toContain("nhsuk-frontend");
  });

  test("changes the package and not the content's version, so that learners keep their place", async () => {
    project.edit(theme({}));
    project.edit(inCourse);
    const before = await made();
    project.edit(theme({ colours: { brand: "#5b2a86" } }));
    const after = await made();
    expect(after.record?.version).toBe(before.record?.version);
    expect(after.record?.sha256).not.toBe(before.record?.sha256);
  });

  test("shows its logo in the header and on the certificate, with its words", async () => {
    project.edit(theme({ logo: { file: "logo.svg", alt: "Anytown Hospitals" } }));
    project.edit({ file: "modules/themes/anytown/logo.svg", put: LOGO });
    project.edit(inCourse);
    const { $, files, text } = await made();
    const logo = { src: "theme/logo.svg", alt: "Anytown Hospitals", width: "120", height: "40" };
    expect($("header .logo").attr()).toMatchObject(logo);
    expect($("#certificate .logo").attr()).toMatchObject(logo);
    expect(files).toContain("theme/logo.svg");
    expect(await text("offline.json")).toContain("theme/logo.svg");
    expect($("style").text()).toContain(".logo{");
  });

  test("without a logo brings no picture and no style for one", async () => {
    const { $, files } = await made();
    expect([$(".logo").length, files.filter((name) => name.startsWith("theme")), $("style").text().includes(".logo")]).toEqual([
      0,
      [],
      false,
    ]);
  });
});

describe("the project's settings", () => {
  test("change the theme of every course", async () => {
    project.edit({ file: PROJECT, put: `${HEAD}theme:\n  colours: { brand: "#5b2a86" }\n  logo: { file: logo.png, alt: Test team }\n` });
    project.edit({ file: "modules/logo.png", put: LOGO });
    const { $ } = await made();
    expect([$("style").text().includes("--brand:#5b2a86;"), $("header .logo").attr("src")]).toEqual([true, "theme/logo.png"]);
  });

  test("are checked against the themes that courses have, each pair once, at its own line", async () => {
    project.edit({ file: PROJECT, put: `${HEAD}theme:\n  colours:\n    on-brand: { dark: "#777" }\n` });
    expect((await found()).map(({ code, file, line, message, remedy }) => ({ code, at: `${file}:${line}`, message, remedy }))).toEqual([
      {
        code: "theme/low-contrast",
        at: `${PROJECT}:6`,
        message:
          "The header, and its buttons: on-brand (#777777) on brand (#1b2a40) in dark colours has a contrast of 3.23:1. WCAG 1.4.3 and this theme ask for 4.5:1.",
        remedy: expect.stringMatching(/^Use #[0-9a-f]{6} for on-brand in dark colours\./),
      },
    ]);
  });
});

test("a theme that starts from high-contrast is held to 7:1", async () => {
  project.edit({ file: THEME, put: '{ "base": "high-contrast", "colours": { "text": { "light": "#606060" } } }' });
  const messages = (await found()).map(({ message }) => message);
  expect(messages).not.toEqual([]);
  expect(messages.filter((message) => !message.includes("ask for 7:1"))).toEqual([]);
});
