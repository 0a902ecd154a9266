import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/report.ts";

/** Thrown where a project's own code has failed in the middle of the work; `message` is for whoever wrote it. */
export class ExtensionError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    const { file, line, column, code, message, remedy } = diagnostic;
    super(`${file}:${line}:${column}  ${code}\n\n  ${message}\n\n  ${remedy}`);
    this.diagnostic = diagnostic;
  }
}

/** Reports what a project's own code has done wrong; throws any other error again. */
export function reportFailure(error: unknown, report: Report): void {
  if (!(error instanceof ExtensionError)) throw error;
  report.take([error.diagnostic]);
}

/** The kit, where nothing is wrong with what a project brings along; throws the first thing that is. */
export function sound<Loaded extends { readonly found: readonly Diagnostic[] }>(kit: Loaded): Loaded {
  const [wrong] = kit.found;
  if (wrong) throw new ExtensionError(wrong);
  return kit;
}
