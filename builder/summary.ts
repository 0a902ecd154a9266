import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import type { Package } from "./compile/types.ts";
import { compare } from "./diagnostics/diagnostic.ts";

/** What the output folder says about its packages; the preview reads it. */
export const SUMMARY_FILE = "packages.json";

export interface PackageRecord {
  /** Relative to the output folder. */
  readonly path: string;
  readonly course: string;
  readonly archetype: string;
  readonly target: string;
  readonly title: string;
  readonly version: string;
  readonly pages: number;
  readonly questions: number;
  readonly minutes: number;
  /** Documents that are launched one by one; paths within the package. */
  readonly units: readonly { readonly path: string; readonly title: string }[];
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** Page for whoever uploads it, and what the codes in reports mean; both relative to the output folder. */
  readonly card: string;
  readonly codebook: string;
  /** What is known of its accessibility, and the statement; relative to the output folder. */
  readonly accessibility: string;
  /** How long it took to make, ms. Not kept in the file: it would differ each time. */
  readonly milliseconds: number;
}

export function recordOf({ course, target, path, units, bytes, sha256 }: Package, milliseconds: number): PackageRecord {
  return {
    path,
    course: course.id,
    archetype: course.archetype.id,
    target,
    title: course.title,
    version: course.version,
    pages: course.pages.length,
    questions: course.pages.reduce((sum, { questions }) => sum + questions.length, 0),
    minutes: course.minutes,
    units: units.map((unit) => ({ path: unit.path, title: unit.course.title })),
    size: bytes.length,
    sha256,
    card: path.replace(/\.zip$/, ".html"),
    accessibility: path.replace(/\.zip$/, "-accessibility.html"),
    codebook: posix.join(posix.dirname(path), `${course.key}-codebook.csv`),
    milliseconds,
  };
}

/** The summary of an output folder: new packages, and those of earlier builds whose file is still there. */
export async function summaryText(output: string, packages: readonly PackageRecord[]): Promise<string> {
  const earlier = (await readSummary(output)).filter(
    ({ path }) => !packages.some((made) => made.path === path) && existsSync(join(output, path)),
  );
  const lasting = [...packages.map(({ milliseconds: _, ...record }) => record), ...earlier];
  return `${JSON.stringify(
    lasting.sort((a, b) => compare(a.path, b.path)),
    undefined,
    2,
  )}\n`;
}

/** Packages in an output folder; none where it holds no summary, or one that another version of the tool has left. */
export async function readSummary(output: string): Promise<Omit<PackageRecord, "milliseconds">[]> {
  const text = await readFile(join(output, SUMMARY_FILE), "utf8").catch(() => "[]");
  return (JSON.parse(text) as Omit<PackageRecord, "milliseconds">[]).filter(({ units }) => Array.isArray(units));
}
