import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { load } from "cheerio";
import { renderedPages } from "../../support/rendered.ts";
import { codesOf, inlineOf, textOf } from "../../../builder/translate/inline.ts";
import { segmentsOf } from "../../../builder/translate/segments.ts";
import {
  exportTranslations,
  importTranslations,
  TranslateError,
  type TranslateSettings,
  translationStatus,
} from "../../../builder/translate/translate.ts";
import { check } from "../../../builder/index.ts";
import { home, kit, openProject, type TestProject, today } from "../../support/project.ts";

const SOURCE = "modules/clean-hands/module.md";
const WELSH = "modules/clean-hands/module.cy.md";
const XLIFF = "translations/cy/clean-hands.xlf";

let project: TestProject;
let settings: TranslateSettings;

beforeEach(() => {
  project = openProject("languages");
  settings = { root: project.root, kit, language: "cy", modules: [] };
});

afterEach(() => project.remove());

const status = async () => (await translationStatus(settings)).translations[0]?.counts;
const bringIn = (replace = false) => importTranslations({ ...settings, replace });
/** Puts a translation where the file of translations has the source. */
const translate = (source: string, target: string) => {
  const from = project.read(XLIFF).indexOf(`<source>${source}</source>`);
  const [before, after] = [project.read(XLIFF).slice(0, from), project.read(XLIFF).slice(from)];
  const rest = after.replace(/(<\/source>\s*)(<target>[^]*?<\/target>)?/, (_, close: string) => `${close}<target>${target}</target>`);
  project.edit({ file: XLIFF, put: before + rest });
};

describe("markup inside a text", () => {
  test.each([
    ["Clean **hands** protect.[^GUIDE]", ["** **", "[^GUIDE]"]],
    ["See [the *moments*](#moments) and `code`.", ["* *", "[ ](#moments)", "`code`"]],
    ["A [[germ|germs]] travels.", ["[[ ]]"]],
    ["Fill {{soap / rub}} or {{a | *b}}.", ["{{", "{{", "}}", "}}"]],
    ["snake_case and 2 \\* 3", []],
    ["Hand -> Palm", [" -> "]],
  ])("of %p is found, and put together again as it was", (text, codes) => {
    const parts = inlineOf(text);
    expect([textOf(parts), codesOf(parts)]).toEqual([text, [...codes].sort()]);
  });
});

describe("a module in segments", () => {
  const modules = readdirSync(join(home, "modules")).filter((name) => /^(what|how|right)-/.test(name));
  const bodyOf = (id: string) =>
    readFileSync(join(home, "modules", id, "module.md"), "utf8")
      .split(/^---$/m)
      .slice(2)
      .join("---");

  test.each(modules)("%s comes out as it went in where nothing is translated", (id) => {
    const text = readFileSync(join(home, "modules", id, "module.md"), "utf8");
    const pages = [...bodyOf(id).matchAll(/^# .*\{#([\w-]+)/gm)].map(([, page = ""]) => page);
    const same = segmentsOf(bodyOf(id), pages).withTexts(new Map(), () => false);
    const quizzes = same.replace(
      /^(# .*?) \{#([\w-]+)\}$/gm,
      (line, _, page: string) => new RegExp(`^# .*\\{#${page}[^}]*\\}$`, "m").exec(text)?.[0] ?? line,
    );
    expect(renderedPages(id, text.replace(bodyOf(id), `\n${quizzes}\n`))).toEqual(renderedPages(id, text));
  });

  test.each(modules)("%s has segments with ids of their own", (id) => {
    const ids = segmentsOf(
      bodyOf(id),
      [...bodyOf(id).matchAll(/^# .*\{#([\w-]+)/gm)].map(([, page = ""]) => page),
    ).segments.map((one) => one.id);
    expect(ids.filter((one, at) => ids.indexOf(one) < at)).toEqual([]);
    expect(ids.filter((one) => !/^[A-Za-z0-9.-]+$/.test(one))).toEqual([]);
  });

  test("a segment keeps its id when another page, question or paragraph of another page comes before it", () => {
    const page = "# Two {#two}\n\nText.\n\n::: choice {#q}\nStem?\n\n- [x] Yes\n  > Good.\n:::\n";
    const ids = (body: string, pages: string[]) => segmentsOf(body, pages).segments.flatMap(({ id }) => (id.startsWith("two.") ? id : []));
    const before = ids(page, ["two"]);
    expect(before).toEqual(["two.title", "two.p1", "two.q.p1", "two.q.item1", "two.q.item1.feedback1"]);
    expect(ids(`# One {#one}\n\nNew.\n\n${page}`, ["one", "two"])).toEqual(before);
  });
});

describe("export", () => {
  test("writes XLIFF 2.1: notes, data and segment of each unit in this order, with ids that are unique", async () => {
    await exportTranslations(settings);
    const $ = load(project.read(XLIFF), { xml: true });
    const root = $("xliff");
    expect([root.attr("xmlns"), root.attr("version"), root.attr("srcLang"), root.attr("trgLang")]).toEqual([
      "urn:oasis:names:tc:xliff:document:2.0",
      "2.1",
      "en-GB",
      "cy",
    ]);
    const names = (selector: string) =>
      [
        ...new Set(
          $(selector)
            .map((_, element) =>
              $(element)
                .children()
                .map((__, child) => child.name)
                .get()
                .join(" "),
            )
            .get(),
        ),
      ].sort();
    expect(names("unit")).toEqual(["notes originalData segment", "notes segment"]);
    expect(names("segment")).toEqual(["source target"]);
    const ids = $("unit")
      .map((_, unit) => $(unit).attr("id"))
      .get();
    expect(new Set(ids).size).toBe(ids.length);
    const dangling = $("[dataRef],[dataRefStart]").filter((_, code) => {
      const wanted = [$(code).attr("dataRef"), $(code).attr("dataRefStart"), $(code).attr("dataRefEnd")].filter((one) => one !== undefined);
      return !wanted.every((id) => $(code).closest("unit").find(`data[id="${id}"]`).length === 1);
    });
    expect([dangling.length, $("segment[state]").length]).toEqual([0, ids.length]);
  });

  test("takes over every translation that the translated module has", async () => {
    await exportTranslations(settings);
    expect(await status()).toEqual({ translated: 49, missing: 0, stale: 0, broken: 0 });
  });

  test("after export and import the translated module says the same", async () => {
    const before = renderedPages("clean-hands", project.read(WELSH), "cy");
    await exportTranslations(settings);
    await bringIn();
    expect(renderedPages("clean-hands", project.read(WELSH), "cy")).toEqual(before);
    const { diagnostics } = await check({ root: project.root, kit, today });
    expect(diagnostics.filter(({ file }) => file === WELSH)).toEqual([]);
  });

  test("keeps a translation whose text has moved, and one whose text is gone", async () => {
    await exportTranslations(settings);
    project.edit({ file: SOURCE, find: "There are five moments:", put: "First of all.\n\nThere are five moments:" });
    project.edit({ file: SOURCE, find: "Cover cuts.", put: "1." });
    project.edit({ file: WELSH });
    await exportTranslations(settings);
    expect(await status()).toMatchObject({ missing: 1, stale: 0 });
    expect(project.read(XLIFF)).toMatch(/unused-translations[^]*Gorchuddiwch friwiau\./);
    project.edit({ file: SOURCE, find: "\n1.\n", put: "\nCover cuts.\n" });
    await exportTranslations(settings);
    expect(await status()).toMatchObject({ missing: 1, stale: 0 });
    expect(project.read(XLIFF)).not.toContain("unused-translations");
  });

  test("escapes what XML would read as markup", async () => {
    project.edit({ file: SOURCE, find: "Cover cuts.", put: 'Cover cuts & "grazes" of < 5 mm.' });
    await exportTranslations(settings);
    expect(load(project.read(XLIFF), { xml: true })('unit[id="why.warning1.p1"] source').text()).toBe('Cover cuts & "grazes" of < 5 mm.');
  });
});

describe("what is stale", () => {
  test("is a translation whose text has changed, until it is changed as well", async () => {
    await exportTranslations(settings);
    project.edit({ file: SOURCE, find: "Cover cuts.", put: "Cover all cuts." });
    expect(await status()).toMatchObject({ translated: 48, stale: 1 });
    await exportTranslations(settings);
    expect(await status()).toMatchObject({ translated: 48, stale: 1 });
    translate("Cover all cuts.", "Gorchuddiwch bob briw.");
    expect(await status()).toMatchObject({ translated: 49, stale: 0 });
    await bringIn();
    expect(project.read(WELSH)).toContain("Gorchuddiwch bob briw.");
  });

  test("is done with where somebody has looked at it and says that it holds", async () => {
    await exportTranslations(settings);
    project.edit({ file: SOURCE, find: "Cover cuts.", put: "Cover your cuts." });
    await exportTranslations(settings);
    project.edit({ file: XLIFF, find: 'state="initial" subState="curricle:outdated"', put: 'state="reviewed"' });
    expect(await status()).toMatchObject({ translated: 49, stale: 0 });
  });
});

describe("import", () => {
  test("writes a module that does not exist yet, without pages and questions of which nothing is translated", async () => {
    project.edit({ file: WELSH });
    await exportTranslations(settings);
    translate("Clean hands", "Dwylo glân");
    translate("Why it matters", "Pam mae’n bwysig");
    await bringIn();
    const written = project.read(WELSH);
    expect([written.includes("# Pam mae’n bwysig {#why}"), written.includes("{#moments}"), written.includes("{#quiz}")]).toEqual([
      true,
      false,
      false,
    ]);
    const { diagnostics } = await check({ root: project.root, kit, today });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("leaves out a translation that has lost its markup, keeps the one before, and says so", async () => {
    await exportTranslations(settings);
    translate("There are five moments:", "Mae pum <ph id='9'/> adeg:");
    project.edit({ file: XLIFF, find: '<pc id="1"', put: '<mrk id="m1"' });
    const broken = project.read(XLIFF).replace(/<target>[^<]*<pc[^>]*>([^<]*)<\/pc>/, "<target>$1");
    project.edit({ file: XLIFF, put: broken.replace(/<mrk id="m1"([^>]*)>([^<]*)<\/pc>/g, '<pc id="1"$1>$2</pc>') });
    const { translations } = await bringIn();
    expect(translations[0]?.counts.broken).toBe(1);
    expect(project.read(WELSH)).toContain("Mae dwylo glân yn **amddiffyn** pobl.[^GUIDE]");
  });

  test("writes nothing over what was changed by hand, unless it is told to", async () => {
    await exportTranslations(settings);
    project.edit({ file: WELSH, find: "Gorchuddiwch friwiau.", put: "Gorchuddiwch eich briwiau." });
    translate("Cover cuts.", "Gorchuddiwch bob briw.");
    const { translations } = await bringIn();
    expect([translations[0]?.written, translations[0]?.notes.map(({ id }) => id)]).toEqual([undefined, ["why.warning1.p1"]]);
    expect(project.read(WELSH)).toContain("Gorchuddiwch eich briwiau.");
    await bringIn(true);
    expect(project.read(WELSH)).toContain("Gorchuddiwch bob briw.");
  });

  test("goes on where the source has a paragraph more than the translated module", async () => {
    await exportTranslations(settings);
    project.edit({ file: SOURCE, find: "There are five moments:", put: "First of all.\n\nThere are five moments:" });
    await exportTranslations(settings);
    translate("First of all.", "Yn gyntaf oll.");
    const { translations } = await bringIn();
    expect(translations[0]).toMatchObject({ notes: [], written: WELSH });
    expect(project.read(WELSH)).toContain("Yn gyntaf oll.\n\nMae pum adeg:");
  });

  test("writes nothing over a page that was built otherwise by hand", async () => {
    await exportTranslations(settings);
    project.edit({ file: WELSH, find: "Mae pum adeg:", put: "Cofiwch hyn.\n\nMae pum adeg:" });
    const { translations } = await bringIn();
    expect([translations[0]?.written, translations[0]?.notes.map(({ id }) => id)]).toEqual([undefined, ["moments"]]);
  });

  test("a translation that begins like a list stays a paragraph", async () => {
    await exportTranslations(settings);
    translate("Cover cuts.", "1. Gorchuddiwch");
    await bringIn();
    expect(project.read(WELSH)).toContain("1\\. Gorchuddiwch");
  });

  test.each([
    ["<xliff", "it cannot be parsed"],
    ['<!DOCTYPE x><xliff version="2.1"/>', "document type"],
    ['<xliff version="1.2"/>', "not XLIFF 2"],
  ])("refuses %p", async (text) => {
    project.edit({ file: XLIFF, put: text });
    await expect(bringIn()).rejects.toThrow(TranslateError);
  });

  test("without a file of translations says how to make one", async () => {
    await expect(bringIn()).rejects.toThrow("curricle translate export --language cy");
  });
});

test.each([
  [{ language: "welsh!" }, "no language tag"],
  [{ modules: ["dirty-hands"] }, "Known here: clean-hands"],
])("%p is no request that can be met", async (wish, message) => {
  await expect(translationStatus({ ...settings, ...wish })).rejects.toThrow(message);
});

test("the worked example is complete in Welsh, and marked as a draft", async () => {
  const { translations } = await translationStatus({ root: home, kit, language: "cy", modules: ["what-ai-is"] });
  expect(translations[0]).toMatchObject({ counts: { missing: 0, stale: 0, broken: 0 }, draft: "machine", notes: [] });
});
