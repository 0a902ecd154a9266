import { describe, expect, test } from "@jest/globals";
import { groupsFor, outlines, rateOf, saidOf, share } from "../../../templates/blocks/calculator/natural-frequencies.ts";
import fc from "../../support/properties.ts";

const rate = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);
const rates = fc.record({ sensitivity: rate, specificity: rate, prevalence: rate });
const whole = fc.integer({ min: 0, max: 1000 });

/** Size of an outline in people: each piece is a rectangle of whole people. */
const peopleIn = (outline: string) =>
  [...outline.matchAll(/h(\d+)v(\d+)/g)].reduce((sum, [, width, height]) => sum + (Number(width) * Number(height)) / 100, 0);

describe("of 1,000 people", () => {
  test("the four groups are whole, none is negative, and together they are everyone", () => {
    fc.assert(
      fc.property(rates, (asked) => {
        const groups = Object.values(groupsFor(asked));
        expect(groups.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
        expect(groups.reduce((sum, count) => sum + count, 0)).toBe(1000);
      }),
    );
  });

  test("each group is within one person of what the rates say", () => {
    fc.assert(
      fc.property(rates, ({ sensitivity, specificity, prevalence }) => {
        const { found, missed, alarms, cleared } = groupsFor({ sensitivity, specificity, prevalence });
        const ill = prevalence * 10;
        expect(Math.abs(found + missed - ill)).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(Math.abs(found - (ill * sensitivity) / 100)).toBeLessThanOrEqual(1 + 1e-9);
        expect(Math.abs(cleared - ((1000 - ill) * specificity) / 100)).toBeLessThanOrEqual(1 + 1e-9);
        expect(Math.abs(alarms - ((1000 - ill) * (100 - specificity)) / 100)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  test("a more sensitive tool never finds fewer, and a more specific one never raises more alarms", () => {
    fc.assert(
      fc.property(rates, rate, rate, (asked, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(groupsFor({ ...asked, sensitivity: high }).found).toBeGreaterThanOrEqual(groupsFor({ ...asked, sensitivity: low }).found);
        expect(groupsFor({ ...asked, specificity: high }).alarms).toBeLessThanOrEqual(groupsFor({ ...asked, specificity: low }).alarms);
      }),
    );
  });

  test("the picture draws each group with as many people as it has", () => {
    fc.assert(
      fc.property(rates, (asked) => {
        const groups = groupsFor(asked);
        expect(Object.entries(outlines(groups)).map(([name, outline]) => [name, peopleIn(outline)])).toEqual(Object.entries(groups));
      }),
    );
  });

  test("the first example of a course: 90% sensitive, 91% specific, 1 in 100 ill", () => {
    expect(saidOf({ sensitivity: 90, specificity: 91, prevalence: 1 })).toEqual({
      sensitivity: "90",
      specificity: "91",
      prevalence: "1",
      found: "9",
      missed: "1",
      alarms: "89",
      cleared: "901",
      ill: "10",
      well: "990",
      flagged: "98",
      clear: "902",
      ppv: "9",
      npv: "99.9",
    });
  });
});

describe("a share", () => {
  test("says none or all only where it is so, and is never more than a percent away", () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const [part, all] = [Math.min(a, b), Math.max(a, b, 1)];
        const said = Number(share(part, all));
        expect([said === 0, said === 100]).toEqual([part === 0, part === all]);
        expect(Math.abs(said - (part * 100) / all)).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
    );
  });

  test("of nobody is nothing", () => {
    expect(share(0, 0)).toBe("");
  });
});

test.each([
  ["90", 90],
  ["12,5", 12.5],
  [" 0.04 %", 0],
  ["100", 100],
  ["101", undefined],
  ["-1", undefined],
  ["", undefined],
  ["many", undefined],
])("the rate %j is read as %s", (text, read) => {
  expect(rateOf(text)).toBe(read);
});
