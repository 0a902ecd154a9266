import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type CheerioAPI, load } from "cheerio";
import { load as loadPlain } from "cheerio/slim";
import JSZip from "jszip";
import { build, type BuildResult, check } from "../../builder/index.ts";
import { newValidator } from "../../builder/validate/validate.ts";
import { targets } from "../../templates/targets/index.ts";
import { payloads, projectOf, RAW_FIELDS, rawProject, withoutControls } from "../fixtures/xss-project.ts";
import { kit, type TestProject, today } from "../support/project.ts";

const PLAIN = "Words";
const TARGETS = targets.map(({ id }) => id);
/** Elements of text, of the player's own page and of its icons; what else a page can do is not among them. */
/** Programs in a document: what helps to read, and the course. */
const OURS = 2;

const KNOWN =
  /^(html|head|meta|title|link|style|body|header|main|footer|nav|section|article|aside|h[1-4]|p|div|span|a|button|form|fieldset|legend|label|input|ol|ul|li|dl|dt|dd|table|thead|tbody|tr|th|td|blockquote|pre|code|strong|em|s|br|hr|sup|img|figure|figcaption|details|summary|template|noscript|script|progress|svg|symbol|path|circle|use|time|textarea|select|option)$/i;
const EVERYTHING = { courses: [], archetypes: [], targets: [] };

let project: TestProject;
let result: BuildResult;

beforeAll(async () => {
  project = projectOf([...payloads, PLAIN]);
  result = await build({ root: project.root, kit, today, output: `${project.root}/dist`, wish: EVERYTHING, elapsed: () => 0 });
}, 120_000);

afterAll(() => project.remove());

const open = (index: number, target: string) =>
  JSZip.loadAsync(readFileSync(join(project.root, `dist/c${index}/a${index}/c${index}-a${index}-${target}.zip`)));
const documentIn = async (index: number, target: string) => (await (await open(index, target)).file("index.html")?.async("string")) ?? "";

/** Every element with the names of its attributes, in order. */
const shapeOf = ($: CheerioAPI) =>
  $("*")
    .get()
    .map((element) => `${$(element).prop("tagName")} ${Object.keys($(element).attr() ?? {}).join(" ")}`);

/** Addresses as browsers read them, where they are programs or pages of their own. */
const programsIn = ($: CheerioAPI) =>
  $("*")
    .get()
    .flatMap((element) => Object.entries($(element).attr() ?? {}))
    .filter(
      ([name, value]) => /^(on|style$|srcdoc$)/.test(name) || /^(javascript|vbscript|data):(?!,$)/i.test(value.replace(/[^!-~]/g, "")),
    )
    .filter(([name]) => !/^(alt|aria-label|title|content|id)$/.test(name))
    .map(([name, value]) => `${name}=${value}`);

/** Scripts that a browser would run, by the hash that the policy has to name. */
const scriptsIn = ($: CheerioAPI) =>
  $("script:not([type='application/json'])")
    .get()
    .map((element) => `'sha256-${createHash("sha256").update($(element).text()).digest("base64")}'`);

/** A document before what an author has written, that, and what follows it. */
function partsOf(html: string) {
  const [head = "", rest = ""] = html.split("<body>");
  const [body = "", tail = ""] = rest.split('<script type="application/json" id="course-strings">');
  return { head: head.replace(/<title>.*<\/title>/s, ""), body, tail: `<script type="application/json">${tail}` };
}

/** Scripts that the policy allows. */
const allowed = ($: CheerioAPI) => /script-src ([^;]+);/.exec($("meta[http-equiv]").attr("content") ?? "")?.[1];

const visible = (text: string) => text.replace(/\s+/g, " ").trim();

test("the corpus has at least eighty attempts, each different", () => {
  expect(payloads.length).toBeGreaterThanOrEqual(80);
  expect(new Set(payloads).size).toBe(payloads.length);
});

test("every attempt can be a text of a course, and every package of it is built", () => {
  // An attempt that is an address makes a link that says no more than its address.
  expect(result.diagnostics.filter(({ code }) => code !== "text/unclear-link")).toEqual([]);
  expect(result.packages.length).toBe((payloads.length + 1) * TARGETS.length);
});

describe("an attempt in every authored field stays a text, in every format (SEC-4, SEC-5)", () => {
  let plain: CheerioAPI;

  beforeAll(async () => {
    plain = load(await documentIn(payloads.length, TARGETS[0] ?? ""));
  });

  test.each(payloads.map((payload, index) => ({ payload, index })))("$payload", async ({ payload, index }) => {
    const documents = await Promise.all(TARGETS.map((target) => documentIn(index, target)));
    const $ = load(documents[0] ?? "");
    expect(shapeOf($)).toEqual(shapeOf(plain));
    expect(programsIn($)).toEqual([]);
    expect(visible($("title").text())).toBe(visible(withoutControls(payload)));
    // Formats differ in their policy, their script and its words, and in nothing that an author has written.
    const parts = documents.map(partsOf);
    expect(new Set(parts.map(({ body }) => body)).size).toBe(1);
    const around = parts.map(({ head, tail }) => loadPlain(head + tail));
    expect(around.map(allowed)).toEqual(around.map((rest) => scriptsIn(rest).join(" ")));
    expect(around.map((rest) => rest("*").length)).toEqual(around.map(() => 12));
  });
});

describe("an attempt in every authored field leaves manifests, profiles and cards whole (SEC-5)", () => {
  const validate = newValidator();
  let plain: string[];

  beforeAll(() => {
    const number = payloads.length;
    plain = TARGETS.map((target) =>
      shapeOf(load(project.read(`dist/c${number}/a${number}/c${number}-a${number}-${target}.html`))).join("\n"),
    );
  });

  test.each(payloads.map((payload, index) => ({ payload, index })))("$payload", async ({ index }) => {
    const paths = TARGETS.map((target) => `dist/c${index}/a${index}/c${index}-a${index}-${target}`);
    const found = await Promise.all(paths.map((path) => validate(readFileSync(join(project.root, `${path}.zip`)), path)));
    expect(found.flatMap(({ findings }) => findings.filter(({ severity }) => severity === "error"))).toEqual([]);
    const cards = paths.map((path) => load(project.read(`${path}.html`)));
    expect(cards.flatMap((card) => [...programsIn(card), ...scriptsIn(card)])).toEqual([]);
    expect(cards.map((card) => shapeOf(card).join("\n"))).toEqual(plain);
  });
});

describe("an attempt that is pasted as it is, in a field of Markdown, is refused or stays a text (SEC-5)", () => {
  test.each(Object.keys(RAW_FIELDS))("%s", async (field) => {
    const refused = rawProject(field, payloads);
    const settings = { kit, today };
    const { diagnostics } = await check({ root: refused.root, ...settings });
    refused.remove();
    const wrong = new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ file }) => file.split("/")[1]));
    const taken = payloads.filter((_, index) => !wrong.has(`m${index}`));
    const accepted = rawProject(field, taken);
    const output = `${accepted.root}/dist`;
    const { packages } = await build({ root: accepted.root, ...settings, output, wish: EVERYTHING, elapsed: () => 0 });
    const zip = await JSZip.loadAsync(readFileSync(join(output, "c/a/c-a-web.zip")));
    const $ = load((await zip.file("index.html")?.async("string")) ?? "");
    accepted.remove();
    expect(packages.length).toBe(1);
    expect(programsIn($)).toEqual([]);
    expect(scriptsIn($).length).toBe(OURS);
    expect([...new Set(shapeOf($).map((shape) => shape.split(" ")[0]))].filter((name) => !KNOWN.test(name ?? ""))).toEqual([]);
  });
});
