import { switchesOf } from "../../templates/contract/profile.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/report.ts";
import type { Cache } from "./cache.ts";
import { checkCourse } from "./check-course.ts";
import { checkTranslated } from "./check-translated.ts";
import { composeCourse } from "./compose.ts";
import { keepIdentities } from "../identity/keep.ts";
import type { Kit } from "./kit.ts";
import { type Lock, readLock } from "./lock.ts";
import { namesIn, newShelf } from "./shelf.ts";
import type { Theme } from "../themes/theme.ts";
import { readWords } from "./words.ts";
import type { ComposedCourse, CoursePlan, Module, Plans, Sources } from "./types.ts";

export interface CompileSetting {
  readonly root: string;
  readonly kit: Kit;
  readonly cache: Cache;
  /** `YYYY-MM-DD`; decides whether a review date has passed. */
  readonly today: string;
  readonly report: Report;
  /** True where the author accepts whatever contradicts the lock file. */
  readonly accept?: boolean;
  /** In place of the lock among the sources. */
  readonly lock?: Lock;
  /** Told of each module that can be built, once, with the text of its file. */
  readonly onModule?: (module: Module, text: string) => void;
}

/** What a compilation leaves behind, besides what its visitor kept. */
export interface Compiled {
  readonly lock: Lock;
  /** How many courses there are, counting each archetype. */
  readonly editions: number;
}

/**
 * Takes one course at a time through read → parse → compose → check, for all of its archetypes, and hands it to `visit`
 * unless something is wrong with it or was wrong before it. Everything is read and checked, whatever is wanted in the end: a
 * mistake in one module must not hide behind another. What has been visited can be forgotten, so that memory does not
 * grow with the project.
 */
export async function compileCourses(
  sources: Sources,
  plans: Plans,
  { root, kit, cache, today, report, accept = false, lock, onModule }: CompileSetting,
  visit: (courses: readonly ComposedCourse[]) => Promise<void>,
): Promise<Compiled> {
  if (sources.modules.length > 0 && sources.courses.length === 0)
    report.add("project/no-courses", { file: "modules/courses", line: 1, column: 1 });
  // A course or module that could not be read would make courses look wrong as well.
  const plansAreSound = !hasErrors(report.diagnostics);
  const start = lock ?? readLock(sources.lock, report);
  const wordsIn = await readWords(sources.strings, kit, report);
  const shelf = newShelf({ root, kit, paths: sources.modules, plans, namesOf: namesIn(start.modules), cache, today, report, onModule });
  const names = new Map(Object.entries(start.modules));
  const identities = new Map(Object.entries(start.courses));
  let editions = 0;

  async function take(ids: readonly string[]) {
    const shelved = [];
    for (const id of ids) {
      const entry = await shelf.module(id);
      if (entry) names.set(id, entry.names);
      shelved.push(entry);
    }
    return shelved;
  }

  for (const plan of plans.courses) {
    const shelved = await take(plan.modules);
    const modules = shelved.flatMap((entry) => (entry ? [entry.module] : []));
    const courses = archetypesOf(plan, plans).map((archetype) => {
      return composeCourse(
        plan,
        archetype,
        {
          project: plans.project,
          theme: themeOf(plan, plans),
          frameworks: plans.frameworks,
          modules,
          switches: switchesOf(kit.profile(plan.profile)),
          wordsIn,
          questionTypes: kit.questionTypes,
        },
        identities.get(`${plan.id}-${archetype.id}`),
      );
    });
    editions += courses.length;
    if (plansAreSound && shelved.every((entry) => entry?.sound)) {
      checkTranslated(plan, modules, courses, report);
      for (const composed of courses) checkCourse(composed, kit, report);
      for (const [key, identity] of keepIdentities(courses, identities, { accept, sources, report, questionTypes: kit.questionTypes }))
        identities.set(key, identity);
    }
    if (!hasErrors(report.diagnostics)) await visit(courses);
  }
  const used = new Set(plans.courses.flatMap((plan) => plan.modules));
  await take(sources.modules.map(({ id }) => id).filter((id) => !used.has(id)));
  return { lock: { modules: Object.fromEntries(names), courses: Object.fromEntries(identities) }, editions };
}

/** An unknown theme has been reported; the rest is checked with another. */
function themeOf({ theme }: CoursePlan, { themes }: Plans): Theme {
  const found = themes.find(({ id }) => id === theme) ?? themes[0];
  if (!found) throw new Error("There is no theme.");
  return found;
}

export function archetypesOf(plan: CoursePlan, { archetypes }: Pick<Plans, "archetypes">) {
  return plan.archetypes.flatMap((id) => archetypes.find((known) => known.id === id) ?? []);
}
