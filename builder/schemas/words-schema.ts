import { FORM, type Words } from "../compile/words.ts";
import type { Schema } from "./to-schema.ts";

/** `modules/strings/<language>.json`: the player's words, described by the English ones. Counted ones may have other forms. */
export function wordsSchema(english: Words): Schema {
  const counted = Object.keys(english).filter((key) => key.endsWith(".other"));
  const names = counted.map((key) => key.replace(FORM, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    type: "object",
    properties: Object.fromEntries(
      Object.entries(english).map(([key, text]) => [key, { type: "string", description: `In English: ${text}` }]),
    ),
    patternProperties: {
      [`^(${names.join("|")})\\.(zero|one|two|few|many|other)$`]: {
        type: "string",
        description: "One of the forms that a language has for numbers: zero, one, two, few, many and other.",
      },
    },
    additionalProperties: false,
  };
}
