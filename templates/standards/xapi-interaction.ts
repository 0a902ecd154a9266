import type { Answered, Named, Pair } from "../contract/interaction.ts";
import type { Component, Definition } from "./xapi-statement.ts";

type InteractionDefinition = Omit<Definition, "type" | "name" | "description">;

/** How xAPI words a kind of interaction: what was asked, and the response, `undefined` where there is none. */
export interface Encoded {
  readonly definition: InteractionDefinition;
  readonly response: string | undefined;
  /** False where the kind or the question knows no right answer: then nothing was right or wrong. */
  readonly marked: boolean;
}

/** xAPI 1.0.3 Data 2.4.4.1, Interaction Activities, with the delimiters of Response Patterns (rule TC-5). */
export function encodeInteraction(answered: Answered, language: string): Encoded {
  const named = (all: readonly Named[]): Component[] => all.map(({ id, text }) => ({ id, description: { [language]: text } }));
  const encoded = (fields: InteractionDefinition, patterns: readonly string[] | undefined, response: string | undefined): Encoded => ({
    definition: { interactionType: answered.kind, ...(patterns && { correctResponsesPattern: patterns }), ...fields },
    response: response === "" ? undefined : response,
    marked: patterns !== undefined,
  });
  switch (answered.kind) {
    case "true-false":
      return encoded({}, [String(answered.correct)], answered.response === undefined ? undefined : String(answered.response));
    case "choice":
    case "sequencing":
      return encoded({ choices: named(answered.options) }, [list(answered.correct)], answered.response && list(answered.response));
    case "likert":
      return encoded({ scale: named(answered.scale) }, undefined, answered.response);
    case "matching":
      return encoded(
        { source: named(answered.sources), target: named(answered.targets) },
        [pairs(answered.correct)],
        answered.response && pairs(answered.response),
      );
    case "performance":
      return encoded({ steps: named(answered.steps) }, [steps(answered.correct)], answered.response && steps(answered.response));
    case "numeric":
      return encoded(
        {},
        [`${decimal(answered.correct.min)}[:]${decimal(answered.correct.max)}`],
        answered.response === undefined ? undefined : decimal(answered.response),
      );
    case "fill-in":
      return encoded({}, answered.correct, answered.response);
    case "long-fill-in":
      return encoded({}, undefined, answered.response);
    case "other":
      return encoded({}, answered.correct === undefined ? undefined : [answered.correct], answered.response);
  }
}

function list(ids: readonly string[]): string {
  return ids.join("[,]");
}

function pairs(all: readonly Pair[]): string {
  return list(all.map(({ source, target }) => `${source}[.]${target}`));
}

function steps(all: readonly { readonly step: string; readonly response: string }[]): string {
  return list(all.map(({ step, response }) => `${step}[.]${response}`));
}

/** Plain decimals without an exponent. */
function decimal(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20).replace(/\.?0+$/, "") : text;
}
