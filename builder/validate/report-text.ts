import type picocolors from "picocolors";
import type { Finding } from "./finding.ts";
import type { Validated } from "./validate.ts";

type Colors = ReturnType<typeof picocolors.createColors>;

/** One zip in words: what was found, then the verdict. Warnings are left out where `quiet`. */
export function textReport({ file, standards, findings, ready }: Validated, colors: Colors, quiet: boolean): string {
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning");
  const named = standards.map(({ label }) => label).join(" and ") || "no known standard";
  const counts = [count(errors.length, "error"), count(warnings.length, "warning")].join(", ");
  const verdict = ready ? colors.green("ready to upload") : colors.red("not ready");
  const shown = [...errors, ...(quiet ? [] : warnings)].map((finding) => entry(finding, colors)).join("\n");
  return `${colors.bold(file)}  ${named}\n${shown === "" ? "" : `\n${shown}\n`}${counts}: ${verdict}\n`;
}

function entry({ code, severity, file, line, column, message, source, remedy }: Finding, colors: Colors): string {
  const head = severity === "error" ? colors.red(severity) : colors.yellow(severity);
  const place = file === "" ? "" : ` ${file}${line > 0 ? `:${line}:${column}` : ""}`;
  return `  ${head} ${code}${place}\n    ${message}\n    ${colors.dim(`From: ${source}`)}\n    ${remedy}\n`;
}

function count(number: number, word: string): string {
  return `${number === 0 ? "no" : number} ${word}${number === 1 ? "" : "s"}`;
}
