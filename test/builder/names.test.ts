import { describe, expect, test } from "@jest/globals";
import { letter, nameAll, slug } from "../../builder/compile/parse/names.ts";

const options = (...texts: string[]) => texts.map((text) => ({ id: undefined, text }));
const first = nameAll(options("Before touching a patient", "After lunch", "At noon"), [], letter);

describe("names that curricle makes", () => {
  test("follow the order at first", () => {
    expect(first.ids).toEqual(["a", "b", "c"]);
  });

  test("stay with their words when the order changes", () => {
    expect(nameAll(options("At noon", "Before touching a patient", "After lunch"), first.names, letter).ids).toEqual(["c", "a", "b"]);
  });

  test("stay when the words change a little, and the order too", () => {
    expect(nameAll(options("After your lunch", "At noon", "Before touching any patient"), first.names, letter).ids).toEqual([
      "b",
      "c",
      "a",
    ]);
  });

  test("stay when one is reworded altogether", () => {
    expect(nameAll(options("Before touching a patient", "Never", "At noon"), first.names, letter).ids).toEqual(["a", "b", "c"]);
  });

  test("stay with their places when all words change after the order did, as in a translation", () => {
    const moved = nameAll(options("At noon", "After lunch", "Before touching a patient"), first.names, letter);
    expect(nameAll(options("Mittags", "Danach", "Zuvor"), moved.names, letter).ids).toEqual(["c", "b", "a"]);
  });

  test("are never used again after something is removed", () => {
    const removed = nameAll(options("Before touching a patient", "At noon"), first.names, letter);
    const added = nameAll(
      options("Before touching a patient", "At noon", "When it rains heavily outside", "On Sunday"),
      removed.names,
      letter,
    );
    expect(added.ids).toEqual(["a", "c", "d", "e"]);
  });

  test("stay with signs that have no words when the order changes", () => {
    const signs = nameAll(options("<", ">"), [], letter);
    expect(nameAll(options(">", "<"), signs.names, letter).ids).toEqual(["b", "a"]);
  });

  test("give way to the author's own", () => {
    expect(nameAll([{ id: "z", text: "At noon" }, ...options("After lunch")], first.names, letter).ids).toEqual(["z", "b"]);
  });
});

test.each([
  ["What AI is, and is not", "what-ai-is-and-is-not"],
  ["10 facts", "p-10-facts"],
  ["Café", "caf-e".replace("-e", "e")],
  ["???", "page"],
])("the heading %j becomes the id %j", (heading, id) => {
  expect(slug(heading, new Set())).toBe(id);
});
