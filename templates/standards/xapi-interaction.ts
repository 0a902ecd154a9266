import type { Answered, Named, NumberRange, Pair } from "../contract/interaction.ts";
import { toldTexts } from "./told-text.ts";
import type { Component, Definition } from "./xapi-statement.ts";

/** How xAPI words a kind of interaction: what was asked, and the response, `undefined` where there is none. */
export interface Encoded {
  readonly definition: Omit<Definition, "type" | "name" | "description">;
  readonly response: string | undefined;
  /** There is an answer, and a right one to compare it with: otherwise nothing was right or wrong (rule INT-8). */
  readonly judged: boolean;
}

/** Everything that an interaction of some kind may have. */
interface Parts {
  readonly options?: readonly Named[];
  readonly scale?: readonly Named[];
  readonly sources?: readonly Named[];
  readonly targets?: readonly Named[];
  readonly steps?: readonly Named[];
  readonly correct?: Value;
}

type Step = { readonly step: string; readonly response: string };
type Value = boolean | number | string | NumberRange | (Partial<Pair> & Partial<Step>) | readonly Value[] | undefined;

/** xAPI 1.0.3 Data 2.4.4.1, Interaction Activities. A kind or a question without a right answer has no pattern. */
export function encodeInteraction(answered: Answered, language: string): Encoded {
  const { kind, response } = answered;
  const { options, scale, sources, targets, steps, correct } = answered as Parts;
  const named = (all?: readonly Named[]): Component[] | undefined =>
    all?.map(({ id, text }) => ({ id, description: { [language]: text } }));
  return {
    definition: {
      interactionType: kind,
      // Each right answer to a fill-in is a pattern of its own; elsewhere they make up one.
      correctResponsesPattern: correct === undefined ? undefined : kind === "fill-in" ? answered.correct.map(inWords) : [inWords(correct)],
      choices: named(options),
      scale: named(scale),
      source: named(sources),
      target: named(targets),
      steps: named(steps),
    },
    response: inWords(toldOf(answered)) || undefined,
    judged: correct !== undefined && inWords(response) !== "",
  };
}

/** The response without what a learner typed and nobody asked for (rule INT-12). */
function toldOf(answered: Answered): Value {
  switch (answered.kind) {
    case "fill-in":
      return toldTexts(answered);
    case "long-fill-in":
      return answered.sent ? answered.response : undefined;
    case "true-false":
    case "choice":
    case "sequencing":
    case "likert":
    case "matching":
    case "performance":
    case "numeric":
    case "other":
      return answered.response;
  }
}

/** The delimiters of Response Patterns (rule TC-5). */
function inWords(value: Value): string {
  if (value === undefined) return "";
  if (typeof value === "number") return decimal(value);
  if (typeof value !== "object") return `${value}`;
  if ("length" in value) return value.map(inWords).join("[,]");
  if ("min" in value) return `${decimal(value.min)}[:]${decimal(value.max)}`;
  return `${value.source ?? value.step}[.]${value.target ?? value.response}`;
}

/** Plain decimals without an exponent. */
function decimal(value: number): string {
  const text = `${value}`;
  return text.includes("e") ? value.toFixed(20).replace(/\.?0+$/, "") : text;
}
