import { join } from "node:path";
import { type Bundler, newBundler } from "./compile/bundle.ts";
import { makePackage, plannedPackages, prepare, type Wish } from "./compile/compile.ts";
import { type KitFolders, loadKit } from "./compile/kit.ts";
import { LOCK_FILE, printLock } from "./compile/lock.ts";
import { publications } from "./compile/publish.ts";
import { readSources, textsOf } from "./compile/read.ts";
import { loadTemplates } from "./compile/render/templates.ts";
import type { ComposedCourse, Package } from "./compile/types.ts";
import { type OutputFile, writeFiles } from "./compile/write.ts";
import { type Diagnostic, hasErrors, inReadingOrder } from "./diagnostics/diagnostic.ts";
import { newReport } from "./diagnostics/report.ts";
import { type PackageRecord, recordOf, SUMMARY_FILE, summaryText } from "./summary.ts";

export type { Diagnostic, KitFolders, Package, PackageRecord, Wish };

export interface Settings {
  /** Absolute path of the folder that holds `modules/`. */
  readonly root: string;
  readonly kit: KitFolders;
  /** `YYYY-MM-DD`; decides whether a review date has passed. */
  readonly today: string;
}

export interface CheckResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Texts of the source files by path, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  readonly courses: readonly ComposedCourse[];
}

/** Reads and checks everything and writes nothing. */
export async function check(settings: Settings): Promise<CheckResult> {
  const { diagnostics, texts, courses } = await readAll(settings);
  return { diagnostics, texts, courses };
}

export interface BuildSettings extends Settings {
  /** Absolute path of the output folder. */
  readonly output: string;
  readonly wish: Wish;
  /** Called after each package. Times are ms since the build began. */
  readonly onPackage?: (record: PackageRecord, done: number, total: number) => void;
  /** Monotonic clock, ms. */
  readonly elapsed: () => number;
  /** Aborting stops the build before anything is written. */
  readonly signal?: AbortSignal;
}

/** A name that was asked for and does not exist, with those that do. */
export interface UnknownName {
  readonly kind: "course" | "archetype" | "target";
  readonly name: string;
  readonly known: readonly string[];
}

export interface BuildResult extends CheckResult {
  /** Set where the wish names something that does not exist; then nothing is built. */
  readonly unknown: UnknownName | undefined;
  readonly packages: readonly PackageRecord[];
  /** True where the lock file gained names or slots. */
  readonly lockChanged: boolean;
}

/** Builds the packages that are wished for. With any error, or an unknown name, nothing is written and `packages` is empty. */
export async function build(settings: BuildSettings): Promise<BuildResult> {
  const { output, wish, elapsed, signal } = settings;
  const { diagnostics, texts, project, courses, kit, lock, lockText } = await readAll(settings);
  const failed = hasErrors(diagnostics);
  // Where the sources cannot be read, their own mistakes come first.
  const unknown = failed ? undefined : unknownName(wish, courses);
  if (failed || unknown) return { diagnostics, texts, courses, packages: [], lockChanged: false, unknown };
  const bundler: Bundler = newBundler(kit.templates);
  const tools = { kit, templates: loadTemplates(kit.templates), bundler };
  const planned = plannedPackages(courses, wish);
  const files: OutputFile[] = [];
  const packages: PackageRecord[] = [];
  for (const { composed, target } of planned) {
    signal?.throwIfAborted();
    const begun = elapsed();
    const made = await makePackage(composed, target, tools);
    const record = recordOf(made, elapsed() - begun);
    files.push({ path: made.path, bytes: made.bytes });
    packages.push(record);
    settings.onPackage?.(record, packages.length, planned.length);
  }
  signal?.throwIfAborted();
  files.push(...publications(project, courses, kit));
  await writeFiles(output, [...files, { path: SUMMARY_FILE, bytes: await summaryText(output, packages) }]);
  const text = printLock(lock);
  const lockChanged = text !== lockText;
  if (lockChanged) await writeFiles(settings.root, [{ path: LOCK_FILE, bytes: text }]);
  return { diagnostics, texts, courses, packages, lockChanged, unknown };
}

function unknownName(wish: Wish, courses: readonly ComposedCourse[]): UnknownName | undefined {
  const names = [
    { kind: "course", asked: wish.courses, known: courses.map(({ plan }) => plan.id) },
    { kind: "archetype", asked: wish.archetypes, known: courses.map(({ archetype }) => archetype.id) },
    { kind: "target", asked: wish.targets, known: courses.flatMap(({ plan }) => plan.targets) },
  ] as const;
  for (const { kind, asked, known } of names) {
    const name = asked.find((candidate) => !known.includes(candidate));
    if (name !== undefined) return { kind, name, known: [...new Set(known)] };
  }
  return undefined;
}

async function readAll({ root, kit: folders, today }: Settings) {
  const report = newReport();
  const kit = await loadKit(folders);
  const sources = await readSources(root, report);
  const { project, courses, lock } = prepare(sources, kit, today, report);
  return {
    diagnostics: inReadingOrder(report.diagnostics),
    texts: textsOf(sources),
    project,
    courses,
    kit,
    lock,
    lockText: sources.lock?.text,
  };
}

/** Folders of the tool itself, from the folder that holds `templates/`. */
export function kitFolders(home: string): KitFolders {
  return { templates: join(home, "templates"), compiled: join(home, "builder", "compiled") };
}
