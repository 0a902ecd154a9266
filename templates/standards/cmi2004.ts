import type { Answered, NumberRange, Pair } from "../contract/interaction.ts";
import { asPairs } from "./cmi-performance.ts";
import { cmiLine, cmiNumber } from "./cmi-text.ts";
import { toldTexts } from "./told-text.ts";

/** An interaction in the words of SCORM 2004 RTE 4.2.9. `response` is "" where there is none to write (rule INT-8). */
export interface Interaction2004 {
  readonly type: Exclude<Answered["kind"], "performance">;
  readonly response: string;
  /** `correct_responses.n.pattern`; no two are the same, which an LMS would refuse. */
  readonly patterns: readonly string[];
  readonly result: "correct" | "incorrect" | "neutral";
}

/** The fewest patterns that every LMS must keep for one interaction (RTE 4.2.9.1). */
const PATTERNS = 5;
/** Characters of a text, and of a long one (rule INT-7). */
const LINE = 250;
const LONG = 4000;

/**
 * No two systems agree on performance: its steps are told as pairs, and `undefined` where they cannot (rule INT-5). `score` is 0 … 1; only 1 is correct (rule INT-6).
 * Nothing is right or wrong where there is no answer, or no right answer. What a learner typed is told only where it is one
 * of the author's own answers, because anything else may be about a patient (rule INT-12).
 */
export function interaction2004(answered: Answered, score: number): Interaction2004 | undefined {
  /** `encode` gives "" for what cannot be written. */
  function told<Value>(
    type: Interaction2004["type"],
    encode: (value: Value) => string,
    response: Value | undefined,
    patterns: readonly string[] = [],
  ): Interaction2004 {
    const judged = answered.response !== undefined && "correct" in answered && answered.correct !== undefined;
    return {
      type,
      patterns: [...new Set(patterns.filter(Boolean))].slice(0, PATTERNS),
      response: response === undefined ? "" : encode(response),
      result: !judged ? "neutral" : score >= 1 ? "correct" : "incorrect",
    };
  }
  const known = score >= 1;
  switch (answered.kind) {
    case "true-false":
      return told("true-false", String, answered.response, [String(answered.correct)]);
    case "choice":
    case "sequencing":
      return told(answered.kind, list, answered.response, [list(answered.correct)]);
    case "likert":
      return told("likert", String, answered.response);
    case "matching":
      return told("matching", pairs, answered.response, [pairs(answered.correct)]);
    case "numeric":
      return told("numeric", decimal, answered.response, [range(answered.correct)]);
    case "fill-in":
      return told("fill-in", texts, toldTexts(answered, score), answered.correct.map(wholePattern));
    case "other":
      return told(
        "other",
        line,
        known && answered.correct !== undefined ? answered.response : undefined,
        answered.correct?.includes(",") ? [] : [pattern(answered.correct ?? "")],
      );
    case "long-fill-in":
      return told("long-fill-in", (text) => cmiLine(text, LONG), answered.sent ? answered.response : undefined);
    case "performance": {
      const steps = asPairs(answered);
      return steps && told("matching", pairs, steps.response, steps.correct.map(pairs));
    }
  }
}

/** Each gap's text is cut alike, so that all of them fit and a right answer stays equal to its pattern. */
function texts(all: string | readonly string[], encode = line): string {
  if (typeof all === "string") return encode(all, LINE);
  const most = Math.floor((LINE - "[,]".length * (all.length - 1)) / all.length);
  return list(all.map((text) => encode(text, most)));
}

/** "" where one of several cannot be written. */
function wholePattern(all: string | readonly string[]): string {
  const told = texts(all, pattern);
  return told.split("[,]").includes("") ? "" : told;
}

/** The longest text that every LMS takes, though RTE allows a long one 4,000 characters (rule INT-7). */
function line(text: string, most = LINE): string {
  return cmiLine(text, most);
}

/** "" for a text with a delimiter, or with a brace at its start: some LMSs refuse it as a right answer, but not as a response. */
function pattern(text: string, most = LINE): string {
  const told = line(text, most);
  return /^ |\[[,.:]\]/.test(told) ? "" : told;
}

function list(ids: readonly string[]): string {
  return ids.join("[,]");
}

function pairs(all: readonly Pair[]): string {
  return list(all.map(({ source, target }) => `${source}[.]${target}`));
}

/** At most five digits and four decimals; "" for a number that some LMS refuses (rule INT-9). */
function decimal(value: number): string {
  const size = cmiNumber(Math.abs(value)) ?? "";
  return value < 0 && size !== "" && size !== "0" ? `-${size}` : size;
}

/** Both bounds, also of an exact number: some LMSs refuse an open range (rule INT-9). */
function range({ min, max }: NumberRange): string {
  const [from, to] = [decimal(min), decimal(max)];
  return from && to && `${from}[:]${to}`;
}
