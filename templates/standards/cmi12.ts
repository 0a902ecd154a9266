import type { Answered, Pair } from "../contract/interaction.ts";
import { asPairs } from "./cmi-performance.ts";
import { cmiLine, cmiNumber } from "./cmi-text.ts";
import { toldTexts } from "./told-text.ts";

/** An interaction in the words of SCORM 1.2 RTE 3.4.4. `response` is "" where there is none to write (rule INT-8). */
export interface Interaction12 {
  readonly type: "true-false" | "choice" | "fill-in" | "matching" | "sequencing" | "likert" | "numeric";
  readonly response: string;
  /** `correct_responses.n.pattern`. */
  readonly patterns: readonly string[];
  readonly result: "correct" | "wrong" | "neutral";
}

/**
 * `undefined` for what SCORM 1.2 cannot hold: long-fill-in and other are no types of it. No two systems agree on performance:
 * its steps are told as pairs (rule INT-5). `score` is 0 … 1; only 1 is correct (rule INT-6). Nothing is right or wrong where
 * there is no answer, or no right answer.
 */
export function interaction12(answered: Answered, score: number): Interaction12 | undefined {
  /** `encode` gives "" for what cannot be written. */
  function told<Value>(
    type: Interaction12["type"],
    encode: (value: Value) => string,
    correct: readonly Value[],
    response: Value | undefined,
  ): Interaction12 {
    const judged = answered.response !== undefined && "correct" in answered && answered.correct !== undefined;
    return {
      type,
      patterns: correct.map(encode).filter(Boolean),
      response: response === undefined ? "" : encode(response),
      result: !judged ? "neutral" : score >= 1 ? "correct" : "wrong",
    };
  }
  switch (answered.kind) {
    case "true-false":
      return told("true-false", (value) => (value ? "t" : "f"), [answered.correct], answered.response);
    case "choice":
    case "sequencing":
      return told(answered.kind, String, [answered.correct], answered.response);
    case "likert":
      return told("likert", String, [], answered.response);
    case "matching":
      return told("matching", pairs, [answered.correct], answered.response);
    case "numeric": {
      const { min, max } = answered.correct;
      // Some LMSs refuse `1[:]5`: a range is not written (rule INT-9).
      return told("numeric", (value) => cmiNumber(value) ?? "", min === max ? [min] : [], answered.response);
    }
    case "fill-in":
      return told("fill-in", texts, answered.correct, toldTexts(answered, score));
    case "performance": {
      const steps = asPairs(answered);
      return steps && told("matching", pairs, steps.correct, steps.response);
    }
    case "long-fill-in":
    case "other":
      return undefined;
  }
}

/** SCORM 1.2 knows one text; several are a list of words in it. */
function texts(all: string | readonly string[]): string {
  return line([all].flat().join(", "));
}

/** The longest CMIString255 (rule INT-7). */
function line(text: string): string {
  return cmiLine(text, 255);
}

function pairs(all: readonly Pair[]): string {
  return all.map(({ source, target }) => `${source}.${target}`).join();
}
