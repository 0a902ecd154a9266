import { expect, test } from "@jest/globals";
import { decodeText, encodeText } from "../../../templates/contract/text-code.ts";
import fc from "../../support/properties.ts";

const anything = fc.string({ unit: "binary", maxLength: 60 });

test.each([
  ["don't know", "don-13t_know"],
  ["a-b_c", "a-19b-2nc"],
  ["é", "-6h"],
  ["\u0645", "-A18l"],
  ["\u{1f600}", "-Cr5s"],
])("%j is written as %j", (text, code) => {
  expect(encodeText(text, 100)).toBe(code);
});

test("any text comes back from its code, in letters that every LMS keeps", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const code = encodeText(text, Infinity);
      expect(decodeText(code)).toBe(text);
      expect(code).toMatch(/^[A-Za-z0-9_-]*$/);
      expect(code).not.toContain("--");
    }),
  );
});

test("a code is never longer than it may be, and what comes back is the beginning of the text", () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 0, max: 80 }), (text, most) => {
      const code = encodeText(text, most);
      expect(code.length).toBeLessThanOrEqual(most);
      expect(text.startsWith(decodeText(code) ?? "?")).toBe(true);
    }),
  );
});

test("whatever is read is either what was written or nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."abAZ019_-.~ "), maxLength: 20 }), (code) => {
      const text = decodeText(code);
      expect(text === undefined || encodeText(text, Infinity) === code).toBe(true);
    }),
  );
});

test.each(["-", "-1", "--1a", "-1A", "a b", "é", "-Zzzz", "-0a-", "-1k"])("%j is no code of a text", (code) => {
  expect(decodeText(code)).toBeUndefined();
});
