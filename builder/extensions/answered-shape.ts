import { array, boolean, literal, looseObject, number, optional, string, undefined_ as absent, union, variant } from "valibot";

const named = looseObject({ id: string(), text: string() });
const pair = looseObject({ source: string(), target: string() });
const step = looseObject({ step: string(), response: string() });
const ids = array(string());
const text = union([string(), array(string())]);
/** A key that must be there, and may be `undefined`. */
const orNone = <Schema extends Parameters<typeof union>[0][number]>(schema: Schema) => optional(union([schema, absent()]));

/** What `interaction` of a question type returns: `Answered` of `templates/contract/interaction.ts`. */
export const answeredShape = variant("kind", [
  looseObject({ kind: literal("true-false"), correct: boolean(), response: orNone(boolean()) }),
  looseObject({ kind: literal("choice"), options: array(named), correct: ids, response: orNone(ids) }),
  looseObject({ kind: literal("sequencing"), options: array(named), correct: ids, response: orNone(ids) }),
  looseObject({ kind: literal("likert"), scale: array(named), response: orNone(string()) }),
  looseObject({
    kind: literal("matching"),
    sources: array(named),
    targets: array(named),
    correct: array(pair),
    response: orNone(array(pair)),
  }),
  looseObject({
    kind: literal("performance"),
    steps: array(looseObject({ id: string(), text: string(), responses: optional(array(named)) })),
    correct: orNone(array(step)),
    response: orNone(array(step)),
  }),
  looseObject({ kind: literal("numeric"), correct: looseObject({ min: number(), max: number() }), response: orNone(number()) }),
  looseObject({ kind: literal("fill-in"), correct: array(text), known: optional(ids), response: orNone(text) }),
  looseObject({ kind: literal("long-fill-in"), response: orNone(string()), sent: optional(boolean()) }),
  looseObject({ kind: literal("other"), correct: orNone(string()), response: orNone(string()) }),
]);
