import type { TemplateSet } from "../compile/render/templates.ts";
import { sheets } from "../publish/sheets.ts";
import { inWords, type LoggedCall } from "./log.ts";
import type { JourneyResult, PlayedFinding, Verified } from "./results.ts";

/** With more packages than this, what went well is shown in short: a page of hundreds of megabytes helps nobody. */
const FEW = 12;

/** A page that stands alone: the verdict, then package by package what was played, stored and found. `templates` is their folder. */
export async function htmlReport(results: readonly Verified[], day: string, templates: string, set: TemplateSet): Promise<string> {
  const failed = results.filter(({ ready }) => !ready);
  const short = results.length > FEW;
  return set.template("reports/verify.hbs")({
    css: await sheets(templates, "reports/report.css", "reports/verify.css"),
    day,
    short,
    ready: failed.length === 0,
    count: results.length,
    risks: results.flatMap(({ findings }) => findings).filter(({ severity }) => severity === "warning").length,
    failed: failed.map(({ file, findings }) => ({ file: nameOf(file), reasons: reasonsOf(findings) })),
    packages: results.map((verified, index) => packageView(verified, index, short)),
  });
}

function nameOf(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}

function reasonsOf(findings: readonly PlayedFinding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error");
  const more = errors.length > 2 ? ` And ${errors.length - 2} more.` : "";
  return `${errors
    .slice(0, 2)
    .map(({ message }) => message)
    .join(" ")}${more}`;
}

function packageView({ journeys, findings, ...verified }: Verified, index: number, short: boolean): object {
  const first = journeys.find(({ ready }) => ready >= 0);
  const played = journeys.filter(({ outcome }) => outcome !== "skipped");
  const screens = journeys.flatMap((journey) => journey.screens);
  return {
    ...verified,
    id: `package-${index + 1}`,
    name: nameOf(verified.file),
    kilobytes: Math.round(verified.size / 1000),
    errors: findings.filter(({ severity }) => severity === "error"),
    warnings: findings.filter(({ severity }) => severity === "warning"),
    systems: [...new Set(played.map(({ system }) => system))].join("; "),
    first: first && {
      seconds: (first.ready / 1000).toFixed(1),
      requests: first.load.requests,
      kilobytes: Math.round(first.load.bytes / 1000),
    },
    remote: [...new Set(journeys.flatMap(({ remote }) => remote))],
    console: [...new Set(journeys.flatMap((journey) => journey.console))],
    inspected: screens.length,
    broken: screens.filter(({ violations }) => violations.length > 0),
    journeys: journeys.map((journey, number) => journeyView(journey, `package-${index + 1}-${number + 1}`, short)),
  };
}

function journeyView({ calls, rows, shots, standing, took, ...journey }: JourneyResult, id: string, short: boolean): object {
  const whole = !short || journey.outcome === "failed" || journey.id === "right";
  const shown = whole
    ? calls
    : calls.filter(({ outcome, problems, meaning }) => outcome !== "taken" || problems.length > 0 || meaning.startsWith("recorded"));
  return {
    ...journey,
    id,
    state: { passed: "went well", failed: "found a problem", skipped: "not played" }[journey.outcome],
    failed: journey.outcome === "failed",
    skipped: journey.outcome === "skipped",
    standing: standing && inWords(standing),
    seconds: (took / 1000).toFixed(1),
    rows: rows.map(({ name, value }) => ({
      name,
      value: value.length > 400 ? `${value.slice(0, 400)}… (${value.length} characters)` : value,
    })),
    total: calls.length,
    left: calls.length - shown.length,
    calls: shown.map(callView),
    shots: whole ? shots : [],
  };
}

function callView({ visit, call, answer, meaning, outcome, problems }: LoggedCall): object {
  return {
    visit,
    call: call.length > 160 ? `${call.slice(0, 160)}…` : call,
    answer,
    meaning,
    outcome,
    wrong: outcome !== "taken",
    problems,
  };
}
