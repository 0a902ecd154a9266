import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { home } from "../support/project.ts";

const ID = /\b(?:DISC|ENV|CALL|INIT|S12|S04|CMI5|TC|EXIT|DATA|INT|COMMIT|QUEUE|TABS|PRIV|SEC|UX)-\d+\b/g;
const filesIn = (folder: string) =>
  readdirSync(join(home, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.startsWith("output") && !name.startsWith("compiled"))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(home, folder, name), "utf8") }));
const idsIn = (text: string): string[] => text.match(ID) ?? [];

/** `CMI5-5 to CMI5-9` names all five. */
function withRanges(text: string): string {
  return text.replace(/\b([A-Z0-9]+)-(\d+) to \1-(\d+)/g, (_, group: string, first: string, last: string) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (__, index) => `${group}-${Number(first) + index}`).join(" "),
  );
}

/** The first argument of each `test`, `describe` and their `.each(...)`, however it is laid out. */
function namesIn(text: string): string[] {
  const names = [...text.matchAll(/\b(?:test|it|describe)(?:\.\w+)*\(\s*(["'`])((?:\\.|(?!\1).)*)\1/gs)];
  const each = [...text.matchAll(/\)\(\s*(["'`])((?:\\.|(?!\1).)*)\1\s*,/gs)];
  return [...names, ...each].map(([, , name = ""]) => withRanges(name));
}

const lines = readFileSync(join(home, "docs/rules.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("- **"));
const rules = new Map(lines.map((line) => [idsIn(line)[0] ?? "", line]));
const tests = filesIn("test");
const proven = new Set(tests.flatMap(({ text }) => namesIn(text).flatMap(idsIn)));

test("docs/rules.md lists each rule once", () => {
  expect(rules.size).toBe(lines.length);
  expect(rules.size).toBeGreaterThanOrEqual(153);
});

test("each rule has a test whose name carries its id, or a written reason why not", () => {
  const open = [...rules].filter(([id, line]) => !proven.has(id) && !/ — Not applied: .{20,}/.test(line)).map(([id]) => id);
  expect(open).toEqual([]);
});

test("no test and no code names a rule that is not listed", () => {
  const named = [...filesIn("templates"), ...filesIn("builder"), ...tests].flatMap(({ name, text }) =>
    idsIn(withRanges(text)).map((id) => ({ id, name })),
  );
  expect(named.length).toBeGreaterThan(500);
  expect(named.filter(({ id }) => !rules.has(id))).toEqual([]);
});
