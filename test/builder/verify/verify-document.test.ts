import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { verifyCatalogue } from "../../../builder/verify/catalogue.ts";
import { journeys } from "../../../builder/verify/journeys.ts";
import { home } from "../../support/project.ts";

const document = readFileSync(join(home, "docs/verifying.md"), "utf8");

test("docs/verifying.md says what can be found, and how bad it is", () => {
  const rows = Object.entries(verifyCatalogue).map(([code, { severity, message }]) => `| \`${code}\` | ${severity} | ${message} |`);
  expect(document.split("\n").filter((line) => /^\| `\w+\/[\w-]+` \|/.test(line))).toEqual(rows);
});

test("docs/verifying.md names every journey in the order of playing", () => {
  expect([...document.matchAll(/^\| `(\w+)` \| /gm)].map(([, id]) => id).slice(0, journeys.length)).toEqual(journeys.map(({ id }) => id));
});
