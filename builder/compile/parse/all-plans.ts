import type { Report } from "../../diagnostics/report.ts";
import type { Plans, Sources } from "../types.ts";
import { type Known, readArchetype, readCourse, readFramework, readProject } from "./plans.ts";

/** Reads everything but the modules. Whatever cannot be read is reported and left out. */
export function readPlans(sources: Sources, kit: Pick<Known, "targets" | "themes" | "languages" | "profiles">, report: Report): Plans {
  const archetypes = sources.archetypes.flatMap((file) => readArchetype(file, report) ?? []);
  const known = { ...kit, modules: sources.modules.map(({ id }) => id), archetypes: archetypes.map(({ id }) => id) };
  return {
    project: readProject(sources.project, report),
    archetypes,
    courses: sources.courses.flatMap((file) => readCourse(file, known, report) ?? []),
    needs: new Set(sources.frameworks.flatMap((file) => readFramework(file, report))),
    audiences: [...new Set([...archetypes.map(({ id }) => id), ...archetypes.flatMap(({ traits }) => traits)])],
  };
}
