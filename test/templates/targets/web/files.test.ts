import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { PackageFile } from "../../../../templates/contract/target.ts";
import { COLOURS, webManifest } from "../../../../templates/targets/web/manifest.ts";
import { web } from "../../../../templates/targets/web/target.ts";
import { contentOf, course } from "../../../support/course.ts";
import { home, kit } from "../../../support/project.ts";
import { loadKit } from "../../../../builder/compile/kit.ts";

const paths = ["connection.txt", "index.html", "media/m/a.svg"];
const files = web.files(contentOf(course, paths), (template, values) => `${template} ${JSON.stringify(values)}`);
const textOf = (path: string) => (files.find((file) => file.path === path) as Extract<PackageFile, { text: string }>).text;

test("a web package is a folder that can be installed and kept", () => {
  expect(files.map(({ path }) => path)).toEqual(["icon.svg", "manifest.webmanifest", "offline.json", "service-worker.js"]);
});

test("the list of what to keep names every file that the course needs, and its version", () => {
  expect(JSON.parse(textOf("offline.json"))).toEqual({ version: "0123abcd", files: [...paths, "icon.svg", "manifest.webmanifest"].sort() });
});

test("films and sounds are fetched when they are played, and not ahead", () => {
  const heavy = web.files(contentOf(course, ["index.html", "media/m/a.mp4", "media/m/a.vtt", "media/m/b.mp3"]), () => "");
  const list = heavy.find(({ path }) => path === "offline.json") as Extract<PackageFile, { text: string }>;
  expect(JSON.parse(list.text)).toMatchObject({ files: ["icon.svg", "index.html", "manifest.webmanifest", "media/m/a.vtt"] });
});

test("the manifest holds addresses within the folder only, and no id, so that courses of one host stay apart", () => {
  const manifest = JSON.parse(webManifest({ ...course, theme: "nhsuk" })) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    name: "A course – Users",
    lang: "en-GB",
    start_url: "./index.html",
    scope: "./",
    theme_color: "#005eb8",
  });
  expect(manifest).not.toHaveProperty("id");
});

test("a theme that the manifest does not know still gets colours", () => {
  expect(JSON.parse(webManifest({ ...course, theme: "own" }))).toMatchObject({ theme_color: expect.stringMatching(/^#/) });
});

test("the manifest knows every theme", async () => {
  expect(Object.keys(COLOURS)).toEqual((await loadKit(kit)).themes);
});

test.each(Object.entries(COLOURS))("the colours of %s are those of its style sheet", (theme, { brand, sheet }) => {
  const css = readFileSync(join(home, "templates/themes", theme, "theme.css"), "utf8");
  const light = (name: string) => new RegExp(`${name}: (?:var\\(--light, )?(#\\w+)`).exec(css)?.[1];
  expect([light("--brand"), light("--sheet")]).toEqual([brand, sheet]);
});
