import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CACHE_FOLDER, noCache, openCache } from "../compile/cache.ts";
import { loadKit } from "../compile/kit.ts";
import { kitFolders, type PackageRecord } from "../index.ts";
import { findBrowser } from "../verify/browser.ts";
import { openVerifyMemory } from "../verify/memory.ts";
import type { Verified } from "../verify/results.ts";
import { verifyAll } from "../verify/run.ts";
import type { Wanted } from "../verify/verify-tools.ts";
import { plural, type Terminal } from "./terminal.ts";
import { newProgress, noBrowser } from "./verify.ts";
import { textReport } from "../verify/report-text.ts";
import { writeVerifyReport } from "./write-verify-report.ts";

export interface VerifyBuilt {
  readonly root: string;
  readonly home: string;
  readonly output: string;
  readonly today: string;
  readonly browser: string | undefined;
  /** False: play everything, and keep nothing for the next time. */
  readonly cache: boolean;
  readonly now: () => Date;
  readonly uuid: () => string;
  readonly elapsed: () => number;
  readonly signal: AbortSignal;
}

const FOLDER = "verify-report";

/** Plays what a build has made, but for what has been played before as it is. Returns the exit code: 0 ready, 1 not, 2 not played. */
export async function verifyBuilt(packages: readonly PackageRecord[], command: VerifyBuilt, terminal: Terminal): Promise<number> {
  const { root, home, output, cache, browser, today } = command;
  const program = findBrowser(browser);
  if (program === undefined) {
    terminal.error(`${noBrowser(browser)}\n`);
    return 2;
  }
  const identity = await (await loadKit(kitFolders(home))).identity();
  const memory = openVerifyMemory(cache ? openCache(join(root, CACHE_FOLDER), identity) : noCache, "all journeys");
  const known = new Map<string, Verified>();
  const open: PackageRecord[] = [];
  for (const record of packages) {
    const before = await memory.recall(await wantedFor(record, output));
    if (before) known.set(record.path, before);
    else open.push(record);
  }
  const progress = newProgress(open.length, terminal);
  const setting = { ...command, kit: { ...kitFolders(home), precompiled: true }, program, only: [], personality: undefined };
  const played =
    open.length === 0
      ? []
      : await verifyAll(
          open.map((record) => () => wantedFor(record, output)),
          { ...setting, recordStore: undefined, pictures: true, onJourney: progress.journey, onPackage: progress.verified },
        );
  progress.end();
  for (const verified of played) {
    const record = open.find(({ path }) => path === verified.file);
    if (record) await memory.learn(await wantedFor(record, output), verified);
  }
  const results = packages.flatMap(({ path }) => known.get(path) ?? played.find(({ file }) => file === path) ?? []);
  await writeVerifyReport(results, { home, folder: join(root, FOLDER), today });
  const failed = results.filter(({ ready }) => !ready);
  const say = terminal.json ? terminal.error : terminal.out;
  for (const result of failed) say(`${textReport(result, terminal.colors, terminal.quiet)}\n`);
  const counts = `${plural(played.length, "package")} played${known.size > 0 ? `, ${known.size} as before` : ""}`;
  const verdict = failed.length === 0 ? "ready to upload" : `${failed.length} not to be uploaded`;
  if (!terminal.quiet || failed.length > 0) say(`${counts}: ${verdict}. Report: ${join(FOLDER, "index.html")}\n`);
  return failed.length === 0 ? 0 : 1;
}

async function wantedFor({ path, codebook }: PackageRecord, output: string): Promise<Wanted> {
  const [bytes, text] = await Promise.all([readFile(join(output, path)), readFile(join(output, codebook), "utf8").catch(() => undefined)]);
  return { file: path, bytes, codebook: text === undefined ? undefined : { name: codebook.split("/").at(-1) ?? "", text } };
}
