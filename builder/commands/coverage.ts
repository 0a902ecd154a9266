import { basename, dirname, resolve } from "node:path";
import { kitFolders } from "../index.ts";
import { loadTemplates } from "../compile/render/templates.ts";
import { visitProject } from "../compile/visit-project.ts";
import { writeFiles } from "../compile/write.ts";
import { type Coverage, newGatherer } from "../coverage/coverage.ts";
import { csvReport } from "../coverage/report-csv.ts";
import { htmlReport } from "../coverage/report-html.ts";
import { textReport } from "../coverage/report-text.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { refuseSources } from "./refuse-sources.ts";
import { type Terminal } from "./terminal.ts";

export interface CoverageCommand {
  readonly root: string;
  readonly home: string;
  readonly today: string;
  /** `text`, `csv` or `html`; with `--json` of the terminal it does not matter. */
  readonly format: "text" | "csv" | "html";
  /** File to write instead of printing, from the project's root. */
  readonly file: string | undefined;
  /** What a course requires and does not cover fails. */
  readonly strict: boolean;
}

/** Says what the courses teach and test. Exit code: 0, or 1 where the sources have errors or, if asked, where something required is missing. */
export async function runCoverage({ root, home, today, format, file, strict }: CoverageCommand, terminal: Terminal): Promise<number> {
  const gatherer = newGatherer();
  const { kit, plans, report } = await visitProject({ root, kit: kitFolders(home), today }, () => ({
    course: (course) => gatherer.add(course),
  }));
  if (hasErrors(report.diagnostics)) return refuseSources(root, report.diagnostics, terminal);
  const coverage = gatherer.coverage(plans);
  const ok = !strict || coverage.gaps.length === 0;
  const text = await reportOf(coverage, ok, format, terminal, async () =>
    htmlReport(coverage, kit.templates, loadTemplates(kit.templates, await kit.specs())),
  );
  if (file === undefined) terminal.out(text);
  else {
    const path = resolve(root, file);
    await writeFiles(dirname(path), [{ path: basename(path), bytes: text }]);
    if (!terminal.quiet) terminal.error(`Wrote ${file}.\n`);
  }
  return ok ? 0 : 1;
}

async function reportOf(
  coverage: Coverage,
  ok: boolean,
  format: CoverageCommand["format"],
  { json, colors }: Terminal,
  html: () => Promise<string>,
): Promise<string> {
  if (json) return `${JSON.stringify({ ok, ...coverage }, undefined, 2)}\n`;
  if (format === "csv") return csvReport(coverage);
  return format === "html" ? html() : `${textReport(coverage, colors)}\n`;
}
