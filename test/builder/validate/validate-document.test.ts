import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { findingKinds } from "../../../builder/validate/validate.ts";
import { home } from "../../support/project.ts";

const path = join(home, "docs/validating.md");
const MARK = "<!-- codes -->\n";
const cell = (text: string) => text.replace(/\|/g, "\\|");
const rows = Object.entries(findingKinds)
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(
    ([code, { severity, message, source, remedy }]) =>
      `| \`${code}\` | ${severity} | ${cell(message)} | ${cell(source)} | ${cell(remedy)} |`,
  );
const table = ["| code | | what is wrong | from | what to do |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
const [above = ""] = readFileSync(path, "utf8").split(MARK);
const text = `${above}${MARK}\n${table}\n`;

const renew: Record<string, () => void> = { "1": () => writeFileSync(path, text) };
renew[process.env["UPDATE"] ?? ""]?.();

test("docs/validating.md lists every code with what the catalogue says", () => {
  expect(readFileSync(path, "utf8")).toBe(text);
});
