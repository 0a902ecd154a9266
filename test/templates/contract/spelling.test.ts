import { describe, expect, test } from "@jest/globals";
import { closest, compared, type Leniency } from "../../../templates/contract/spelling.ts";
import fc from "../../support/properties.ts";

const isTaken = (spelling: string, typed: string, leniency: Leniency = {}) => closest([spelling], typed, leniency) === 0;

describe("a spelling is taken", () => {
  test.each([
    ["capitals differ", "Sensitivity", "sENSITIVITY"],
    ["spaces are added, doubled or left out", "true positive rate", " true  positiverate "],
    ["a hyphen is a space, or nothing", "X-ray", "x ray"],
    ["the hyphen is another dash", "follow-up", "follow\u2013up"],
    ["accents are left out", "Ménière", "Meniere"],
    ["accents are written as marks of their own", "é", "e\u0301"],
    ["vowel marks of Arabic are left out", "\u0645\u064f\u062d\u064e\u0645", "\u0645\u062d\u0645"],
    ["a quotation mark is curved", "Crohn's", "Crohn\u2019s"],
    ["a letter is missing", "sensitivity", "sensitvity"],
    ["a letter is too many", "sensitivity", "sensittivity"],
    ["a letter is another", "sensitivity", "sensitivety"],
    ["two letters have changed places", "sensitivity", "sensitivtiy"],
    ["it has five letters and a slip", "fever", "feve"],
  ])("where %s", (_name, spelling, typed) => {
    expect(isTaken(spelling, typed)).toBe(true);
  });
});

describe("a spelling is not taken", () => {
  test.each([
    ["two letters are wrong", "sensitivity", "sensetivety"],
    ["it has four letters and a slip", "gout", "goat"],
    ["a digit is wrong, however long the text", "500 milligrams", "600 milligrams"],
    ["a digit is missing", "500 milligrams", "50 milligrams"],
    ["there is another sign", "C++", "C"],
    ["nothing is typed", "a", ""],
  ])("where %s", (_name, spelling, typed) => {
    expect(isTaken(spelling, typed)).toBe(false);
  });
});

test.each<[Leniency, string, boolean]>([
  [{ typos: 0 }, "sensitvity", false],
  [{ typos: 2 }, "sensetivety", true],
  [{ typos: 2 }, "sansetivety", false],
  [{ exact: true }, "Sensitivity", false],
  [{ exact: true }, "sensitvity", true],
  [{ exact: true, typos: 2 }, "sensitvitY", false],
  [{ exact: true, typos: 2 }, "sens itivi-ty", true],
])("with %j the answer %j to sensitivity: %j", (leniency, typed, taken) => {
  expect(isTaken("sensitivity", typed, leniency)).toBe(taken);
});

test.each([
  ["the same spelling wins over one with a slip", ["goats", "boats"], "boats", 1],
  ["a nearer spelling wins over a far one", ["sensitivity", "sensibility"], "sensibilty", 1],
  ["of two that are as near, the first wins", ["boats", "goats"], "coats", 0],
])("%s", (_name, spellings, typed, place) => {
  expect(closest(spellings, typed, { typos: 2 })).toBe(place);
});

const words = fc.string({ unit: fc.constantFrom(..."abcdef 12-"), minLength: 1, maxLength: 12 });

test("every spelling takes itself, whatever its capitals, spaces and hyphens", () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 0, max: 2 }), (text, typos) => {
      expect(closest([text], ` ${text.toUpperCase().replace(/ /g, "-")} `, { typos })).toBe(0);
    }),
  );
});

test("no answer is taken that differs in more letters than are allowed", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."abc"), maxLength: 7 });
  fc.assert(
    fc.property(letters, letters, fc.integer({ min: 0, max: 2 }), (spelling, typed, typos) => {
      const near = Math.abs(spelling.length - typed.length) <= typos;
      expect(closest([spelling], typed, { typos }) === 0 && !near).toBe(false);
    }),
  );
});

test("comparing is done once: what is compared stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (text) => {
      expect(compared(compared(text, {}), {})).toBe(compared(text, {}));
    }),
  );
});
