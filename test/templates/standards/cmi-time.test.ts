import { expect, test } from "@jest/globals";
import fc from "../../support/properties.ts";
import { clockTime, timespan } from "../../../templates/standards/cmi-time.ts";

test.each([
  [0, "0000:00:00.00"],
  [5_250, "0000:00:05.25"],
  [59_999, "0000:00:59.99"],
  [3_723_450, "0001:02:03.45"],
  [-5, "0000:00:00.00"],
  [Number.NaN, "0000:00:00.00"],
  [9 * 24 * 3_600_000, "0012:00:00.00"],
])("S12-10: %s ms is %s", (ms, text) => {
  expect(timespan(ms)).toBe(text);
});

test("S12-10: every time span has the one form that every LMS accepts", () => {
  fc.assert(fc.property(fc.double(), (ms) => expect(timespan(ms)).toMatch(/^00(0\d|1[0-2]):[0-5]\d:[0-5]\d\.\d\d$/)));
});

test("INT-10: the time of day is local and has two digits each", () => {
  expect(clockTime(new Date(2026, 2, 1, 9, 5, 7))).toBe("09:05:07");
});
