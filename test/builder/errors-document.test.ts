import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { contentCatalogue } from "../../builder/content/catalogue.ts";
import { catalogue } from "../../builder/diagnostics/catalogue.ts";
import { home } from "../support/project.ts";

const NAMES = { error: "Error", warning: "Warning", hint: "Hint" };
const path = join(home, "docs/errors.md");
const rows = Object.entries(catalogue)
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([code, { severity, message, remedy }]) => `## ${code}\n\n${NAMES[severity]}. ${message}\n\n**What to do:** ${remedy}\n`);
const text = `# What curricle can tell you\n\nEach message has a permanent code. Words in braces stand for what is found in your file.\nErrors stop the build. Warnings do not. Hints may be right as they stand. Made from the catalogue; to renew it: \`UPDATE=1 npm test -- errors-document\`.\n\n${rows.join("\n")}`;

const renew: Record<string, () => void> = { "1": () => writeFileSync(path, text) };
renew[process.env["UPDATE"] ?? ""]?.();

test("docs/errors.md says what the catalogue says", () => {
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("docs/authoring.md lists every rule for content with its number", () => {
  const listed = [...readFileSync(join(home, "docs/authoring.md"), "utf8").matchAll(/^\| `([a-z]+\/[a-z-]+)` \| .* \|(.*)\|$/gm)];
  const rules = Object.entries(contentCatalogue).map(([code, { limit }]) => [code, String(limit ?? "")]);
  expect(listed.map(([, code, number = ""]) => [code, number.trim()]).toSorted()).toEqual(rules.toSorted());
});
