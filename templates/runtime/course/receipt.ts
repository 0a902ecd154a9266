import type { Course } from "../../contract/course.ts";
import type { Standing } from "../../contract/event.ts";
import { checksum } from "../../contract/checksum.ts";
import { STATUSES } from "./state.ts";

/** What a receipt tells (rule COMMIT-8). Course and version as fingerprints: they are compared, never read. */
export interface Receipt extends Standing {
  /** 0 … 2^20 - 1. */
  readonly course: number;
  /** 0 … 2^20 - 1. */
  readonly version: number;
  /** Midnight UTC of the learner's day. */
  readonly day: Date;
}

/** Crockford's base 32: no letter that is taken for a digit. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const NO_SCORE = 2 ** 14 - 1;
const DAY = 24 * 60 * 60 * 1000;
const FIRST_DAY = Date.UTC(2020, 0, 1);
/** A prime below 32², and a number that generates many remainders of it. */
const PRIME = 1021;
const BASE = 37;

export function courseFingerprint({ iri }: Pick<Course, "iri">): number {
  return Number.parseInt(checksum(iri), 36) % 2 ** 20;
}

export function versionFingerprint({ version }: Pick<Course, "version">): number {
  return Number.parseInt(version.slice(0, 5), 16);
}

/**
 * Sixteen characters in groups of four that stand for course, version, result and the learner's own day. The same facts give
 * the same code. It proves nothing to someone who distrusts the learner: anybody who reads this can make one.
 */
export function receiptOf(course: Pick<Course, "iri" | "version">, { status, score = NO_SCORE }: Standing, date: Date): string {
  const day = Math.round((Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) - FIRST_DAY) / DAY);
  const facts = (STATUSES.indexOf(status) * 2 ** 14 + score) * 2 ** 14 + day;
  const body = write(courseFingerprint(course), 4) + write(versionFingerprint(course), 4) + write(facts, 6);
  return (body + write(remainder(body), 2)).replace(/.{4}(?=.)/g, "$&-");
}

/** The reverse, in any letter case and with any marks between; `undefined` for a code with a slip in it. */
export function readReceipt(code: string): Receipt | undefined {
  const text = code
    .toUpperCase()
    .replace(/[\s–-]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  const body = text.slice(0, 14);
  if (text.length !== 16 || [...text].some((digit) => !DIGITS.includes(digit)) || read(text.slice(14)) !== remainder(body))
    return undefined;
  const facts = read(text.slice(8, 14));
  const score = Math.floor(facts / 2 ** 14) % 2 ** 14;
  const status = STATUSES[Math.floor(facts / 2 ** 28)];
  if (!status || (score > 10000 && score !== NO_SCORE)) return undefined;
  return {
    course: read(text.slice(0, 4)),
    version: read(text.slice(4, 8)),
    status,
    score: score === NO_SCORE ? undefined : score,
    day: new Date(FIRST_DAY + (facts % 2 ** 14) * DAY),
  };
}

function write(value: number, length: number): string {
  return length === 0 ? "" : write(Math.floor(value / 32), length - 1) + DIGITS.charAt(value % 32);
}

function read(text: string): number {
  return [...text].reduce((value, digit) => value * 32 + DIGITS.indexOf(digit), 0);
}

/** Differs after every slip in one character and every swap of two neighbours. */
function remainder(body: string): number {
  return [...body].reduce((sum, digit) => (sum * BASE + DIGITS.indexOf(digit) + 1) % PRIME, 0);
}
