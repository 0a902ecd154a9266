/** Where something stands: path from the project's root with `/`, line and column from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Errors stop the build and warnings should be mended. A hint may be right as it stands: it counts neither as one nor as the other. */
export type Severity = "error" | "warning" | "hint";

/** Something that an author should know. */
export interface Diagnostic extends Place {
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong and why it matters. */
  readonly message: string;
  /** The next action, concrete enough to copy. */
  readonly remedy: string;
}

export type Values = Readonly<Record<string, string | number>>;

/** Fills `{name}` with the value of that name; braces without a value stay. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{([a-z]+)\}/gi, (whole, name: string) => String(values[name] ?? whole));
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** True where an author would read the same twice. */
export function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return a.code === b.code && a.file === b.file && a.line === b.line && a.column === b.column && a.message === b.message;
}

/** By file, line and column, so that a run reads like the files do. */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code));
}

/** Order of code units: the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
