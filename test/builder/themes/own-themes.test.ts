import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { isEnough, measurePairs } from "../../../builder/themes/check-contrast.ts";
import { type ContrastRule, readContrastRules, readOwnThemes, type Theme, themeValues } from "../../../builder/themes/theme.ts";
import { kit } from "../../support/project.ts";

const IDS = ["high-contrast", "nhsuk", "plain"];
const folder = join(kit.templates, "themes");

let themes: readonly Theme[];
let rules: readonly ContrastRule[];

beforeAll(async () => {
  [themes, rules] = await Promise.all([readOwnThemes(folder, IDS), readContrastRules(folder)]);
});

const themeOf = (id: string) => themes.find((theme) => theme.id === id) as Theme;

describe.each(IDS)("the theme %s", (id) => {
  test("has enough contrast wherever two of its colours meet, in light and dark", () => {
    const pairs = measurePairs(themeOf(id), rules);
    expect(pairs.length).toBeGreaterThan(100);
    expect(pairs.filter((pair) => !isEnough(pair))).toEqual([]);
  });

  test("gives a value to every property that any theme has", () => {
    expect(Object.keys(themeOf(id).colours)).toEqual(Object.keys(themeOf("plain").colours));
  });
});

test("high contrast means at least 7:1 for all text", () => {
  expect(themes.map(({ id, textContrast }) => [id, textContrast])).toEqual([
    ["high-contrast", 7],
    ["nhsuk", 4.5],
    ["plain", 4.5],
  ]);
});

test("a learner who chooses high contrast gets the dark colours of the theme of that name", () => {
  const [, chosen = ""] = themeValues(themeOf("nhsuk"), themes).split("html[data-colours=contrast]");
  const dark = Object.entries(themeOf("high-contrast").colours).map(([name, shades]) => [name, shades.dark]);
  const said = [...chosen.matchAll(/--([\w-]+):(#\w+)/g)].map(([, name, colour = ""]) => [
    name,
    colour.replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3"),
  ]);
  expect(said).toEqual(dark);
});

test("in the theme high-contrast that choice needs no values of its own", () => {
  expect(themeValues(themeOf("high-contrast"), themes)).not.toContain("data-colours");
});
