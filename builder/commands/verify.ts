import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { writeFiles } from "../compile/write.ts";
import { kitFolders } from "../index.ts";
import { findBrowser } from "../verify/browser.ts";
import { journeys } from "../verify/journeys.ts";
import { type GivenCredentials, recordStoreFrom, withoutSecret } from "../verify/reach.ts";
import { textReport } from "../verify/report-text.ts";
import type { JourneyResult, Verified } from "../verify/results.ts";
import { type RunSettings, verifyAll } from "../verify/run.ts";
import type { Wanted } from "../verify/verify-tools.ts";
import { plural, type Terminal } from "./terminal.ts";
import { zipsAt } from "./validate.ts";
import { writeVerifyReport } from "./write-verify-report.ts";

export interface VerifyCommand {
  /** Zips, and folders that hold some; as typed. */
  readonly paths: readonly string[];
  /** Where the paths start from, absolute. */
  readonly folder: string;
  readonly home: string;
  /** Path of a browser; one of the machine's where absent. */
  readonly browser: string | undefined;
  /** As typed. */
  readonly jobs: string | undefined;
  readonly only: readonly string[];
  readonly personality: string | undefined;
  /** Where the codebook lies, where not beside the zip. */
  readonly codebook: string | undefined;
  /** A record store elsewhere, with what the environment says of it. */
  readonly recordStore: GivenCredentials | undefined;
  /** Folder for the report. */
  readonly out: string;
  readonly junit: string | undefined;
  readonly today: string;
  readonly now: () => Date;
  readonly uuid: () => string;
  readonly elapsed: () => number;
  readonly signal: AbortSignal;
}

/** What is played against a record store elsewhere. */
const ELSEWHERE = ["right"];

/** Plays packages. Returns the exit code: 0 ready, 1 something was found that fails, 2 nothing could be played. */
export async function runVerify(command: VerifyCommand, terminal: Terminal): Promise<number> {
  const { folder, jobs, out, junit, home } = command;
  const store = command.recordStore && recordStoreFrom(command.recordStore);
  // The robot cannot make somebody else's store fail.
  const only = store === undefined ? command.only : ELSEWHERE;
  const zips = await zipsAt(command.paths, folder);
  const program = findBrowser(command.browser);
  const unknown = only.find((id) => !journeys.some((journey) => journey.id === id));
  const count = jobs === undefined ? undefined : Number(jobs);
  const wrong =
    typeof zips === "string"
      ? zips
      : unknown !== undefined
        ? `There is no journey "${unknown}". There are: ${journeys.map(({ id }) => id).join(", ")}.`
        : count !== undefined && !(Number.isInteger(count) && count > 0)
          ? `"${jobs}" is no number of packages. Use a whole number from 1.`
          : program === undefined
            ? noBrowser(command.browser)
            : typeof store === "string"
              ? store
              : undefined;
  if (wrong !== undefined || typeof zips === "string" || typeof store === "string" || program === undefined) {
    terminal.error(`${wrong}\n`);
    return 2;
  }
  const progress = newProgress(zips.length, terminal);
  const wanted = zips.map((file) => () => read(file, command));
  const results = await verifyAll(wanted, {
    ...command,
    root: folder,
    kit: { ...kitFolders(home), precompiled: true },
    program,
    jobs: count,
    only,
    recordStore: store,
    pictures: true,
    onJourney: progress.journey,
    onPackage: progress.verified,
  } satisfies RunSettings);
  progress.end();
  const written = await writeVerifyReport(results, { home, folder: resolve(folder, out), today: command.today, store });
  if (junit !== undefined) await writeFiles(dirname(resolve(folder, junit)), [{ path: basename(junit), bytes: written.junit }]);
  const failed = results.filter(({ ready }) => !ready).length;
  if (terminal.json) terminal.out(`${written.json}\n`);
  else {
    for (const result of results)
      if (!terminal.quiet || !result.ready) terminal.out(`${withoutSecret(textReport(result, terminal.colors, terminal.quiet), store)}\n`);
    const verdict = failed === 0 ? "ready to upload" : `${failed} not to be uploaded`;
    terminal.out(`${plural(results.length, "package")} played: ${verdict}. Report: ${join(out, "index.html")}\n`);
  }
  return failed === 0 ? 0 : 1;
}

export function noBrowser(named: string | undefined): string {
  return named
    ? `There is no browser at "${named}". Name the program of a Chromium, Chrome or Edge with --browser or CURRICLE_BROWSER.`
    : "There is no Chromium on this machine. Install one (apt-get install chromium), or name one with --browser or CURRICLE_BROWSER.";
}

async function read(file: string, { folder, codebook }: VerifyCommand): Promise<Wanted> {
  const path = resolve(folder, file);
  return { file, bytes: await readFile(path), codebook: await codebookFor(path, codebook && resolve(folder, codebook)) };
}

/** The one that is named, or the one beside the zip that is of the same course. */
async function codebookFor(zip: string, named: string | undefined): Promise<Wanted["codebook"]> {
  const suffix = "-codebook.csv";
  const names = await readdir(dirname(zip));
  const own = names.filter((name) => name.endsWith(suffix) && basename(zip).startsWith(`${name.slice(0, -suffix.length)}-`));
  const best = own.sort((a, b) => b.length - a.length)[0];
  const path = named ?? (best && join(dirname(zip), best));
  return path === undefined || path === "" ? undefined : { name: basename(path), text: await readFile(path, "utf8") };
}

interface Progress {
  readonly journey: (file: string, journey: JourneyResult) => void;
  readonly verified: (verified: Verified) => void;
  readonly end: () => void;
}

/** A line that is redrawn on a terminal, and one line for each package elsewhere. */
export function newProgress(total: number, { quiet, json, interactive, error }: Terminal): Progress {
  const silent = quiet || json;
  let done = 0;
  const draw = (text: string) => error(`\u001b[2K\r${text}`);
  return {
    journey(file, { id, outcome }) {
      if (silent) return;
      const name = basename(file);
      if (interactive) draw(`${done}/${total} ${name}: ${id} ${outcome}`);
      else if (total === 1) error(`${name}: ${id} ${outcome}\n`);
    },
    verified({ file, ready }) {
      done += 1;
      if (silent) return;
      const line = `${done}/${total} ${basename(file)}: ${ready ? "ready" : "not ready"}`;
      if (interactive) draw(line);
      else error(`${line}\n`);
    },
    end() {
      if (!silent && interactive) draw("");
    },
  };
}
