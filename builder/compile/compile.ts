import { createHash } from "node:crypto";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/report.ts";
import { assemble } from "./assemble.ts";
import type { Bundler } from "./bundle.ts";
import { checkCourse } from "./check-course.ts";
import { checkModule } from "./check-module.ts";
import { composeCourse } from "./compose.ts";
import type { Kit } from "./kit.ts";
import { type Lock, readLock } from "./lock.ts";
import { readAuthored } from "./parse/authored.ts";
import { languageFor } from "./parse/plans.ts";
import { renderCourse, renderDocument } from "./render/course.ts";
import type { TemplateSet } from "./render/templates.ts";
import type { ComposedCourse, Package, Project, Sources } from "./types.ts";
import { unitsOf } from "./units.ts";
import { zipEntries } from "./zip.ts";

/** Which packages are wanted; an empty list means all. */
export interface Wish {
  readonly courses: readonly string[];
  readonly archetypes: readonly string[];
  readonly targets: readonly string[];
}

/** Reads and checks everything, whatever is wished for: a mistake in one module must not hide behind another. */
export function prepare(
  sources: Sources,
  kit: Kit,
  today: string,
  report: Report,
): { readonly project: Project; readonly courses: readonly ComposedCourse[]; readonly lock: Lock } {
  const start = readLock(sources.lock, report);
  const read = readAuthored(
    sources,
    start,
    { targets: kit.targets.map(({ id }) => id), themes: kit.themes, languages: kit.languages },
    report,
  );
  const { authored } = read;
  let { lock } = read;
  if (sources.modules.length > 0 && sources.courses.length === 0)
    report.add("project/no-courses", { file: "modules/courses", line: 1, column: 1 });
  for (const module of authored.modules) checkModule(module, today, report);
  const courses: ComposedCourse[] = [];
  for (const plan of authored.courses) {
    for (const archetype of plan.archetypes.flatMap((id) => authored.archetypes.find((known) => known.id === id) ?? [])) {
      const step = composeCourse(plan, archetype, authored, lock);
      lock = step.lock;
      courses.push(step.composed);
    }
  }
  // A module that could not be read would make its courses look wrong as well.
  if (!hasErrors(report.diagnostics)) for (const composed of courses) checkCourse(composed, kit, report);
  return { project: authored.project, courses, lock };
}

/** The packages that a wish asks for, in the order of courses, archetypes and targets. */
export function plannedPackages(
  courses: readonly ComposedCourse[],
  wish: Wish,
): { readonly composed: ComposedCourse; readonly target: string }[] {
  const wanted = (list: readonly string[], id: string) => list.length === 0 || list.includes(id);
  return courses
    .filter(({ plan, archetype }) => wanted(wish.courses, plan.id) && wanted(wish.archetypes, archetype.id))
    .flatMap((composed) => composed.plan.targets.filter((target) => wanted(wish.targets, target)).map((target) => ({ composed, target })));
}

export interface Tools {
  readonly kit: Kit;
  readonly templates: TemplateSet;
  readonly bundler: Bundler;
}

/** Makes one package: render → bundle → assemble → zip. */
export async function makePackage(composed: ComposedCourse, targetId: string, { kit, templates, bundler }: Tools): Promise<Package> {
  const { course, plan } = composed;
  const target = kit.target(targetId);
  const types = [...new Set(composed.questions.map(({ question }) => question.type))];
  const [strings, css, script] = await Promise.all([
    kit.strings(languageFor(plan.language, kit.languages) ?? "en"),
    kit.theme(plan.theme),
    bundler.runtime(targetId, types),
  ]);
  const units = unitsOf(composed, target).map((unit) => ({
    course: unit.composed.course,
    path: unit.path,
    html: renderDocument(renderCourse(unit.composed, strings, templates), { css, script, target }, templates),
  }));
  const bytes = await zipEntries(await assemble(composed, target, units, templates));
  return {
    course,
    target: targetId,
    path: `${course.id}/${course.archetype.id}/${course.key}-${targetId}.zip`,
    bytes,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}
