import type { Kit } from "../compile/kit.ts";
import type { ComposedCourse } from "../compile/types.ts";
import { codeFrame } from "../diagnostics/frame.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { TemplateSet } from "../compile/render/templates.ts";
import { coverageMap } from "./coverage-map.ts";
import type { ListedPackage, PackageSource } from "./source.ts";
import type { Studio } from "./studio.ts";
import type { Found, Workshop } from "./workshop.ts";

export interface HomeParts {
  readonly kit: Kit;
  readonly templates: TemplateSet;
  readonly packages: PackageSource;
  /** Of the project that is being written. */
  readonly project?: { readonly root: string; readonly workshop: Workshop; readonly studio: Studio };
}

/** Where somebody who writes begins: every course for every archetype, what is to be mended, and what is covered. */
export async function homePage({ kit, templates, packages, project }: HomeParts): Promise<string> {
  // Before anything is read: what happens meanwhile is told to the page.
  const revision = project?.studio.revision();
  const [records, whole] = await Promise.all([packages.list(), project?.workshop.whole()]);
  const found = project?.studio.checked() ?? whole?.found;
  const warnings = newCounter(found, whole?.courses ?? []);
  const archetypes = orderedBy(
    records.map(({ archetype }) => archetype),
    whole?.plans.archetypes.map(({ id }) => id) ?? [],
  );
  const titles = new Map(whole?.plans.archetypes.map(({ id, title }) => [id, title]));
  const targets = orderedBy(
    records.map(({ target }) => target),
    kit.targets.map(({ id }) => id),
  );
  return templates.template("preview/home.hbs")({
    root: project?.root ?? "",
    writing: project !== undefined,
    revision,
    archetypes: archetypes.map((id) => ({ id, title: titles.get(id) ?? id })),
    targets: targets.map((id, index) => ({ id, label: kit.target(id).label, first: index === 0 })),
    courses: [...grouped(records, ({ course }) => course)]
      .sort(([, one], [, other]) => longest(other) - longest(one))
      .map(([id, group]) => ({
        id,
        title: group[0]?.title,
        cells: archetypes.map((archetype) => ({
          title: titles.get(archetype) ?? archetype,
          record: cellOf(
            group.filter((record) => record.archetype === archetype),
            warnings,
          ),
        })),
      })),
    modules: modulesOf(whole?.courses ?? [], found),
    frameworks: whole ? coverageMap(whole.coverage) : [],
    ...countsOf(found),
    mistakes: (found?.diagnostics ?? [])
      .filter(({ severity }) => severity !== "hint")
      .map((one) => ({ ...one, frame: frameOf(one, found) })),
    hints: (found?.diagnostics ?? []).filter(({ severity }) => severity === "hint"),
    checking: project !== undefined && project.studio.checked() === undefined,
  });
}

/** Minutes of the longest edition. */
function longest(records: readonly ListedPackage[]): number {
  return Math.max(...records.map(({ facts }) => facts?.minutes ?? 0));
}

/** One course as one archetype gets it, with where each of its formats is played. */
function cellOf(records: readonly ListedPackage[], warnings: (course: string, archetype: string) => number) {
  const [one] = records;
  if (!one) return undefined;
  return {
    ...one,
    warnings: warnings(one.course, one.archetype),
    formats: records.map(({ path, target, size, units }) => ({
      target,
      size: size === undefined ? "" : `${Math.round(size / 1000)} kB`,
      units: units.map(({ title }, index) => ({ title, address: playAddress(path, index), several: units.length > 1 })),
    })),
  };
}

/** Address at which a unit of a package is played. */
export function playAddress(path: string, unit = 0): string {
  return `/play/${path.replace(/\.zip$/, "")}${unit > 0 ? `?unit=${unit}` : ""}`;
}

/** How many errors and warnings lie in what a course is made of. */
function newCounter(found: Found | undefined, courses: readonly ComposedCourse[]) {
  const files = new Map(
    courses.map(({ course, plan, modules }) => [course.key, [plan.place.file, ...modules.map(({ module }) => `modules/${module.id}/`)]]),
  );
  return (course: string, archetype: string) => countIn(found, files.get(`${course}-${archetype}`) ?? []);
}

function countIn(found: Found | undefined, places: readonly string[]): number {
  return (found?.diagnostics ?? []).filter(({ file, severity }) => severity !== "hint" && places.some((place) => file.startsWith(place)))
    .length;
}

/** Each module once, with a course in which it can be seen for all archetypes. */
function modulesOf(courses: readonly ComposedCourse[], found: Found | undefined) {
  const all = new Map<
    string,
    { readonly id: string; readonly title: string; readonly minutes: number; readonly course: string; archetypes: number }
  >();
  for (const { course, modules } of courses) {
    for (const { module } of modules) {
      const known = all.get(module.id);
      if (!known) all.set(module.id, { id: module.id, title: module.title, minutes: module.minutes, course: course.id, archetypes: 1 });
      else if (known.course === course.id) known.archetypes += 1;
    }
  }
  return [...all.values()].map((module) => ({ ...module, warnings: countIn(found, [`modules/${module.id}/`]) }));
}

function countsOf(found: Found | undefined) {
  const count = (severity: Diagnostic["severity"]) => (found?.diagnostics ?? []).filter((one) => one.severity === severity).length;
  return { errors: count("error"), warned: count("warning"), hinted: count("hint") };
}

function frameOf({ file, line }: Diagnostic, found: Found | undefined) {
  const text = found?.texts.get(file);
  return text === undefined ? [] : codeFrame(text, line);
}

/** Each value once: first those that `order` knows, in its order. */
function orderedBy(values: readonly string[], order: readonly string[]): string[] {
  return [...new Set([...order.filter((value) => values.includes(value)), ...values])];
}

function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}
