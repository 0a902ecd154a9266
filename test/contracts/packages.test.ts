import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { load } from "cheerio/slim";
import { HtmlValidate } from "html-validate";
import JSZip from "jszip";
import { type Built, buildFoundation } from "../support/packages.ts";

const ARCHETYPES = ["shapers", "drivers", "creators", "embedders", "users"];
/** Gzipped, 1 kB = 1,000 bytes. `page` is everything that the first screen loads; `aids` is its first script; `zip` is the whole package. */
const BUDGETS = {
  scorm12: { page: 60_000, script: 20_000, aids: 2_600, style: 8_000, zip: 72_000 },
  "scorm2004-3rd": { page: 60_000, script: 20_000, aids: 2_600, style: 8_000, zip: 102_000 },
  "scorm2004-4th": { page: 60_000, script: 20_000, aids: 2_600, style: 8_000, zip: 87_000 },
  xapi: { page: 80_000, script: 42_000, aids: 2_600, style: 8_000, zip: 88_000 },
  cmi5: { page: 80_000, script: 42_000, aids: 2_600, style: 8_000, zip: 88_000 },
  web: { page: 57_000, script: 18_000, aids: 2_600, style: 8_000, zip: 66_000 },
};
type TargetName = keyof typeof BUDGETS;
const PACKAGES = ARCHETYPES.flatMap((archetype) => (Object.keys(BUDGETS) as TargetName[]).map((target) => ({ archetype, target })));

/** A value, not one that is put together later, under a name that credentials have, a header that carries one, a signed token, or an address with a password in it. */
const CREDENTIAL = new RegExp(
  [
    /\b(?:password|passwd|secret|client_?secret|api_?key|access_?token|authorization|auth)["']?\s*[:=]\s*(["'`])(?!\1)(?![^"'`]*\$\{)[^"'`]+\1/,
    /\b(?:Bearer|Basic)\s+[\w.~+/=-]{20,}/,
    /\beyJ[\w-]{10,}\.[\w-]{10,}\./,
    /https?:\/\/[^\s/"'`:@]+:[^\s/"'`@]+@/,
  ]
    .map(({ source }) => `(?:${source})`)
    .join("|"),
  "i",
);

let built: Built;

beforeAll(async () => {
  built = await buildFoundation();
}, 60_000);

afterAll(() => built.remove());

const zipOf = (archetype: string, target: string) =>
  JSZip.loadAsync(readFileSync(join(built.output, `foundation/${archetype}/foundation-${archetype}-${target}.zip`)));
const textOf = async (archetype: string, target: string, path: string) =>
  (await (await zipOf(archetype, target)).file(path)?.async("string")) ?? "";
const weight = (text: string) => gzipSync(text, { level: 9 }).length;

test("the modules make thirty packages", () => {
  expect(built.packages.map(({ path }) => path).toSorted()).toEqual(
    PACKAGES.map(({ archetype, target }) => `foundation/${archetype}/foundation-${archetype}-${target}.zip`).toSorted(),
  );
});

describe.each(PACKAGES)("the $target package for $archetype", ({ archetype, target }) => {
  test("keeps to its size budget", async () => {
    const html = await textOf(archetype, target, "index.html");
    const $ = load(html);
    const script = weight($("body script:not([type])").text());
    const aids = weight($("head script:not([type])").text());
    const style = weight($("style").text());
    const zip = built.packages.find((made) => made.archetype === archetype && made.target === target)?.size ?? Infinity;
    const most = BUDGETS[target];
    const over = Object.entries({ page: weight(html), script, aids, style, zip }).filter(
      ([what, size]) => size > most[what as keyof typeof most],
    );
    expect(over).toEqual([]);
  });

  test("asks for nothing from elsewhere (PRIV-6) and holds no credential (SEC-1)", async () => {
    const html = await textOf(archetype, target, "index.html");
    const $ = load(html);
    const sources = $("[src], link[href]")
      .map((_, element) => $(element).attr("src") ?? $(element).attr("href") ?? "")
      .get();
    expect(sources.filter((address) => !/^(media\/|data:,?)/.test(address))).toEqual([]);
    expect($("style").text()).not.toMatch(/url\(\s*["']?https?:/);
    expect(CREDENTIAL.exec(html)?.[0]).toBeUndefined();
  });

  test("has a policy that allows its own script and style and no other (SEC-4)", async () => {
    const $ = load(await textOf(archetype, target, "index.html"));
    const policy = $("meta[http-equiv=Content-Security-Policy]").attr("content") ?? "";
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+' 'sha256-[^']+'; style-src 'sha256-[^']+'; /);
    expect($("[style], [onclick], [onload], [onerror]").length).toBe(0);
    expect($("script:not([type])").text()).not.toMatch(/\beval\(|new Function\(/);
  });

  test("has files with plain names only, and index.html at the root (SEC-7)", async () => {
    const names = Object.keys((await zipOf(archetype, target)).files);
    // The schema of XML itself names this one so.
    const plain = names.filter((name) => name !== "XMLSchema.dtd");
    expect(plain.filter((name) => !/^[a-z0-9][a-zA-Z0-9._/-]{0,99}$/.test(name))).toEqual([]);
    expect(names).toContain("index.html");
  });

  test("names whose work is inside, with the licence's text (SEC-8)", async () => {
    const text = await textOf(archetype, target, "licences.txt");
    const sent =
      target === "xapi" || target === "cmi5" ? ["curricle", "@xapi/xapi", "axios", "nhsuk-frontend"] : ["curricle", "nhsuk-frontend"];
    expect(sent.filter((name) => !text.includes(`${name} `))).toEqual([]);
    expect(text).toMatch(/Permission is hereby granted, free of charge/);
  });

  test("is valid HTML before any script runs", async () => {
    const html = await textOf(archetype, target, "index.html");
    const validator = new HtmlValidate({
      extends: ["html-validate:recommended"],
      rules: {
        "long-title": "off",
        "no-trailing-whitespace": "off",
        "doctype-style": "off",
        "require-sri": "off",
        // Page ids are `<module>/<page>`, which HTML allows.
        "valid-id": ["error", { relaxed: true }],
        "aria-label-misuse": ["error", { allowAnyNamable: true }],
        // A table's frame scrolls; it is no fieldset.
        "prefer-native-element": ["error", { exclude: ["group"] }],
        "form-dup-name": ["error", { shared: ["radio", "checkbox"] }],
        // The questions of a quiz are submitted together, by one button below them.
        "wcag/h32": "off",
      },
    });
    const { results } = await validator.validateString(html);
    const found = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} ${selector ?? ""}`),
    );
    expect(found).toEqual([]);
  });
});

test.each([
  "password: 'hunter2'",
  'headers:{Authorization:"Basic dXNlcjpwYXNzd29yZA=="}',
  "https://user:pass@lrs.example/",
  'api_key = "k1"',
])("the check for credentials finds %s", (text) => {
  expect(text).toMatch(CREDENTIAL);
});

test("the check for credentials knows a value that only the launch will bring", () => {
  expect("auth:`Basic ${token}`").not.toMatch(CREDENTIAL);
});

test("no two archetypes get the same content", () => {
  const versions = built.packages.filter(({ target }) => target === "web").map(({ version }) => version);
  expect(new Set(versions).size).toBe(5);
});

test("a learner reads only what is for their archetype", async () => {
  const html = await textOf("users", "web", "index.html");
  expect([html.includes("What this means for you"), html.includes("right-level-of-confidence/questions/alerts-embedders")]).toEqual([
    true,
    false,
  ]);
});
