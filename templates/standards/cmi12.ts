import type { Answered } from "../contract/interaction.ts";
import { cmiLine, cmiNumber } from "./cmi-text.ts";

/** An interaction in the words of SCORM 1.2 RTE 3.4.4. `response` is `undefined` where there is none to write (rule INT-8). */
export interface Interaction12 {
  readonly type: "true-false" | "choice" | "fill-in" | "matching" | "sequencing" | "likert" | "numeric";
  readonly response: string | undefined;
  /** `correct_responses.n.pattern`. */
  readonly patterns: readonly string[];
  readonly result: "correct" | "wrong" | "neutral";
}

/**
 * `undefined` for what SCORM 1.2 cannot hold: long-fill-in and other are no types of it, and no two systems agree on
 * performance (rule INT-5). `score` is 0 … 1; only 1 is correct (rule INT-6). Nothing is right or wrong where there is no
 * answer, or no right answer.
 */
export function interaction12(answered: Answered, score: number): Interaction12 | undefined {
  const told = (type: Interaction12["type"], patterns: readonly (string | undefined)[], response: string | undefined): Interaction12 => ({
    type,
    patterns: patterns.filter((pattern) => pattern !== undefined && pattern !== "") as string[],
    response: response === "" ? undefined : response,
    result: answered.response === undefined || answered.kind === "likert" ? "neutral" : score >= 1 ? "correct" : "wrong",
  });
  switch (answered.kind) {
    case "true-false":
      return told("true-false", [letter(answered.correct)], answered.response === undefined ? undefined : letter(answered.response));
    case "choice":
    case "sequencing":
      return told(answered.kind, [answered.correct.join()], answered.response?.join());
    case "likert":
      return told("likert", [], answered.response);
    case "matching":
      return told("matching", [pairs(answered.correct)], answered.response && pairs(answered.response));
    case "numeric":
      return told("numeric", [range(answered.correct)], answered.response === undefined ? undefined : cmiNumber(answered.response));
    case "fill-in":
      // What was typed wrongly may be about a patient: that it was wrong is told, not what it was (rule INT-12).
      return told(
        "fill-in",
        answered.correct.map(line),
        score >= 1 && answered.response !== undefined ? line(answered.response) : undefined,
      );
    case "performance":
    case "long-fill-in":
    case "other":
      return undefined;
  }
}

/** The longest CMIString255 (rule INT-7). */
function line(text: string): string {
  return cmiLine(text, 255);
}

function letter(value: boolean): string {
  return value ? "t" : "f";
}

function pairs(all: readonly { readonly source: string; readonly target: string }[]): string {
  return all.map(({ source, target }) => `${source}.${target}`).join();
}

/** Both bounds, or nothing where one of them cannot be written (rule INT-9). */
function range({ min, max }: { readonly min: number; readonly max: number }): string | undefined {
  const low = cmiNumber(min);
  const high = cmiNumber(max);
  if (low === undefined || high === undefined) return undefined;
  return low === high ? low : `${low}[:]${high}`;
}
