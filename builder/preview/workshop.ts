import { newNpmFiles } from "../compile/assemble.ts";
import { newBundler } from "../compile/bundle.ts";
import type { Cache } from "../compile/cache.ts";
import { archetypesOf, compileCourses } from "../compile/compile.ts";
import { modulesOf } from "../compile/compose.ts";
import { type Kit, kitNames } from "../compile/kit.ts";
import { type Lock, readLock } from "../compile/lock.ts";
import { type Contents, newMaker, type Tools } from "../compile/make.ts";
import { readPlans } from "../compile/parse/all-plans.ts";
import { readParts } from "../compile/parts.ts";
import { readSources, readTexts, sourcePaths } from "../compile/read.ts";
import { newDocumentRenderer } from "../compile/render/course.ts";
import type { PageMemo } from "../compile/render/page.ts";
import { loadTemplates } from "../compile/render/templates.ts";
import { newScanner } from "../compile/scan.ts";
import type { ComposedCourse, Plans, Sources } from "../compile/types.ts";
import { type Coverage, newGatherer } from "../coverage/coverage.ts";
import { type Diagnostic, hasErrors, inReadingOrder } from "../diagnostics/diagnostic.ts";
import { newReport, type Report } from "../diagnostics/report.ts";

/** Which package: a course as one archetype gets it, in one format. */
export interface PackageName {
  readonly course: string;
  readonly archetype: string;
  readonly target: string;
}

/** The whole project as it is now. */
export interface Whole {
  readonly plans: Plans;
  /** Those that can be built, in the order of the courses. */
  readonly courses: readonly ComposedCourse[];
  readonly coverage: Coverage;
  /** Without what `check` alone says of the content. */
  readonly found: Found;
}

/** Something to know, with the texts of the files that it is in, for code frames. */
export interface Found {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** A package as the sources would give it now, or why they give none. */
export type Made = { readonly contents: Contents } | { readonly found: Found };

/**
 * A project that is being written. What a build would put into a package is worked out at need and kept until something changes
 * that it hangs on. The lock file is read and never written.
 */
export interface Workshop {
  whole(): Promise<Whole>;
  /** `undefined` where the project describes no such package. */
  make(name: PackageName): Promise<Made | undefined>;
  /** Takes note that these files are not what they were; paths from the project's root. */
  change(paths: readonly string[]): void;
}

export interface WorkshopParts {
  readonly root: string;
  readonly kit: Kit;
  readonly cache: Cache;
  /** `YYYY-MM-DD` */
  readonly today: () => string;
}

interface Read {
  readonly sources: Sources;
  readonly plans: Plans;
  readonly lock: Lock;
  readonly found: readonly Diagnostic[];
}

/** Pages that have been rendered are kept while there are fewer; then all are forgotten. */
const MOST_PAGES = 2000;

export async function openWorkshop({ root, kit, cache, today }: WorkshopParts): Promise<Workshop> {
  const kept = inMemory(cache);
  const tools = await makingTools(kit, kept);
  const pages: PageMemo = new Map();
  let read: Promise<Read> | undefined;
  let whole: Promise<Whole> | undefined;
  let made = new Map<string, Promise<Made | undefined>>();

  const sources = () => {
    read ??= readProject(root, kit);
    return read;
  };

  const compile = async (given: Read, plans: Plans, report: Report, visit: (courses: readonly ComposedCourse[]) => Promise<void>) => {
    report.take(given.found);
    // Whoever is writing changes what learners have begun all the time: `check` and `build` speak of that.
    const setting = { root, kit, cache: kept, today: today(), report, lock: given.lock, accept: true };
    await compileCourses(given.sources, plans, setting, visit);
  };

  const compileAll = async (): Promise<Whole> => {
    const given = await sources();
    const report = newReport(kit.ownCodes);
    const gatherer = newGatherer();
    const courses: ComposedCourse[] = [];
    await compile(given, given.plans, report, (some) => {
      for (const composed of some) gatherer.add(composed);
      courses.push(...some);
      return Promise.resolve();
    });
    return { plans: given.plans, courses, coverage: gatherer.coverage(given.plans), found: await withTexts(root, report.diagnostics) };
  };

  const makeOne = async ({ course, archetype: id, target }: PackageName): Promise<Made | undefined> => {
    const given = await sources();
    const plan = given.plans.courses.find((one) => one.id === course && one.archetypes.includes(id) && one.targets.includes(target));
    const [archetype] = plan ? archetypesOf({ ...plan, archetypes: [id] }, given.plans) : [];
    if (!plan || !archetype) return hasErrors(given.found) ? { found: await withTexts(root, given.found) } : undefined;
    const modules = modulesOf(plan, archetype);
    const narrow = {
      ...given,
      sources: { ...given.sources, modules: given.sources.modules.filter((module) => modules.includes(module.id)) },
    };
    const report = newReport(kit.ownCodes);
    const contents: Contents[] = [];
    await compile(narrow, { ...given.plans, courses: [{ ...plan, modules, archetypes: [id] }] }, report, async (courses) => {
      if (pages.size > MOST_PAGES) pages.clear();
      for (const composed of courses) contents.push(await (await newMaker(composed, [target], { ...tools, pages }))(target));
    });
    for (const { found } of contents) report.take(found);
    const [one] = contents;
    return one && !hasErrors(report.diagnostics) ? { contents: one } : { found: await withTexts(root, report.diagnostics) };
  };

  return {
    whole() {
      whole ??= compileAll();
      return whole;
    },
    make(name) {
      const key = [name.course, name.archetype, name.target].join("/");
      const known = made.get(key) ?? makeOne(name);
      made.set(key, known);
      return known;
    },
    change(paths) {
      whole = undefined;
      made = new Map();
      if (paths.some((path) => !isModuleText(path))) read = undefined;
    },
  };
}

/** True of files that are read anew whenever they are wanted, as long as none is added or removed. */
function isModuleText(path: string): boolean {
  return /^modules\/[^/]+\/module(\.[^/]+)?\.md$/.test(path);
}

/** What packages are made with. */
export async function makingTools(kit: Kit, cache: Cache): Promise<Omit<Tools, "pages" | "zipper">> {
  const templates = loadTemplates(kit.templates, await kit.specs());
  return {
    kit,
    templates,
    bundler: newBundler(kit.templates, cache, kit),
    renderDocument: newDocumentRenderer(templates),
    parts: await readParts(kit),
    npmFile: newNpmFiles(),
    scan: newScanner(),
  };
}

async function readProject(root: string, kit: Kit): Promise<Read> {
  const report = newReport(kit.ownCodes);
  report.take(kit.found);
  const sources = await readSources(root, await sourcePaths(root), report);
  const plans = readPlans(sources, kitNames(kit), report);
  return { sources, plans, lock: readLock(sources.lock, report), found: report.diagnostics };
}

async function withTexts(root: string, diagnostics: readonly Diagnostic[]): Promise<Found> {
  const sorted = inReadingOrder(diagnostics);
  return {
    diagnostics: sorted,
    texts: await readTexts(
      root,
      sorted.map(({ file }) => file),
    ),
  };
}

/** A cache that answers from memory, and asks the other one first time. */
function inMemory(cache: Cache): Cache {
  const values = new Map<string, unknown>();
  return {
    async read(kind, key) {
      const name = `${kind} ${key}`;
      if (!values.has(name)) values.set(name, await cache.read(kind, key));
      return values.get(name);
    },
    async write(kind, key, value) {
      values.set(`${kind} ${key}`, value);
      await cache.write(kind, key, value);
    },
  };
}
