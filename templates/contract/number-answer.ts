import type { NumberRange } from "./interaction.ts";

/** Option ids of the feedback: for a right number, for known mistakes, and for any other number. */
export interface NumberFeedback {
  readonly correct: string;
  readonly mistakes: readonly { readonly id: string; readonly value: number }[];
  readonly other: string;
}

/** Beyond this, an answer is cut to the edge: it is wrong either way and must fit the saved state. */
const LARGEST = 999_999_999;

/** The most characters of `encodeNumber`. */
export const LONGEST_NUMBER = "-999999999_9999".length;

/** For the saved state, where "." would end a field. At most four decimals and never an exponent. */
export function encodeNumber(value: number): string {
  return String(Number(Math.max(-LARGEST, Math.min(LARGEST, value)).toFixed(4))).replace(".", "_");
}

/** The reverse; `undefined` for any other text. */
export function decodeNumber(text: string): number | undefined {
  return /^-?\d+(_\d+)?$/.test(text) ? Number(text.replace("_", ".")) : undefined;
}

/** In the range, but for the rounding of decimal fractions. */
export function isWithin({ min, max }: NumberRange, value: number): boolean {
  return (value >= min && value <= max) || isNear(min, value) || isNear(max, value);
}

/** Ids of the feedback for that number. */
export function numberFeedback(correct: NumberRange, { correct: right, mistakes, other }: NumberFeedback, value: number): string[] {
  const mistake = mistakes.find((known) => isNear(known.value, value));
  return [isWithin(correct, value) ? right : (mistake?.id ?? other)].filter((id) => id !== "");
}

/**
 * A number as people type it: spaces and a unit are ignored, a minus may be U+2212. A comma groups thousands where three digits
 * follow each one (`1,000`); otherwise it is the decimal point (`8,3`).
 */
export function readNumber(text: string): number | undefined {
  const compact = text
    .replace(/\s/g, "")
    .replace("\u2212", "-")
    .replace(/(\d)[%£€$°\p{L}/]+$/u, "$1");
  const grouped = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(compact);
  const plain = grouped ? compact.replace(/,/g, "") : compact.replace(",", ".");
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}
