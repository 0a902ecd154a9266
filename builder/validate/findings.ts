import { compare, fill } from "../diagnostics/diagnostic.ts";
import type { Finding, FindingKind, Findings } from "./finding.ts";

/** An empty list for findings of these kinds. Adding one of another kind throws: it would be an error of the tool. */
export function newFindings(catalogue: Readonly<Record<string, FindingKind>>): Findings {
  const list: Finding[] = [];
  return {
    list,
    add(code, { file, line = 0, column = 0 }, values = {}) {
      const kind = catalogue[code];
      if (!kind) throw new Error(`The finding ${code} is not in the catalogue.`);
      const { severity, source } = kind;
      list.push({ code, severity, file, line, column, message: fill(kind.message, values), source, remedy: fill(kind.remedy, values) });
    },
  };
}

/** Errors first, then by place. */
export function sortedFindings(list: readonly Finding[]): readonly Finding[] {
  return [...list].sort(
    (a, b) =>
      compare(a.severity, b.severity) || compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code),
  );
}
