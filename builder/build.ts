import { type CheckResult, findings } from "./check.ts";
import { type BuildMemory, openMemory } from "./compile/build-memory.ts";
import { newNpmFiles } from "./compile/assemble.ts";
import { newBundler } from "./compile/bundle.ts";
import { type Cache, noCache } from "./compile/cache.ts";
import { archetypesOf, compileCourses } from "./compile/compile.ts";
import { modulesOf } from "./compile/compose.ts";
import { kitNames, loadKit } from "./compile/kit.ts";
import { LOCK_FILE, printLock } from "./compile/lock.ts";
import { newMaker, packagePath, packed, type Tools } from "./compile/make.ts";
import { readPlans } from "./compile/parse/all-plans.ts";
import { readParts } from "./compile/parts.ts";
import { newPublications } from "./compile/publish.ts";
import { readSources, sourcePaths } from "./compile/read.ts";
import { newDocumentRenderer } from "./compile/render/course.ts";
import { loadTemplates } from "./compile/render/templates.ts";
import { newScanner } from "./compile/scan.ts";
import type { ComposedCourse } from "./compile/types.ts";
import type { Settings } from "./compile/visit-project.ts";
import { openStage, type Stage, writeFiles } from "./compile/write.ts";
import { newZipper } from "./compile/zip.ts";
import { isSame } from "./diagnostics/diagnostic.ts";
import { newReport, type Report } from "./diagnostics/report.ts";
import { reportFailure } from "./extensions/extension-error.ts";
import { type Demands, openInsistence } from "./insist.ts";
import { openCompanions } from "./publish/companions.ts";
import { type PackageRecord, recordOf, SUMMARY_FILE, summaryText } from "./summary.ts";
import { type UnknownName, unknownName, wantedTargets, type Wish } from "./wish.ts";

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
  /** Takes everything in which the content contradicts the lock file as meant, and records it. */
  readonly acceptChanges?: boolean;
  readonly demands?: Demands;
  /** What earlier builds have worked out; without one everything is worked out anew. Given the identity of the tool. */
  readonly cache?: (tool: string) => Cache;
}

export interface BuildResult extends CheckResult {
  /** True where mistakes, or something that was insisted on, kept the build from writing. */
  readonly failed: boolean;
  /** Set where the wish names something that does not exist; then nothing is built. */
  readonly unknown: UnknownName | undefined;
  readonly packages: readonly PackageRecord[];
  /** True where the lock file gained names or slots. */
  readonly lockChanged: boolean;
}

/** Builds the packages that are wished for. With any error, or an unknown name, nothing is written and `packages` is empty. */
export async function build(settings: BuildSettings): Promise<BuildResult> {
  const { root, output, wish, today, signal, acceptChanges = false, demands = {} } = settings;
  const kit = await loadKit(settings.kit, root);
  const nothing = { failed: true, unknown: undefined, editions: 0, packages: [], lockChanged: false };
  if (kit.found.length > 0) return { ...(await findings(root, kit.found)), ...nothing };
  const cache = settings.cache?.(await kit.identity()) ?? noCache;
  const paths = await sourcePaths(root);
  const memory = await openMemory({ root, output, paths, cache, asked: [wish, today, acceptChanges, demands] });
  const before = await memory.recall();
  if (before) return { ...before, ...(await findings(root, before.diagnostics)), failed: false, unknown: undefined, lockChanged: false };

  const report = newReport(kit.ownCodes);
  const sources = await readSources(root, paths, report);
  const plans = readPlans(sources, kitNames(kit), report);
  const unknown = unknownName(wish, plans.courses);
  const wanted = plans.courses.flatMap((plan) =>
    archetypesOf(plan, plans).map((archetype) => ({
      modules: modulesOf(plan, archetype),
      packages: wantedTargets(wish, plan, archetype.id).length,
    })),
  );
  const total = wanted.reduce((sum, { packages: count }) => sum + count, 0);
  const stage = openStage(output);
  const packages: PackageRecord[] = [];
  const publish = newPublications(plans.project, kit);
  const templates = loadTemplates(kit.templates, await kit.specs());
  const tools: Omit<Tools, "pages"> = {
    kit,
    templates,
    bundler: newBundler(kit.templates, cache, kit),
    zipper: newZipper(),
    renderDocument: newDocumentRenderer(templates),
    parts: await readParts(kit),
    npmFile: newNpmFiles(),
    scan: newScanner(),
  };
  const built = new Set(wanted.flatMap(({ modules, packages: count }) => (count > 0 ? modules : [])));
  const insistence = await openInsistence({ ...demands, root, kit, plans, today, report, built });
  const companions = await openCompanions({ root, output, kit, templates, sources, project: plans.project });
  const visit = async (courses: readonly ComposedCourse[]) => {
    const pages: Tools["pages"] = new Map();
    courses.forEach(insistence.course);
    for (const composed of unknown ? [] : courses) {
      publish.add(composed);
      for await (const record of packagesOf(composed, { ...settings, tools: { ...tools, pages }, stage, memory, report })) {
        packages.push(record);
        for (const file of await companions.beside(composed, record)) await stage.add(file);
        settings.onPackage?.(record, packages.length, total);
      }
    }
  };
  try {
    const { onModule } = insistence;
    const setting = { root, kit, cache, today, report, accept: acceptChanges, ...(onModule && { onModule }) };
    const { lock, editions } = await compileCourses(sources, plans, setting, visit);
    const failed = await insistence.settle();
    const found = await findings(root, report.diagnostics);
    // Where the sources cannot be read, their own mistakes come first.
    if (failed || unknown) return { ...found, failed, editions, packages: [], lockChanged: false, unknown: failed ? undefined : unknown };
    for (const file of publish.files()) await stage.add(file);
    await stage.add({ path: SUMMARY_FILE, bytes: await summaryText(output, packages) });
    const text = printLock(lock);
    await stage.add(await companions.about(text));
    signal?.throwIfAborted();
    await stage.commit();
    const lockChanged = text !== sources.lock?.text;
    if (lockChanged) await writeFiles(root, [{ path: LOCK_FILE, bytes: text }]);
    await memory.remember({ diagnostics: report.diagnostics, editions, packages }, stage.outputs, text);
    return { ...found, failed, editions, packages, lockChanged, unknown };
  } catch (error) {
    reportFailure(error, report);
    return { ...(await findings(root, report.diagnostics)), ...nothing };
  } finally {
    await stage.discard();
  }
}

interface Making extends BuildSettings {
  readonly tools: Tools;
  readonly stage: Stage;
  readonly memory: BuildMemory;
  readonly report: Report;
}

/**
 * Makes the packages of one course that are wanted, and leaves alone those that are there and would come out the same. One that
 * holds what no package may hold is reported instead.
 */
async function* packagesOf(composed: ComposedCourse, making: Making): AsyncGenerator<PackageRecord> {
  const { wish, tools, stage, memory, report, elapsed, signal } = making;
  const targets = wantedTargets(wish, composed.plan, composed.archetype.id);
  let maker: ReturnType<typeof newMaker> | undefined;
  for (const target of targets) {
    signal?.throwIfAborted();
    const begun = elapsed();
    const path = packagePath(composed, target);
    const known = await memory.knownPackage(composed, target);
    if (known && (await stage.keep({ path, sha256: known.sha256 }))) {
      yield { ...known, milliseconds: elapsed() - begun };
      continue;
    }
    maker ??= newMaker(composed, targets, tools);
    const contents = await (await maker)(target);
    report.take(contents.found.filter((one) => !report.diagnostics.some((other) => isSame(one, other))));
    if (contents.found.length > 0) continue;
    const made = await packed(contents, tools.zipper);
    const record = recordOf(made, elapsed() - begun);
    await stage.add({ path, bytes: made.bytes });
    await memory.learnPackage(composed, record);
    yield record;
  }
}
