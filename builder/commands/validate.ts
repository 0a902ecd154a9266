import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { writeFiles } from "../compile/write.ts";
import { junitReport } from "../validate/report-junit.ts";
import { textReport } from "../validate/report-text.ts";
import { newValidator, type Validated } from "../validate/validate.ts";
import { plural, type Terminal } from "./terminal.ts";

export interface ValidateCommand {
  /** Zips, and folders that hold some; as typed. */
  readonly paths: readonly string[];
  /** Where the paths start from, absolute. */
  readonly folder: string;
  /** Warnings fail too. */
  readonly strict: boolean;
  /** Where to write the results for a continuous-integration server. */
  readonly junit: string | undefined;
  readonly signal: AbortSignal;
}

/** Validates packages. Returns the exit code: 0 ready, 1 something was found that a system refuses, 2 nothing could be checked. */
export async function runValidate({ paths, folder, strict, junit, signal }: ValidateCommand, terminal: Terminal): Promise<number> {
  const zips = await zipsAt(paths, folder);
  if (typeof zips === "string") {
    terminal.error(`${zips}\n`);
    return 2;
  }
  const validate = newValidator();
  const results: Validated[] = [];
  for (const path of zips) {
    signal.throwIfAborted();
    if (zips.length > 1) showProgress(results.length + 1, zips.length, path, terminal);
    const result = await validate(await readFile(resolve(folder, path)), path);
    results.push(result);
    if (!terminal.json) terminal.out(`${textReport(result, terminal.colors, terminal.quiet)}\n`);
  }
  const failed = results.filter(({ ready, findings }) => !ready || (strict && findings.length > 0)).length;
  if (terminal.json) terminal.out(`${JSON.stringify({ ok: failed === 0, packages: results }, undefined, 2)}\n`);
  else if (zips.length > 1)
    terminal.out(`${plural(zips.length, "package")} checked: ${failed === 0 ? "all are ready to upload" : `${failed} not ready`}.\n`);
  if (junit !== undefined) {
    const path = resolve(folder, junit);
    await writeFiles(dirname(path), [{ path: basename(path), bytes: junitReport(results, strict) }]);
  }
  return failed === 0 ? 0 : 1;
}

function showProgress(number: number, total: number, path: string, terminal: Terminal): void {
  if (!terminal.quiet && !terminal.json && terminal.interactive) terminal.error(`\u001b[2K\r${number}/${total} ${path}\u001b[2K\r`);
}

/** Files as they were named, and the zips below named folders, sorted; or why there are none. */
export async function zipsAt(paths: readonly string[], folder: string): Promise<readonly string[] | string> {
  const found: string[] = [];
  for (const path of paths) {
    const about = await stat(resolve(folder, path)).catch(() => undefined);
    if (!about) return `There is no file or folder "${path}".`;
    if (!about.isDirectory()) found.push(path);
    else {
      const names = await readdir(resolve(folder, path), { recursive: true });
      const zips = names.filter((name) => name.toLowerCase().endsWith(".zip")).sort();
      if (zips.length === 0) return `The folder "${path}" holds no zip files.`;
      found.push(...zips.map((name) => join(path, name)));
    }
  }
  return found;
}
