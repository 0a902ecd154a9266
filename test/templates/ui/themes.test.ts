import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { kit } from "../../support/project.ts";

const themes = readdirSync(join(kit.templates, "themes"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(themes)("the theme %s", (id) => {
  const css = readFileSync(join(kit.compiled, "themes", `${id}.css`), "utf8");

  test("loads nothing: no font, no picture, no other sheet", () => {
    expect(css.match(/@font-face|@import|url\((?!["']?(?:data:|#))[^)]*/gi)).toBeNull();
  });

  test("does not name Frutiger, which is not ours to use", () => {
    expect(css.match(/frutiger/gi)).toBeNull();
  });

  test("takes at most 8 kB of a package", () => {
    expect(gzipSync(css, { level: 9 }).length).toBeLessThanOrEqual(8000);
  });

  test("is ASCII, so that no server's character set can spoil it", () => {
    expect(css.match(/[^\x20-\x7e\n]/g)).toBeNull();
  });

  test.each([
    ["dark rooms", /prefers-color-scheme:\s*dark/],
    ["paper", /@media print/],
    ["less movement", /prefers-reduced-motion/],
    ["colours that the system sets", /forced-colors/],
  ])("has rules for %s", (_, rule) => {
    expect(rule.test(css)).toBe(true);
  });

  test.each([".question", ".outcome", ".contents__link", ".save-state", ".pager", ".table-frame", ".nhsuk-button", "table", "code"])(
    "keeps the rules for %s",
    (selector) => {
      expect(css.includes(selector)).toBe(true);
    },
  );
});
