import type { Report } from "../../diagnostics/report.ts";
import type { Lock } from "../lock.ts";
import type { Authored, Sources } from "../types.ts";
import { readModule } from "./module.ts";
import { NO_NAMES } from "./names.ts";
import { type Known, readArchetype, readCourse, readFramework, readProject } from "./plans.ts";

/** Reads all sources. Whatever cannot be read is reported and left out. `lock` comes back with the names of new things. */
export function readAuthored(
  sources: Sources,
  lock: Lock,
  kit: Pick<Known, "targets" | "themes" | "languages">,
  report: Report,
): { readonly authored: Authored; readonly lock: Lock } {
  const archetypes = sources.archetypes.flatMap((file) => readArchetype(file, report) ?? []);
  const needs = new Set(sources.frameworks.flatMap((file) => readFramework(file, report)));
  const audiences = [...new Set([...archetypes.map(({ id }) => id), ...archetypes.flatMap(({ traits }) => traits)])];
  const read = sources.modules.flatMap((source) => readModule(source, audiences, needs, lock.modules[source.id] ?? NO_NAMES, report) ?? []);
  const known = { ...kit, modules: sources.modules.map(({ id }) => id), archetypes: archetypes.map(({ id }) => id) };
  return {
    authored: {
      project: readProject(sources.project, report),
      modules: read.map(({ module }) => module),
      archetypes,
      courses: sources.courses.flatMap((file) => readCourse(file, known, report) ?? []),
      needs,
    },
    lock: { ...lock, modules: { ...lock.modules, ...Object.fromEntries(read.map(({ module, names }) => [module.id, names])) } },
  };
}
