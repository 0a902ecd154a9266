import { join } from "node:path";
import { CACHE_FOLDER, openCache, pruneCache } from "../compile/cache.ts";
import { build, type BuildResult, type Demands, kitFolders, type PackageRecord, type Wish } from "../index.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { plural, printDiagnostics, type Terminal } from "./terminal.ts";

export interface BuildCommand {
  readonly root: string;
  readonly home: string;
  readonly today: string;
  readonly output: string;
  readonly wish: Wish;
  readonly elapsed: () => number;
  /** False: work everything out anew and keep nothing. */
  readonly cache: boolean;
  /** True: what contradicts the lock file is meant. */
  readonly acceptChanges: boolean;
  readonly demands: Demands;
  /** Wall clock, ms. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Plays what was built, and returns an exit code. */
  readonly verify?: (packages: readonly PackageRecord[]) => Promise<number>;
}

/** Builds packages. Returns the exit code: 0 done, 1 author's mistakes, 2 a name that does not exist. */
export async function runBuild(command: BuildCommand, terminal: Terminal): Promise<number> {
  const { root, home, today, wish, elapsed } = command;
  const kit = { ...kitFolders(home), precompiled: true };
  const begun = elapsed();
  const folder = join(root, CACHE_FOLDER);
  const result = await build({
    root,
    kit,
    today,
    wish,
    elapsed,
    output: command.output,
    signal: command.signal,
    acceptChanges: command.acceptChanges,
    demands: command.demands,
    ...(command.cache && { cache: (tool) => openCache(folder, tool) }),
    onPackage: (record, done, total) => showProgress(record, done, total, terminal),
  });
  if (command.cache) await pruneCache(folder, command.now());
  if (terminal.interactive && !terminal.quiet && !terminal.json) terminal.error("\u001b[2K\r");
  if (result.unknown) {
    const { kind, name, known } = result.unknown;
    terminal.error(`There is no ${kind} "${name}". Did you mean ${suggest(name, known)}? Known: ${known.join(", ")}.\n`);
    return 2;
  }
  const { failed } = result;
  if (terminal.json) {
    const { diagnostics, packages, lockChanged } = result;
    const code = failed ? 1 : ((await command.verify?.(packages)) ?? 0);
    terminal.out(`${JSON.stringify({ ok: code === 0, diagnostics, packages, lockChanged }, undefined, 2)}\n`);
    return code;
  }
  printDiagnostics(result, terminal);
  if (failed) terminal.error("Nothing was written.\n");
  else if (!terminal.quiet) printSummary(result, elapsed() - begun, terminal);
  return failed ? 1 : ((await command.verify?.(result.packages)) ?? 0);
}

function showProgress({ path }: PackageRecord, done: number, total: number, terminal: Terminal): void {
  if (terminal.quiet || terminal.json) return;
  if (terminal.interactive) terminal.error(`\u001b[2K\r${done}/${total} ${path}`);
  else terminal.error(`${done}/${total} ${path}\n`);
}

function printSummary({ packages, lockChanged }: BuildResult, milliseconds: number, terminal: Terminal): void {
  const { colors } = terminal;
  const rows = packages.map((record) => [
    record.path,
    String(record.pages),
    String(record.questions),
    String(record.minutes),
    kilobytes(record.size),
    record.sha256.slice(0, 12),
    `${Math.round(record.milliseconds)} ms`,
  ]);
  const head = ["package", "pages", "questions", "minutes", "size", "SHA-256", "time"];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ");
  terminal.out(`${colors.bold(line(head))}\n${rows.map((row) => `${line(row)}\n`).join("")}`);
  const size = packages.reduce((sum, record) => sum + record.size, 0);
  terminal.out(`${plural(packages.length, "package")}, ${kilobytes(size)}, ${(milliseconds / 1000).toFixed(2)} s\n`);
  if (lockChanged) terminal.out("curricle.lock.json has changed. Commit it, so that learners keep their place.\n");
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
