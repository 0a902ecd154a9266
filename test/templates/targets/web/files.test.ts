import { expect, test } from "@jest/globals";
import type { PackageFile } from "../../../../templates/contract/target.ts";
import { webManifest } from "../../../../templates/targets/web/manifest.ts";
import { web } from "../../../../templates/targets/web/target.ts";
import { contentOf, course } from "../../../support/course.ts";

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
  const manifest = JSON.parse(webManifest(contentOf(course))) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    name: "A course – Users",
    lang: "en-GB",
    start_url: "./index.html",
    scope: "./",
    theme_color: "#005eb8",
  });
  expect(manifest).not.toHaveProperty("id");
});
