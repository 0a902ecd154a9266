import type picocolors from "picocolors";
import type { CheckResult, Diagnostic } from "../index.ts";
import { type Paint, printDiagnostic, printHint } from "../diagnostics/print.ts";
import { printAnnotation, printLine } from "../diagnostics/print-line.ts";

/** How diagnostics are printed: with the lines around, one to a line for editors, or with annotations for GitHub Actions as well. */
export const FORMATS = ["text", "line", "github"] as const;
export type Format = (typeof FORMATS)[number];

/** Where a command prints and how. Results go to `out`, everything else to `error`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** True on a terminal that can redraw a line. */
  readonly interactive: boolean;
  readonly colors: ReturnType<typeof picocolors.createColors>;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly format: Format;
  /** The way from the current folder to the project, "" where they are the same: programs look for files from there. */
  readonly from: string;
}

/** Prints every diagnostic, then one line that counts them. */
export function printDiagnostics({ diagnostics, texts }: Pick<CheckResult, "diagnostics" | "texts">, terminal: Terminal): void {
  const { colors, format, from } = terminal;
  const paint = { error: colors.red, warning: colors.yellow, hint: colors.cyan, dim: colors.dim, bold: colors.bold };
  const shown = terminal.quiet ? diagnostics.filter(({ severity }) => severity === "error") : diagnostics;
  const lines = format === "line" ? shown.map((diagnostic) => printLine(diagnostic, from)) : inFrames(shown, texts, paint);
  const annotations = format === "github" ? shown.map((diagnostic) => printAnnotation(diagnostic, from)) : [];
  for (const line of [...lines, ...annotations]) terminal.error(line);
  if (shown.length > 0) terminal.error(`${countLine(diagnostics)}\n`);
}

/** Each with its code frame, then hints in one line each. */
function inFrames(diagnostics: readonly Diagnostic[], texts: CheckResult["texts"], paint: Paint): readonly string[] {
  const [hints, others] = [diagnostics.filter(isHint), diagnostics.filter((diagnostic) => !isHint(diagnostic))];
  return [
    ...others.map((diagnostic) => `${printDiagnostic(diagnostic, texts.get(diagnostic.file), paint)}\n`),
    ...hints.map((hint) => printHint(hint, paint)),
  ];
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
