import type { Report } from "../../diagnostics/report.ts";
import { checkThemes, readThemes, type ThemeKit } from "../../themes/read-themes.ts";
import type { Plans, Sources } from "../types.ts";
import { wordsLanguage } from "../words.ts";
import { idOf, type Known, readArchetype, readCourse, readFramework, readNames, readProject } from "./plans.ts";

/** Reads everything but the modules. Whatever cannot be read is reported and left out. */
export function readPlans(sources: Sources, kit: Pick<Known, "targets" | "languages" | "profiles"> & ThemeKit, report: Report): Plans {
  const { project, looks } = readProject(sources.project, report);
  const themes = readThemes(sources, kit, looks, report);
  const names = sources.names.flatMap((file) => readNames(file, report) ?? []);
  const namesOf = (of: string) => names.filter((name) => name.of === of);
  const archetypes = sources.archetypes
    .flatMap((file) => readArchetype(file, report) ?? [])
    .map((archetype) => ({ ...archetype, names: namesOf(`archetypes/${archetype.id}`) }));
  const taken = new Map<string, string>();
  const frameworks = sources.frameworks.flatMap((file) => readFramework(file, taken, report) ?? []);
  const known = {
    ...kit,
    languages: [...new Set([...kit.languages, ...sources.strings.map(wordsLanguage)])],
    themes: [...new Set([...themes.map(({ theme }) => theme.id), ...sources.themes.map(({ id }) => id)])],
    modules: sources.modules.map(({ id }) => id),
    archetypes: archetypes.map(({ id }) => id),
    frameworks: frameworks.map(({ id }) => id),
    courses: sources.courses.map(idOf),
  };
  const courses = sources.courses
    .flatMap((file) => readCourse(file, known, report) ?? [])
    .map((course) => ({ ...course, names: namesOf(`courses/${course.id}`) }));
  // A theme of the tool that no course has may be at odds with the project's colours.
  const shown = themes.filter(({ theme }) => theme.id !== theme.base || courses.some((course) => course.theme === theme.id));
  checkThemes(shown, kit.contrastRules, report);
  return {
    project,
    archetypes,
    courses,
    themes: themes.map(({ theme }) => theme),
    frameworks,
    needs: new Set(taken.keys()),
    audiences: [...new Set([...archetypes.map(({ id }) => id), ...archetypes.flatMap(({ traits }) => traits)])],
  };
}
