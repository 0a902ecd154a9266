import { check, kitFolders } from "../index.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { countLine, plural, printDiagnostics, type Terminal } from "./terminal.ts";

export interface CheckCommand {
  readonly root: string;
  readonly home: string;
  readonly today: string;
}

/** Checks all sources. Returns the exit code: 0, or 1 where there are errors. */
export async function runCheck({ root, home, today }: CheckCommand, terminal: Terminal): Promise<number> {
  const result = await check({ root, kit: kitFolders(home), today, content: true });
  const failed = hasErrors(result.diagnostics);
  if (terminal.json) terminal.out(`${JSON.stringify({ ok: !failed, diagnostics: result.diagnostics }, undefined, 2)}\n`);
  else {
    printDiagnostics(result, terminal);
    if (!failed && !terminal.quiet)
      terminal.out(`${plural(result.editions, "course edition")} checked. ${countLine(result.diagnostics)}\n`);
  }
  return failed ? 1 : 0;
}
