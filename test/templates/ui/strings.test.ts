import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { home } from "../../support/project.ts";

const templates = join(home, "templates");
const files = readdirSync(templates, { recursive: true, encoding: "utf8" }).map((path) => path.replace(/\\/g, "/"));
const textOf = (pattern: RegExp) =>
  files
    .filter((path) => pattern.test(path))
    .map((path) => readFileSync(join(templates, path), "utf8"))
    .join("\n");
const found = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, key = ""]) => key))];

const strings = JSON.parse(readFileSync(join(templates, "strings/en.json"), "utf8")) as Record<string, string>;
const keys = Object.keys(strings);
const markup = textOf(/^(layout|blocks|questions)\/.*\.hbs$/);
/** `words.ts` asks for whatever it is given. */
const program = textOf(/^(runtime\/ui\/(?!words).*|questions\/[^/]+\/view)\.ts$/);
/** Question types whose own texts are keys of the player's words. */
const authoring = textOf(/^questions\/[^/]+\/author\.ts$/);
/** Status, phase and save state are keys too. */
const contract = textOf(/^contract\/(event|tracking|ui)\.ts$/);
/** Asked for by `builder/compile/render/`. */
const compiler = ["languageName", "citation", "table", "quizOf", "quizIn", "ruleQuizOne", "ruleQuizMany"];
/** Keys with a plural category or a state behind a dot are asked for by what stands before it. */
const stem = (key: string) => key.replace(/\.(zero|one|two|few|many|other)$/, "");

describe("the player's words in English", () => {
  test("have every key that a template uses", () => {
    expect(found(markup, /(?<![\w.])(?:@root\.|\.\.\/)?t\.([A-Za-z]+)/g).filter((key) => !keys.includes(key))).toEqual([]);
  });

  test("have every key that the page's program asks for by name", () => {
    const asked = found(program, /\b(?:say|count)\(\s*"([^"]+)"/g);
    expect(asked.filter((key) => !keys.some((known) => stem(known) === key))).toEqual([]);
  });

  test("have the key that each question type names for an incomplete answer", () => {
    const named = found(program, /incomplete: "([^"]+)"/g);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((key) => !keys.includes(key))).toEqual([]);
  });

  test("have no key that nothing uses", () => {
    const named = new Set([
      ...found(markup, /\bt\.([A-Za-z]+)/g),
      ...found(`${program}\n${contract}`, /"([A-Za-z-]+)"/g),
      ...found(`${program}\n${authoring}`, /"(\w+\.\w+)"/g),
    ]);
    const built = found(program, /\b(?:say|count)\(\s*`([^`]+)`/g).map((text) => new RegExp(`^${text.replace(/\$\{.*\}/g, "[\\w-]+")}$`));
    const used = (key: string) => compiler.includes(key) || named.has(stem(key)) || built.some((pattern) => pattern.test(key));
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });

  test("have both forms of everything that is counted", () => {
    const counted = found(program, /\bcount\(\s*"([^"]+)"/g);
    expect(counted.flatMap((key) => [`${key}.one`, `${key}.other`]).filter((key) => !keys.includes(key))).toEqual([]);
  });
});

const languages = files.flatMap((path) => /^strings\/(.+)\.json$/.exec(path)?.[1] ?? []).sort();
const wordsIn = (language: string) =>
  JSON.parse(readFileSync(join(templates, `strings/${language}.json`), "utf8")) as Record<string, string>;
const placeholders = (text: string | undefined) => [...new Set(text?.match(/\{\w+\}/g))].sort();
/** Keys that English counts with, and each language in as many forms as it has. */
const counted = keys.filter((key) => key.endsWith(".other")).map(stem);
const formsIn = (language: string) => new Intl.PluralRules(language).resolvedOptions().pluralCategories;
const isCounted = (key: string) => counted.includes(stem(key)) && stem(key) !== key;
/** The English text that a key of any language translates. */
const english = (key: string) => strings[key] ?? strings[`${stem(key)}.other`];

describe.each(languages)("the player's words in %s", (language) => {
  const words = wordsIn(language);

  test("have every key of English, in every form that the language counts with, and no other", () => {
    const wanted = [
      ...keys.filter((key) => !isCounted(key)),
      ...counted.flatMap((key) => formsIn(language).map((form) => `${key}.${form}`)),
    ];
    expect(Object.keys(words).sort()).toEqual(wanted.sort());
  });

  test("fill in what English fills in", () => {
    expect(Object.keys(words).filter((key) => placeholders(words[key]).join() !== placeholders(english(key)).join())).toEqual([]);
  });

  test("have no empty text, no stray space and no markup", () => {
    const spaced = Object.keys(words).filter((key) => key !== "important" && words[key] !== words[key]?.trim());
    expect([...spaced, ...Object.keys(words).filter((key) => !words[key] || /[<>]/.test(words[key] ?? ""))]).toEqual([]);
  });
});
