import { BUILDER, type BuilderCode, catalogue, type CatalogueEntry } from "./catalogue.ts";
import { type Diagnostic, fill, type Place, type Values } from "./diagnostic.ts";

/** Gathers what a stage finds. A stage reports and goes on, so that one run shows everything. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  /** Adds what another report has gathered. */
  take(diagnostics: readonly Diagnostic[]): void;
  add(code: BuilderCode, place: Place, values?: Values): void;
  /** For codes that a template folder declares; throws for one that no catalogue knows. */
  addNamed(code: string, place: Place, values?: Values): void;
}

/** `ownCodes` are those that a project brings along. */
export function newReport(ownCodes: Readonly<Record<string, CatalogueEntry>> = {}): Report {
  const diagnostics: Diagnostic[] = [];
  const addNamed = (code: string, place: Place, values: Values = {}) => {
    const entry = catalogue[code] ?? ownCodes[code];
    if (!entry) throw new Error(`The diagnostic ${code} is not in any catalogue.`);
    diagnostics.push(filledIn(code, entry, place, values));
  };
  return { diagnostics, take: (more) => void diagnostics.push(...more), add: addNamed, addNamed };
}

/** One diagnostic of the tool's own by itself. */
export function diagnosticOf(code: BuilderCode, place: Place, values: Values): Diagnostic {
  return filledIn(code, BUILDER[code], place, values);
}

function filledIn(code: string, { severity, message, remedy }: CatalogueEntry, { file, line, column }: Place, values: Values): Diagnostic {
  return { code, severity, file, line, column, message: fill(message, values), remedy: fill(remedy, values) };
}
