import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { home } from "../support/project.ts";

/** Who may import whom (docs/architecture.md). Each row says why it exists. `own` stands for the file's own folder. */
const rows = [
  {
    from: /^templates\/contract\//,
    may: [/^templates\/contract\//],
    why: "The contract is what both sides build on; if it imported one of them, the other would follow.",
  },
  {
    from: /^templates\/standards\//,
    may: [/^templates\/(contract|standards)\//, /^@xapi\/xapi$/],
    why: "A wire format is shared by several targets and knows none of them.",
  },
  {
    from: /^templates\/questions\/[^/]+\//,
    may: [/^templates\/contract\//, "own"],
    why: "A question type can be added or removed as one folder.",
  },
  {
    from: /^templates\/questions\/(listed|own)\.ts$/,
    may: [/^templates\/(contract\/|questions\/listed\.ts$)/],
    why: "What a project adds to the list takes the place of own.ts, and so must need nothing of the list.",
  },
  {
    from: /^templates\/lms\//,
    may: [/^templates\/(contract|standards|lms)\//],
    why: "A learning system is strict by the standard and knows no package of ours.",
  },
  {
    from: /^templates\/targets\/[^/]+\//,
    may: [/^templates\/(contract|standards|lms)\//, "own", /^(@xapi\/xapi|scorm-again)$/],
    why: "A target can be added or removed as one folder.",
  },
  {
    from: /^templates\/runtime\/course\//,
    may: [/^templates\/contract\//, "own"],
    why: "The course is pure: it is played while building, while learning and under test.",
  },
  {
    from: /^templates\/runtime\/(ui|journal)\//,
    may: [/^templates\/contract\//, "own"],
    why: "Course, page, journal and tracking meet only in session.ts and main.ts.",
  },
  {
    from: /^templates\/runtime\/[^/]+$/,
    may: [/^templates\/(contract|runtime)\//],
    why: "main.ts gets its target and question types as arguments.",
  },
  {
    from: /^templates\/robot\//,
    may: [/^templates\/(contract|robot|runtime\/course)\//, /^templates\/questions\/(index|scenario\/(question|ways))\.ts$/],
    why: "The robot answers any question through its interaction, and a scenario by its ways.",
  },
  {
    from: /^templates\/preview\//,
    may: [/^templates\/(contract|preview|robot|runtime\/course)\//, /^templates\/(questions\/index|runtime\/read-course)\.ts$/],
    why: "The preview's pages play any target through the host contract, and read the course out of the document in their frame.",
  },
  {
    from: /^templates\/verify\//,
    may: [/^templates\/(contract|robot|runtime\/read-course|verify)/],
    why: "What verify has in the browser plays any target through the host contract, and reads a course as the runtime does.",
  },
  { from: /^templates\/profiles\//, may: [/^templates\/contract\//], why: "Profiles are data." },
  { from: /^templates\/blocks\//, may: [/^templates\/contract\//, "own"], why: "A block can be added or removed as one folder." },
  {
    from: /^builder\//,
    may: [
      /^builder\//,
      /^templates\/contract\//,
      /^templates\/(questions|targets|blocks|profiles)\/index\.ts$/,
      /^templates\/runtime\/course\//,
      /^package\.json$/,
      /^[^.]/,
    ],
    why: "The builder names no format and no question type; it looks them up in the lists.",
  },
] as const;

const sources = ["templates", "builder"].flatMap((folder) =>
  readdirSync(join(home, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.startsWith("compiled"))
    .map((name) => `${folder}/${name}`),
);

const importsOf = (file: string): string[] =>
  [...readFileSync(join(home, file), "utf8").matchAll(/^(?:import|export)\s(?:[^;"]*?\sfrom\s)?"([^"]+)";$|\bimport\("([^"]+)"\)/gm)]
    .map((found) => found[1] ?? found[2] ?? "")
    .map((name) => (name.startsWith(".") ? relative(home, join(home, dirname(file), name)) : name));

describe("imports keep to the table in docs/architecture.md", () => {
  test.each(rows)("$from: $why", ({ from, may }) => {
    const broken = sources
      .filter((file) => from.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => !may.some((rule) => (rule === "own" ? name.startsWith(`${dirname(file)}/`) : rule.test(name))))
          .map((name) => `${file} imports ${name}`),
      );
    expect(broken).toEqual([]);
  });

  test("every source file has a row, but for the lists", () => {
    const lists = /^templates\/(questions|targets)\/index\.ts$/;
    expect(sources.filter((file) => !lists.test(file) && !rows.some(({ from }) => from.test(file)))).toEqual([]);
  });
});

test("the builder names no output format and no question type", () => {
  const names = /\b(scorm12|scorm2004\w*|tincan|cmi5)\b|["'`](xapi|web|multiple-choice|true-false|numeric)["'`]/;
  // The record store speaks of xAPI's interaction types, which share some of the words.
  // The record store knows the kinds of interactions, and validate the published standards that foreign packages are of.
  // The kinds of interactions, again, are what a question type of a project must return one of.
  const interactionKinds = /^builder\/(record-store|validate)\/|^builder\/extensions\/answered-shape\.ts$/;
  const naming = sources.filter(
    (file) => file.startsWith("builder/") && !interactionKinds.test(file) && names.test(readFileSync(join(home, file), "utf8")),
  );
  expect(naming).toEqual([]);
});

test("templates keep away from Node", () => {
  expect(sources.filter((file) => file.startsWith("templates/") && importsOf(file).some((name) => name.startsWith("node:")))).toEqual([]);
});

test("only cli.ts reads the clock or throws dice in the builder", () => {
  const outside = /Date\.now\(|new Date\(\)|Math\.random\(|randomUUID\(\)|performance\.now\(/;
  const files = sources.filter((file) => file.startsWith("builder/") && outside.test(readFileSync(join(home, file), "utf8")));
  expect(files).toEqual(["builder/cli.ts"]);
});

test("nothing listens to unload; only the session asks before the page closes, and sends nothing then (EXIT-2, EXIT-6)", () => {
  const listening = (pattern: RegExp) =>
    // What verify has in the browser watches others' packages for it, and is in none.
    sources.filter((file) => /^templates\/(?!verify\/)/.test(file) && pattern.test(readFileSync(join(home, file), "utf8")));
  expect(listening(/["']unload["']|\.onunload/)).toEqual([]);
  expect(listening(/["']beforeunload["']|\.onbeforeunload/)).toEqual(["templates/runtime/session.ts"]);
});
