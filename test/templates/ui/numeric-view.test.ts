import { describe, expect, test } from "@jest/globals";
import view from "../../../templates/questions/numeric/view.ts";

const typed = (value: string) => view.read({ querySelector: () => ({ value }) } as unknown as HTMLElement);

describe("a number is read as people type it", () => {
  test.each([
    ["69.2", 69.2],
    [" 69.2 ", 69.2],
    ["8,3", 8.3],
    ["1,000", 1000],
    ["1,000,000.5", 1000000.5],
    ["1 000", 1000],
    ["69.2%", 69.2],
    ["69.2 %", 69.2],
    ["\u22125", -5],
    ["+5", 5],
    [".5", 0.5],
    ["5.", 5],
    ["0", 0],
  ])("%j is %d", (text, value) => {
    expect(typed(text)).toBe(value);
  });

  test.each(["", " ", "-", ".", "about 5", "5 to 6", "1,2,3", "1e3", "five", "NaN", "Infinity", "5--6"])("%j is not a number", (text) => {
    expect(typed(text)).toBeUndefined();
  });
});
