import { expect, test } from "@jest/globals";
import { withMinutes } from "../../builder/compile/render/minutes.ts";

const words = (count: number) => `<p>${"word ".repeat(count)}</p>`;
const question = `<form>${words(10)}<script type="application/json" data-question-data>{"a": "${"b ".repeat(500)}"}</script></form>`;
const shares = (...htmls: string[]) =>
  withMinutes(
    12,
    htmls.map((html) => ({ html })),
  ).map(({ minutes }) => minutes);

test("a module's minutes are shared out by words", () => {
  expect(shares(words(99), words(199), words(299))).toEqual([2, 4, 6]);
});

test("a question takes longer than its words, whatever data it carries", () => {
  expect(shares(words(70), question)).toEqual([6, 6]);
});

test("a page without words takes next to nothing, and a module of such pages still has minutes", () => {
  expect([shares(words(999), ""), shares("", "")]).toEqual([
    [12, 0],
    [6, 6],
  ]);
});
