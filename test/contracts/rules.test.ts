import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { home } from "../support/project.ts";

// What is in packages, and not what stands around them.
const sources = readdirSync(join(home, "templates"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !/host\.ts$|preview|^(lms|verify|robot)\b/.test(name))
  .map((name) => ({ name: name.replaceAll("\\", "/"), text: readFileSync(join(home, "templates", name), "utf8") }));
const filesWith = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

test("one module writes the saved state, and one sets it in an LMS (DATA-8)", () => {
  expect(filesWith(/const FORMAT = "A1"/)).toEqual(["runtime/course/saved-state.ts"]);
  expect(filesWith(/\[\s*"cmi\.suspend_data",/).sort()).toEqual(["standards/scorm2004-values.ts", "targets/scorm12/facts.ts"]);
});

test("no text is turned into base 64 by hand, and no length of it is told (QUEUE-4)", () => {
  expect(filesWith(/\bbtoa\(|Content-Length/i)).toEqual([]);
});

test("requests go as they are, never wrapped in a form (QUEUE-5)", () => {
  expect(filesWith(/[?&]method=|x-www-form-urlencoded|sendBeacon/)).toEqual([]);
});
