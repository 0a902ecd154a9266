/** A line of a code frame. */
export interface FrameLine {
  /** From 1. */
  readonly number: number;
  /** Shortened where it is long. */
  readonly text: string;
  /** True of the line that is spoken of. */
  readonly here: boolean;
}

/** The line that is spoken of, with the two before it and the one after it; empty lines at the end are left out. `line` counts from 1. */
export function codeFrame(source: string, line: number): readonly FrameLine[] {
  const lines = source.split(/\r\n|\n/);
  const first = Math.max(1, line - 2);
  const last = Math.min(lines.length, line + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
    .map((number) => ({ number, text: shorten(lines[number - 1] ?? ""), here: number === line }))
    .filter(({ number, text }) => number <= line || text.trim() !== "");
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
