import { Ajv, type ValidateFunction } from "ajv";
import { parseDocument } from "yaml";
import type { FileSchema } from "../../builder/schemas/schemas.ts";

/** What tests look at in a JSON Schema. */
export interface Described {
  readonly description?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Described[];
  readonly items?: Described;
  readonly properties?: Readonly<Record<string, Described>>;
}

const ajv = new Ajv({ allErrors: true, allowMatchingProperties: true, formats: { date: true, uri: true, "color-hex": true } });
const validators = new WeakMap<object, ValidateFunction>();

/** The schema whose patterns match a path; where several match, the last pattern of each decides. */
export function schemaFor(path: string, schemas: readonly FileSchema[]): FileSchema | undefined {
  return schemas.find(({ files }) => {
    const last = files.filter((pattern) => globbed(pattern).test(path)).at(-1);
    return last !== undefined && !last.startsWith("!");
  });
}

function globbed(pattern: string): RegExp {
  const parts = pattern.replace(/^!/, "").split("*");
  return new RegExp(`^${parts.map((part) => part.replace(/[.\\]/g, "\\$&")).join("[^/]*")}$`);
}

/** What a schema says against a file, as `path/key message`. */
export function complaints(path: string, text: string, schemas: readonly FileSchema[]): readonly string[] {
  const file = schemaFor(path, schemas);
  if (!file) throw new Error(`No schema is for ${path}.`);
  const validate = validators.get(file.schema) ?? ajv.compile(file.schema as object);
  validators.set(file.schema, validate);
  const yaml = file.kind === "front-matter" ? (text.split(/^---\s*$/m)[1] ?? "") : text;
  validate(parseDocument(yaml).toJS() ?? {});
  return (validate.errors ?? []).map(({ instancePath, message }) => `${path}${instancePath} ${message}`);
}

/** Every key of a schema with the words that describe it. */
export function describedBy(schema: Described, path = ""): readonly { readonly key: string; readonly words: string }[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => [
    { key: `${path}/${key}`, words: property.description ?? "" },
    ...describedBy(property, `${path}/${key}`),
  ]);
  return [
    ...own,
    ...(schema.items ? describedBy(schema.items, `${path}[]`) : []),
    ...(schema.anyOf ?? []).flatMap((part) => describedBy(part, path)),
  ];
}
