import type { Place } from "../../diagnostics/diagnostic.ts";
import type { Report } from "../../diagnostics/report.ts";

/** What stands in braces after a heading, a block's name or an answer: `{#id flag key=value key="two words"}`. */
export interface Attributes {
  readonly id: { readonly value: string; readonly place: Place } | undefined;
  readonly flags: ReadonlyMap<string, Place>;
  readonly pairs: ReadonlyMap<string, { readonly value: string; readonly place: Place }>;
  /** The text before the braces, trimmed. */
  readonly rest: string;
}

const BRACES = /\s*\{([^{}]*)\}\s*$/;
const PART = /#([^\s"=]+)|([A-Za-z][\w-]*)=(?:"([^"]*)"|([^\s"]+))|([A-Za-z][\w-]*)(?=\s|$)/y;

/** Reads the braces at the end of a line. `place` is where `line` starts. Parts that cannot be read are reported. */
export function readAttributes(line: string, place: Place, report: Report): Attributes {
  const flags = new Map<string, Place>();
  const pairs = new Map<string, { value: string; place: Place }>();
  let id: Attributes["id"];
  const found = BRACES.exec(line);
  if (!found) return { id, flags, pairs, rest: line.trim() };
  const inner = found[1] ?? "";
  const offset = line.indexOf("{", found.index) + 1;
  let at = 0;
  while (at < inner.length) {
    const space = /\s*/y;
    space.lastIndex = at;
    at += space.exec(inner)?.[0].length ?? 0;
    if (at >= inner.length) break;
    PART.lastIndex = at;
    const part = PART.exec(inner);
    const here = { ...place, column: place.column + offset + at };
    if (!part) {
      const bad = /\S+/y;
      bad.lastIndex = at;
      const text = bad.exec(inner)?.[0] ?? inner;
      report.add("attributes/cannot-read", here, { text });
      at += text.length;
      continue;
    }
    const [whole, name, key, quoted, bare, flag] = part;
    if (name) id = { value: name, place: here };
    else if (key) pairs.set(key, { value: quoted ?? bare ?? "", place: here });
    else if (flag) flags.set(flag, here);
    at += whole.length;
  }
  return { id, flags, pairs, rest: line.slice(0, found.index).trim() };
}

/** Reports every flag and key that is not in `known`. */
export function refuseUnknown(attributes: Attributes, known: readonly string[], what: string, report: Report): void {
  for (const [name, place] of [...attributes.flags, ...[...attributes.pairs].map(([key, pair]) => [key, pair.place] as const)]) {
    if (!known.includes(name)) report.add("attributes/unknown", place, { name, what, known: known.join(", ") || "none" });
  }
}

/** Keys and values as a question type sees them: with line and column, as it knows no files. */
export function pairsOf({ pairs }: Attributes) {
  return new Map([...pairs].map(([key, { value, place }]) => [key, { value, line: place.line, column: place.column }]));
}
