import type { Diagnostic } from "./diagnostic.ts";
import { codeFrame } from "./frame.ts";

/** How to colour the parts of a printed diagnostic; each takes and returns a text. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly hint: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}

export const plain: Paint = { error: same, warning: same, hint: same, dim: same, bold: same };

function same(text: string): string {
  return text;
}

/**
 * One diagnostic as text: place and code, the lines around it, what is wrong, what to do.
 * `source` is the whole text of the file, where there is one.
 */
export function printDiagnostic(diagnostic: Diagnostic, source: string | undefined, paint: Paint): string {
  const { file, line, column, code, severity, message, remedy } = diagnostic;
  const mark = paint[severity];
  const head = `${paint.bold(`${file}:${line}:${column}`)}  ${mark(code)}`;
  const frame = source === undefined ? [`  ${message}`] : printFrame(source, diagnostic, mark, paint.dim);
  return [head, "", ...frame, "", `  ${remedy}`, ""].join("\n");
}

/** A hint in one line: there may be many, and most need no more than a glance. */
export function printHint({ file, line, column, code, message }: Diagnostic, paint: Paint): string {
  return `${paint.bold(`${file}:${line}:${column}`)}  ${paint.hint(code)}  ${message}\n`;
}

function printFrame(
  source: string,
  { line, column, message }: Diagnostic,
  mark: (text: string) => string,
  dim: (text: string) => string,
): string[] {
  const rows = codeFrame(source, line);
  const width = String(rows.at(-1)?.number ?? 0).length;
  return rows.flatMap(({ number, text, here }) => [
    `${here ? mark(">") : " "} ${dim(`${String(number).padStart(width)} │`)} ${text}`.trimEnd(),
    ...(here ? [`  ${" ".repeat(width)} ${dim("│")} ${" ".repeat(Math.min(column - 1, 100))}${mark(`^ ${message}`)}`] : []),
  ]);
}
