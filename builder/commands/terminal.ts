import type picocolors from "picocolors";
import type { CheckResult, Diagnostic } from "../index.ts";
import { printDiagnostic } from "../diagnostics/print.ts";

/** Where a command prints and how. Results go to `out`, everything else to `error`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** True on a terminal that can redraw a line. */
  readonly interactive: boolean;
  readonly colors: ReturnType<typeof picocolors.createColors>;
  readonly quiet: boolean;
  readonly json: boolean;
}

/** Prints every diagnostic with its code frame, then one line that counts them. */
export function printDiagnostics({ diagnostics, texts }: Pick<CheckResult, "diagnostics" | "texts">, terminal: Terminal): void {
  const { colors } = terminal;
  const paint = { error: colors.red, warning: colors.yellow, dim: colors.dim, bold: colors.bold };
  const shown = terminal.quiet ? diagnostics.filter(({ severity }) => severity === "error") : diagnostics;
  for (const diagnostic of shown) terminal.error(`${printDiagnostic(diagnostic, texts.get(diagnostic.file), paint)}\n`);
  if (shown.length > 0) terminal.error(`${countLine(diagnostics)}\n`);
}

export function countLine(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  const parts = [plural(errors, "error"), plural(warnings, "warning")].filter((part) => !part.startsWith("0"));
  return parts.length === 0 ? "No problems." : `${parts.join(", ")}.`;
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
