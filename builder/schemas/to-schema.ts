import { type JsonSchema, toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import type { Choices, Lists } from "./lists.ts";

/** A JSON Schema, draft 7, which is what editors know best. */
export type Schema = JsonSchema;

type Node = { [key: string]: unknown };

/** The JSON Schema of what may be written, with what exists in the place of every mark that `listed` has left. */
export function schemaOf(schema: GenericSchema, lists: Lists): Schema {
  // That a text is trimmed before it is measured has no words in JSON Schema.
  const converted = toJsonSchema(schema, { typeMode: "input", target: "draft-07", ignoreActions: ["trim"] });
  return { $schema: "http://json-schema.org/draft-07/schema#", ...(fillIn(converted, lists) as Schema) };
}

function fillIn(node: unknown, lists: Lists): unknown {
  if (Array.isArray(node)) return node.map((item) => fillIn(item, lists));
  if (typeof node !== "object" || node === null) return node;
  const { listed, format, ...rest } = node as Node;
  const filled = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, fillIn(value, lists)]));
  if (format === "date") return { ...filled, format, pattern: DAY };
  if (format !== undefined) return { ...filled, format };
  if (listed === undefined) return filled;
  if (listed === "colours") return coloursSchema(filled, lists.colours);
  return oneOf(filled, lists[listed as keyof Lists]);
}

/** Validators need not know formats; all know patterns. */
const DAY = "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$";

function oneOf(node: Node, { known, others }: Choices): Node {
  // A list of nothing would refuse everything, and the author is about to fill it.
  if (known.length === 0) return node;
  const { type, description } = node;
  const choices = known.map(({ id, label }) => ({ const: id, ...(label !== undefined && { description: label }) }));
  return {
    type,
    ...(description !== undefined && { description }),
    anyOf: [...choices, ...(others === undefined ? [] : [{ pattern: others }])],
  };
}

const COLOUR = { type: "string", pattern: "^\\s*#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\\s*$", format: "color-hex" };

function coloursSchema(node: Node, { known }: Choices): Node {
  const { additionalProperties: _any, ...rest } = node;
  const colour = {
    anyOf: [
      { ...COLOUR, description: "One colour for light and for dark surroundings, as #rrggbb." },
      {
        type: "object",
        description: "A colour for light and one for dark surroundings; what is left out stays.",
        properties: {
          light: { ...COLOUR, description: "In light surroundings, as #rrggbb." },
          dark: { ...COLOUR, description: "In dark surroundings, as #rrggbb." },
        },
        additionalProperties: false,
        minProperties: 1,
      },
    ],
  };
  return {
    ...rest,
    properties: Object.fromEntries(
      known.map(({ id }) => [id, { description: `The colour ${id} of the theme (docs/themes.md).`, ...colour }]),
    ),
    additionalProperties: false,
  };
}
