import type picocolors from "picocolors";
import type { CheckResult, Diagnostic } from "../index.ts";
import { printDiagnostic, printHint } from "../diagnostics/print.ts";

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

/** Prints every diagnostic with its code frame, then hints in one line each, then one line that counts them. */
export function printDiagnostics({ diagnostics, texts }: Pick<CheckResult, "diagnostics" | "texts">, terminal: Terminal): void {
  const { colors } = terminal;
  const paint = { error: colors.red, warning: colors.yellow, hint: colors.cyan, dim: colors.dim, bold: colors.bold };
  const shown = terminal.quiet ? diagnostics.filter(({ severity }) => severity === "error") : diagnostics;
  const [hints, others] = [shown.filter(isHint), shown.filter((diagnostic) => !isHint(diagnostic))];
  for (const diagnostic of others) terminal.error(`${printDiagnostic(diagnostic, texts.get(diagnostic.file), paint)}\n`);
  for (const hint of hints) terminal.error(printHint(hint, paint));
  if (shown.length > 0) terminal.error(`${countLine(diagnostics)}\n`);
}

export function countLine(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const hints = diagnostics.filter(isHint).length;
  const warnings = diagnostics.length - errors - hints;
  const parts = [plural(errors, "error"), plural(warnings, "warning")].filter((part) => !part.startsWith("0"));
  const line = parts.length === 0 ? "No problems." : `${parts.join(", ")}.`;
  return hints === 0 ? line : `${line} ${plural(hints, "hint")}.`;
}

function isHint({ severity }: Diagnostic): boolean {
  return severity === "hint";
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
