import type { ValueType } from "./scorm-model.ts";
import { INTERVAL, TIMESTAMP } from "./scorm-values2004.ts";

/** Text of at most so many characters. */
export function text(most: number): ValueType {
  return { fits: new RegExp(`^[^]{0,${most}}$`), must: `text of at most ${most.toLocaleString("en-GB")} characters` };
}

/** One of a few words; "" among them stands for nothing. */
function oneOf(...words: readonly string[]): ValueType {
  const named = words.map((word) => word || "nothing");
  const list = named.length > 1 ? `${named.slice(0, -1).join(", ")} or ${named.at(-1)}` : named.join("");
  return { fits: new RegExp(`^(${words.map((word) => word.replaceAll("-", "\\-")).join("|")})$`), must: list };
}

/** A number between two bounds; a value outside is an error of its own where the standard says so. */
function between(least: number, most: number): ValueType {
  return { fits: REAL.fits, must: `a number from ${least} to ${most}`, range: [least, most] };
}

const REAL: ValueType = { fits: /^-?(\d{1,12}(\.\d{0,20})?|\.\d{1,20})$/, must: "a number with a full stop for its decimals" };
const BLANK_REAL: ValueType = { fits: new RegExp(`${REAL.fits.source}|^$`), must: REAL.must };

/** Types of SCORM 1.2 (RTE 3.4.2). */
export const types12 = {
  decimal: BLANK_REAL,
  score: { ...between(0, 100), fits: BLANK_REAL.fits },
  identifier: { fits: /^[\x21-\x7e]{1,255}$/, must: "an identifier of at most 255 characters, without spaces" },
  status: oneOf("passed", "completed", "failed", "incomplete", "browsed", "not attempted"),
  exit: oneOf("suspend", "time-out", "logout", ""),
  timespan: { fits: /^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/, must: "a duration like 0000:12:30" },
  time: { fits: /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/, must: "a time of day like 14:05:30" },
  interaction: oneOf("true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"),
  result: {
    fits: new RegExp(`^(correct|wrong|unanticipated|neutral)$|${REAL.fits.source}`),
    must: "correct, wrong, unanticipated, neutral or a number",
  },
} satisfies Record<string, ValueType>;

/** Types of SCORM 2004 (RTE 4.1.1). */
export const types2004 = {
  real: REAL,
  scaled: between(-1, 1),
  share: between(0, 1),
  positive: between(0, 1e12),
  identifier: { fits: /^\S{1,4000}$/, must: "an identifier (URI) of at most 4,000 characters, without spaces" },
  completion: oneOf("completed", "incomplete", "not attempted", "unknown"),
  success: oneOf("passed", "failed", "unknown"),
  exit: oneOf("suspend", "normal", "logout", "time-out", ""),
  interval: { fits: INTERVAL, must: "a duration like PT12M30S" },
  timestamp: { fits: TIMESTAMP, must: "a moment like 2026-03-01T09:05:07.0Z" },
  interaction: oneOf(
    "true-false",
    "choice",
    "fill-in",
    "long-fill-in",
    "likert",
    "matching",
    "performance",
    "sequencing",
    "numeric",
    "other",
  ),
  result: {
    fits: new RegExp(`^(correct|incorrect|unanticipated|neutral)$|${REAL.fits.source}`),
    must: "correct, incorrect, unanticipated, neutral or a number",
  },
  captioning: oneOf("-1", "0", "1"),
  navigation: {
    fits: /^(_none_|continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|\{target=[^{}]+\}(choice|jump))$/,
    must: "a request like continue, previous, exit, exitAll or suspendAll",
  },
} satisfies Record<string, ValueType>;
