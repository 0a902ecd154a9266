import { describe, expect, test } from "@jest/globals";
import fc from "../../support/properties.ts";
import { courseFingerprint, readReceipt, receiptOf, versionFingerprint } from "../../../templates/runtime/course/receipt.ts";
import { STATUSES } from "../../../templates/runtime/course/state.ts";
import { course } from "../../support/course.ts";

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const day = new Date(2026, 10, 24, 15, 30);
const code = receiptOf(course, { status: "passed", score: 8750 }, day);

describe("a receipt (COMMIT-8)", () => {
  test("is made again from the same facts, and is sixteen characters in groups of four", () => {
    expect(receiptOf({ ...course }, { status: "passed", score: 8750 }, new Date(2026, 10, 24, 23, 59))).toBe(code);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  });

  test("tells course, version, result and day, and no more", () => {
    expect(readReceipt(code)).toEqual({
      course: courseFingerprint(course),
      version: versionFingerprint(course),
      status: "passed",
      score: 8750,
      day: new Date(Date.UTC(2026, 10, 24)),
    });
  });

  test("is read back whatever the result and the day", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STATUSES),
        fc.option(fc.integer({ min: 0, max: 10000 }), { nil: undefined }),
        fc.integer({ min: 0, max: 16000 }),
        (status, score, days) => {
          const date = new Date(2020, 0, 1 + days, 12);
          const read = readReceipt(receiptOf(course, { status, score }, date));
          expect([read?.status, read?.score]).toEqual([status, score]);
          expect(read?.day.toISOString().slice(0, 10)).toBe(
            new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())).toISOString().slice(0, 10),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("is read in small letters, without groups, and with letters that look like digits", () => {
    const plain = code.replaceAll("-", "").toLowerCase();
    expect(readReceipt(plain)).toEqual(readReceipt(code));
    expect(readReceipt(plain.replaceAll("0", "o").replaceAll("1", "l"))).toEqual(readReceipt(code));
    const ones = receiptOf({ iri: course.iri, version: "00001abc" }, { status: "passed", score: 8750 }, day);
    expect(ones).toContain("1");
    expect(readReceipt(ones.replaceAll("1", "I"))).toEqual(readReceipt(ones));
  });

  test("is not read with a letter that is no digit, whatever its check digits, nor with a score above all", () => {
    const endings = [...DIGITS].flatMap((first) => [...DIGITS].map((second) => first + second));
    const body = code.replaceAll("-", "").slice(4, 14);
    expect(endings.filter((ending) => readReceipt(`UUUU${body}${ending}`) !== undefined)).toEqual([]);
    expect(readReceipt(receiptOf(course, { status: "passed", score: 10_001 }, day))).toBeUndefined();
  });

  test("is not read with any one character wrong, missing or twice", () => {
    const plain = code.replaceAll("-", "");
    const wrong = [...plain].flatMap((own, at) => [
      ...[...DIGITS].filter((digit) => digit !== own).map((digit) => plain.slice(0, at) + digit + plain.slice(at + 1)),
      plain.slice(0, at) + plain.slice(at + 1),
      plain.slice(0, at) + own + plain.slice(at),
    ]);
    expect(wrong).toHaveLength(16 * 33);
    expect(wrong.filter((text) => readReceipt(text) !== undefined)).toEqual([]);
  });

  test("is not read with any two neighbours swapped", () => {
    const codes = Array.from({ length: 200 }, (_, index) =>
      receiptOf(course, { status: "passed", score: index * 50 }, new Date(2026, 0, index)),
    );
    const swapped = codes.flatMap((text) => {
      const plain = text.replaceAll("-", "");
      return [...plain].flatMap((_, at) => {
        const next = plain.charAt(at + 1);
        return next === "" || next === plain.charAt(at) ? [] : [plain.slice(0, at) + next + plain.charAt(at) + plain.slice(at + 2)];
      });
    });
    expect(swapped.length).toBeGreaterThan(2000);
    expect(swapped.filter((text) => readReceipt(text) !== undefined)).toEqual([]);
  });

  test.each(["", "1234", "not a code at all", "UUUU-UUUU-UUUU-UUUU", "💊💊💊💊-0000-0000-0000"])("is not %p", (text) => {
    expect(readReceipt(text)).toBeUndefined();
  });
});
