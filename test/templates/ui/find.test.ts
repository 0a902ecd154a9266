import { describe, expect, test } from "@jest/globals";
import { excerpt, plain, wordsIn } from "../../../templates/runtime/ui/find.ts";
import fc from "../../support/properties.ts";

const hitsIn = (text: string, query: string) =>
  excerpt(text, wordsIn(query))
    .filter(({ hit }) => hit)
    .map((piece) => piece.text);

describe("looking for words in a text", () => {
  test.each([
    ["Case does not count", "A FLAG is raised", "flag", ["FLAG"]],
    ["marks on letters do not count in the text", "Zoë’s café", "cafe zoe", ["Zoë", "café"]],
    ["nor in what was typed", "A cafe", "café", ["cafe"]],
    ["letters that are written in two parts are found", "cafe\u0301s", "cafés", ["cafés"]],
    ["letters that grow when they lose their case are marked right", "İstanbul is big", "istanbul", ["İstanbul"]],
    ["each place is marked", "flag by flag", "flag", ["flag", "flag"]],
    ["what is not there is not marked", "nothing here", "flag", []],
  ])("%s", (_, text, query, hits) => {
    expect(hitsIn(text, query)).toEqual(hits);
  });

  test.each([
    ["", []],
    [" a ", []],
    ["ab", ["ab"]],
    ["  Ä  Bc ", ["a", "bc"]],
  ])("%j is taken for the words %j", (query, words) => {
    expect(wordsIn(query)).toEqual(words);
  });

  test("a long text is cut around what was found, between words", () => {
    const text = `${"word ".repeat(40)}needle ${"after ".repeat(40)}`;
    const pieces = excerpt(text, ["needle"]).map((piece) => piece.text);
    expect([pieces[0], pieces.at(-1), pieces.join("").length < 140, pieces[1]?.startsWith("word")]).toEqual(["… ", "…", true, true]);
  });

  test("the pieces of a short text are that text, and each hit is the word (property)", () => {
    const text = fc.string({ unit: fc.constantFrom(..."abcÄé İß👩\u0301"), maxLength: 39 });
    fc.assert(
      fc.property(text, fc.string({ unit: fc.constantFrom(..."abcaeiß"), minLength: 2, maxLength: 3 }), (whole, word) => {
        const pieces = excerpt(whole, [word]);
        expect(pieces.map((piece) => piece.text).join("")).toBe(whole.normalize());
        expect(pieces.some(({ hit }) => hit)).toBe([...whole.normalize()].map(plain).join("").includes(word));
      }),
    );
  });
});
