import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { type Guide, type Setting, SYSTEMS } from "../../../templates/contract/card.ts";
import type { Course } from "../../../templates/contract/course.ts";
import { targets } from "../../../templates/targets/index.ts";
import { contentOf, course } from "../../support/course.ts";
import { home } from "../../support/project.ts";

/** What was measured; everything else on a card is documented, read, or marked as not verified. */
const MEASURED = ["Moodle 4.5.6", "pelotech/xapi-lrs 0.9.6, ADL_LRS (June 2025), Learning Locker xapi-service 3.6.0"];
const RULES = [
  { name: "reading and a quiz", rule: { read: true, quiz: true, passMark: 8000, attempts: 0 } },
  { name: "reading alone", rule: { read: true, quiz: false, passMark: 8000, attempts: 0 } },
  { name: "a quiz with two attempts", rule: { read: false, quiz: true, passMark: 7550, attempts: 2 } },
];
const CASES = targets.flatMap((target) =>
  RULES.map(({ name, rule }) => ({ target, id: target.id, name, of: { ...course, rule } as Course })),
);

const guidesOf = (guides: object) => Object.values(guides) as Guide[];
const claimsOf = (guides: object): Pick<Setting, "source">[] => guidesOf(guides).flatMap((guide) => [guide, ...guide.settings]);

describe.each(CASES)("the card of $id for $name", ({ target, of }) => {
  const card = target.card(of, [of]);

  test("says something about every system", () => {
    expect(Object.keys(card.guides)).toEqual(expect.arrayContaining(Object.keys(SYSTEMS)));
    expect(guidesOf(card.guides).filter(({ advice }) => !/^[A-Z].*[.]$/.test(advice))).toEqual([]);
  });

  test("gives each claim a source, with a date and, for what was read, its address", () => {
    const sources = claimsOf(card.guides).map(({ source }) => source);
    expect(sources.filter(({ title, date }) => title === "" || !/^\d{4}-\d{2}$/.test(date))).toEqual([]);
    expect(sources.filter(({ evidence, address }) => evidence === "documented" && !address.startsWith("https://"))).toEqual([]);
    expect(sources.filter(({ evidence, address }) => evidence === "unverified" && address !== "")).toEqual([]);
  });

  test("calls measured only what was", () => {
    const measured = claimsOf(card.guides).filter(({ source }) => source.evidence === "measured");
    expect(measured.map(({ source }) => source.title).filter((title) => !MEASURED.includes(title))).toEqual([]);
  });

  test("has five checks and no empty text", () => {
    const texts = JSON.stringify([card, ""]).match(/"[^"]*"/g) ?? [];
    expect(card.checks).toHaveLength(5);
    expect(card.privacy.length).toBeGreaterThan(0);
    expect(texts.filter((text) => /undefined|null|NaN| {2}|\bmust be\b/.test(text))).toEqual([]);
  });
});

test("every system has a file of some format that suits it", () => {
  const served = Object.keys(SYSTEMS).filter((system) =>
    targets.some(({ card }) => /best|works/.test(card(course, [course]).guides[system as keyof typeof SYSTEMS].fit)),
  );
  expect(served).toEqual(Object.keys(SYSTEMS));
});

test.each([
  ["reading and a quiz", RULES[0], "Tick “Passed”", "Highest grade, 100"],
  ["reading alone", RULES[1], "Tick “Completed”", "Do not use it"],
])("in SCORM 1.2, the box to tick in Moodle follows from the rule: %s", (_, entry, status, grade) => {
  const of = { ...course, ...(entry && { rule: entry.rule }) };
  const settings = targets.find(({ id }) => id === "scorm12")?.card(of, [of]).guides.moodle.settings ?? [];
  expect(settings.find(({ name }) => name.includes("Require status"))?.choose).toBe(status);
  expect(settings.find(({ name }) => name.startsWith("Grade"))?.choose).toBe(grade);
});

test("a package whose parts end differently needs both boxes in Moodle, and is not advised for a system that tracks one part", () => {
  const reading: Course = { ...course, key: "c-users-r", rule: { ...course.rule, quiz: false } };
  const { guides } = targets.find(({ id }) => id === "scorm12")?.card(course, [course, reading]) ?? { guides: undefined };
  expect(guides?.moodle.settings.find(({ name }) => name.includes("Require status"))?.choose).toBe("Tick “Passed” and “Completed”");
  expect(guides?.moodle.settings.map(({ name }) => name).filter((name) => name.includes("all SCOs"))).toHaveLength(1);
  expect(guides?.["learning-hub"].fit).toBe("unknown");
});

describe.each(targets.map((target) => ({ target, id: target.id })))("the parts that $id says it contains", ({ target, id }) => {
  test("are those whose code is in its script or whose files it copies", async () => {
    const { metafile } = await build({
      stdin: {
        contents: `import connect from "./targets/${id}/tracking.ts"; import { start } from "./runtime/main.ts"; start({ connect });`,
        resolveDir: join(home, "templates"),
        loader: "ts",
      },
      bundle: true,
      write: false,
      metafile: true,
      format: "iife",
      logLevel: "silent",
      absWorkingDir: home,
    });
    const inputs = Object.keys(metafile.inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
    const copied = target.files(contentOf(course), () => "").flatMap((file) => ("from" in file ? file.from.package : []));
    // @xapi/xapi brings axios along inside its own bundle.
    const inside = inputs.includes("@xapi/xapi") ? ["axios"] : [];
    expect([...new Set([...inputs, ...copied, ...inside])].toSorted()).toEqual(target.contains.toSorted());
  });
});

interface Listed {
  readonly parts: readonly { readonly name: string; readonly version: string; readonly licence: string; readonly always?: boolean }[];
}

const listed = (JSON.parse(readFileSync(join(home, "templates/cards/parts.json"), "utf8")) as Listed).parts.filter(({ always }) => !always);

test.each(listed.filter(({ name }) => name !== "axios"))("the version and licence of $name are those that are installed", (part) => {
  const manifest = createRequire(import.meta.url)(join(home, "node_modules", part.name, "package.json")) as typeof part & {
    license: string;
  };
  expect({ version: part.version, licence: part.licence.replace("NOASSERTION", "MIT") }).toEqual({
    version: manifest.version,
    licence: manifest.license,
  });
});

test("the axios that is named is the one inside @xapi/xapi", () => {
  const bundle = readFileSync(join(home, "node_modules/@xapi/xapi/dist/XAPI.umd.js"), "utf8");
  expect(bundle).toContain(`"${listed.find(({ name }) => name === "axios")?.version}"`);
});

test("every part that a target contains is listed with its licence", () => {
  const named = new Set(targets.flatMap(({ contains }) => contains));
  expect([...named].filter((name) => !listed.some((part) => part.name === name))).toEqual([]);
});

test("the version of axe that the accessibility statement names is the one that the tests run", () => {
  const manifest = createRequire(import.meta.url)("axe-core/package.json") as { version: string };
  expect(readFileSync(join(home, "templates/cards/accessibility.json"), "utf8")).toContain(`axe-core ${manifest.version} `);
});
