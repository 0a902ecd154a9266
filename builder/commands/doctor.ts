import { FLAGS } from "../doctor/check-browser.ts";
import { type Diagnosis, examine } from "../doctor/doctor.ts";
import { findBrowser, startBrowser } from "../verify/browser.ts";
import { type GivenCredentials, recordStoreFrom, withoutSecret } from "../verify/reach.ts";
import { plural, type Terminal } from "./terminal.ts";

export interface DoctorCommand {
  readonly recordStore: GivenCredentials;
  /** Address of the learning system, as typed. */
  readonly origin: string;
  /** Path of a browser; one of the machine's where absent. */
  readonly browser: string | undefined;
  readonly now: () => Date;
  readonly uuid: () => string;
}

const MARKS = { fine: "✓", advice: "!", wrong: "✗", unknown: "–" } as const;

/** Looks at a record store. Returns the exit code: 0 packages can report to it, 1 something is wrong, 2 it could not be looked at. */
export async function runDoctor({ recordStore, origin, browser, now, uuid }: DoctorCommand, terminal: Terminal): Promise<number> {
  const store = recordStoreFrom(recordStore);
  const wrong = typeof store === "string" ? store : originProblem(origin);
  if (wrong !== undefined || typeof store === "string") {
    terminal.error(`${wrong}\n`);
    return 2;
  }
  const program = findBrowser(browser);
  const started = program === undefined ? undefined : await startBrowser(program, FLAGS);
  try {
    const found = await examine({ ...store, origin: new URL(origin).origin, now, uuid }, started);
    print(
      found.map((diagnosis) => safe(diagnosis, store)),
      store.endpoint,
      terminal,
    );
    if (found[0]?.outcome === "wrong" && found.length === 1) return 2;
    return found.some(({ outcome }) => outcome === "wrong") ? 1 : 0;
  } finally {
    await started?.close();
  }
}

function originProblem(origin: string): string | undefined {
  const isAddress = URL.canParse(origin) && /^https?:$/.test(new URL(origin).protocol);
  return isAddress ? undefined : `"${origin}" is no address of a learning system, as https://lms.example.`;
}

function print(found: readonly Diagnosis[], endpoint: string, { json, quiet, out, colors }: Terminal): void {
  if (json) {
    out(`${JSON.stringify({ endpoint, checks: found }, null, 2)}\n`);
    return;
  }
  const paint = { fine: colors.green, advice: colors.yellow, wrong: colors.red, unknown: colors.dim } as const;
  for (const { outcome, label, seen, means, change } of found) {
    if (quiet && outcome !== "wrong") continue;
    out(`${paint[outcome](MARKS[outcome])} ${colors.bold(label)}: ${seen}\n`);
    if (means !== "") out(`  For learners: ${means}\n  To do: ${change}\n`);
  }
  const count = (wanted: Diagnosis["outcome"]) => found.filter(({ outcome }) => outcome === wanted).length;
  const rest = count("advice") === 0 ? "" : ` ${plural(count("advice"), "thing")} could be better.`;
  out(
    count("wrong") === 0
      ? `Packages can report to this record store.${rest}\n`
      : `${plural(count("wrong"), "thing")} must be changed.${rest}\n`,
  );
}

function safe(diagnosis: Diagnosis, store: Parameters<typeof withoutSecret>[1]): Diagnosis {
  return { ...diagnosis, seen: withoutSecret(diagnosis.seen, store) };
}
