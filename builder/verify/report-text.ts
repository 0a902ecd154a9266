import type picocolors from "picocolors";
import type { PlayedFinding, Verified } from "./results.ts";

type Colors = ReturnType<typeof picocolors.createColors>;

/** One package in words: what was found, then the verdict. Warnings are left out where `quiet`. */
export function textReport({ file, standard, findings, journeys, ready }: Verified, colors: Colors, quiet: boolean): string {
  const errors = findings.filter(({ severity }) => severity === "error");
  const shown = quiet ? errors : findings;
  const played = journeys.filter(({ outcome }) => outcome !== "skipped").length;
  const counts = `${played} journeys played, ${errors.length} errors, ${findings.length - errors.length} warnings`;
  const verdict = ready ? colors.green("ready to upload") : colors.red("do not upload");
  return `${colors.bold(file)}  ${standard}\n${shown.map((finding) => entry(finding, colors)).join("")}${counts}: ${verdict}\n`;
}

function entry({ code, severity, message, journey, remedy }: PlayedFinding, colors: Colors): string {
  const head = severity === "error" ? colors.red(severity) : colors.yellow(severity);
  return `\n  ${head} ${code}${journey === "" ? "" : colors.dim(` (${journey})`)}\n    ${message}\n    ${remedy}\n`;
}
