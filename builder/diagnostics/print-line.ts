import type { Diagnostic } from "./diagnostic.ts";

/**
 * One diagnostic in one line that a program can read: `file:line:column: severity code: message remedy`. `from` is the way from where the
 * reader stands to the project, "" where they are the same.
 */
export function printLine({ file, line, column, severity, code, message, remedy }: Diagnostic, from: string): string {
  return `${placed(file, from)}:${line}:${column}: ${severity} ${code}: ${inOneLine(message)} ${inOneLine(remedy)}\n`;
}

/** What `printLine` prints, as editors' problem matchers read it: file, line, column, severity, code, message. */
export const LINE_PATTERN = "^(.+?):(\\d+):(\\d+): (error|warning|hint) ([a-z-]+/[a-z0-9-]+): (.*)$";

/**
 * One diagnostic as a command that GitHub Actions turns into an annotation (GitHub documentation, "Workflow commands"); hints are left out,
 * because GitHub shows ten annotations of a kind.
 */
export function printAnnotation({ file, line, column, severity, code, message, remedy }: Diagnostic, from: string): string {
  if (severity === "hint") return "";
  const properties = { file: placed(file, from), line, col: column, title: code };
  const written = Object.entries(properties).map(
    ([key, value]) => `${key}=${escaped(String(value)).replace(/:/g, "%3A").replace(/,/g, "%2C")}`,
  );
  return `::${severity} ${written.join(",")}::${escaped(`${message}\n${remedy}`)}\n`;
}

function placed(file: string, from: string): string {
  return from === "" ? file : `${from.replace(/\\/g, "/")}/${file}`;
}

function inOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}

function escaped(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
