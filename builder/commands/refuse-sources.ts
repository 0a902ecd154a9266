import { findings } from "../check.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { printDiagnostics, type Terminal } from "./terminal.ts";

/** For a command that needs sources without errors: prints the errors alone. Returns the exit code 1. */
export async function refuseSources(root: string, diagnostics: readonly Diagnostic[], terminal: Terminal): Promise<1> {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (terminal.json) terminal.out(`${JSON.stringify({ ok: false, diagnostics: errors }, undefined, 2)}\n`);
  else printDiagnostics(await findings(root, errors), terminal);
  return 1;
}
