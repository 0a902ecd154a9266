import { type GenericSchema, type InferOutput, safeParse } from "valibot";
import { isMap, LineCounter, parseDocument } from "yaml";
import type { Place } from "../../diagnostics/diagnostic.ts";
import type { Report } from "../../diagnostics/report.ts";

/** Where the value under a path of keys stands. */
export type PlaceOf = (path: readonly (string | number)[]) => Place;

export interface YamlSource {
  readonly file: string;
  readonly text: string;
  /** Lines of the file above `text`. */
  readonly linesAbove: number;
}

/** What authors can be told about a key: an example that they can copy. */
export type Examples = Readonly<Record<string, string>>;

/**
 * Reads YAML against a schema. Returns the value and where its parts stand, or `undefined` after reporting every
 * mistake with its own line.
 */
export function readYaml<Schema extends GenericSchema>(
  source: YamlSource,
  schema: Schema,
  examples: Examples,
  report: Report,
): { readonly value: InferOutput<Schema>; readonly placeOf: PlaceOf } | undefined {
  const counter = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: counter, prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file: source.file, line: line + source.linesAbove, column: col };
  };
  const placeOf: PlaceOf = (path) => {
    for (let depth = path.length; depth > 0; depth--) {
      const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
      const key = path[depth - 1];
      const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(key)) : undefined;
      const found = (pair?.key ?? document.getIn(path.slice(0, depth), true)) as { range?: [number, number, number] } | undefined;
      if (found?.range) return place(found.range[0]);
    }
    return place(0);
  };
  if (document.errors.length > 0) {
    for (const { pos, message } of document.errors) report.add("yaml/cannot-read", place(pos[0]), { reason: message });
    return undefined;
  }
  const result = safeParse(schema, document.toJS() ?? {});
  if (result.success) return { value: result.output, placeOf };
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map((item) => item.key as string | number);
    const key = path.findLast((part) => typeof part === "string") ?? "";
    const example = examples[key] ?? "…";
    if (issue.type === "strict_object" && issue.expected === "never") {
      report.add("yaml/unknown-key", placeOf(path), { key, known: Object.keys(examples).join(", ") });
    } else if (issue.received === "undefined") {
      report.add("yaml/missing-key", placeOf(path.slice(0, -1)), { key, example });
    } else {
      report.add("yaml/wrong-value", placeOf(path), { key, found: issue.received, expected: issue.message, example });
    }
  }
  return undefined;
}
