import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { contrast, nearestPassing, ratioText, readColour } from "../../../builder/themes/contrast.ts";

test.each([
  ["#000000", "#ffffff", 21],
  ["#ffffff", "#ffffff", 1],
  ["#777777", "#ffffff", 4.478],
  ["#767676", "#ffffff", 4.542],
  ["#005eb8", "#ffffff", 6.377],
  ["#ff0000", "#00ff00", 2.914],
])("%s on %s is as far apart as WCAG's own formula says", (a, b, ratio) => {
  expect(contrast(a, b)).toBeCloseTo(ratio, 2);
});

test.each([
  ["#ABC", "#aabbcc"],
  [" #27364D ", "#27364d"],
  ["navy", undefined],
  ["#12345", undefined],
  ["#12345g", undefined],
  ["rgb(0,0,0)", undefined],
])("%s is read as %s", (text, colour) => {
  expect(readColour(text)).toBe(colour);
});

test.each([
  [4.499, "4.49"],
  [4.5, "4.5"],
  [21, "21"],
  [10.0001, "10"],
])("%s reads as %s: what fails never reads as if it passed", (ratio, text) => {
  expect(ratioText(ratio)).toBe(text);
});

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("the nearest colour that passes", () => {
  test("passes on every ground, and there is one for each single ground", () => {
    fc.assert(
      fc.property(colour, colour, (ink, ground) => {
        const found = nearestPassing(ink, [ground], 4.5);
        expect(contrast(found ?? ground, ground)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test("is the colour itself where that passes", () => {
    expect(nearestPassing("#212b32", ["#ffffff", "#f0f4f5"], 4.5)).toBe("#212b32");
  });

  test("keeps its hue as far as it can", () => {
    expect(nearestPassing("#7fa8dd", ["#ffffff"], 4.5)).toBe("#5a779d");
  });

  test("is nothing where no colour passes on all grounds", () => {
    expect(nearestPassing("#808080", ["#000000", "#ffffff"], 7)).toBeUndefined();
  });
});
