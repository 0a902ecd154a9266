import type { Answered } from "../contract/interaction.ts";

/** Stands in a gap for a text of the learner's own. */
const UNTOLD = "*";

/**
 * A fill-in's response as others may read it: the author's own words. Anything else may be about a patient, so that it was wrong
 * is told, not what it was (rule INT-12). `score` is 0 … 1; a text that scored 1 is told, however the author spells it.
 */
export function toldTexts(
  { correct, known = [], response }: Extract<Answered, { kind: "fill-in" }>,
  score = 0,
): string | readonly string[] | undefined {
  const authored = new Set([...correct.flat(), ...known]);
  const isTold = (text: string) => score >= 1 || authored.has(text);
  if (typeof response !== "object") return response === undefined || isTold(response) ? response : "";
  return response.map((text) => (isTold(text) ? text : UNTOLD));
}
