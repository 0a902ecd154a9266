import { newReport, type Report } from "../diagnostics/report.ts";
import { reportFailure } from "../extensions/extension-error.ts";
import { noCache } from "./cache.ts";
import { compileCourses } from "./compile.ts";
import { type Kit, type KitFolders, kitNames, loadKit } from "./kit.ts";
import { readPlans } from "./parse/all-plans.ts";
import { readSources, sourcePaths } from "./read.ts";
import type { ComposedCourse, Module, Plans, Sources } from "./types.ts";

export interface Settings {
  /** Absolute path of the folder that holds `modules/`. */
  readonly root: string;
  readonly kit: KitFolders;
  /** `YYYY-MM-DD`; decides whether a review date has passed. */
  readonly today: string;
}

/** A project without its modules, with what is wrong with it. */
export interface OpenProject {
  readonly kit: Kit;
  readonly sources: Sources;
  readonly plans: Plans;
  readonly report: Report;
}

/** A project as it was read, with all that is wrong with it. */
export interface VisitedProject extends OpenProject {
  /** How many courses there are, counting each archetype. */
  readonly editions: number;
}

export interface Visitor {
  /** Shown each course that can be built, for one archetype after the other. */
  readonly course?: (course: ComposedCourse) => void;
  /** Shown each module that can be built, once, before the courses that have it. */
  readonly module?: (module: Module, text: string) => void;
}

/** Reads and checks a whole project and writes nothing. `open` says who is shown it. */
export async function visitProject(
  { root, kit: folders, today }: Settings,
  open: (project: OpenProject) => Visitor | Promise<Visitor>,
): Promise<VisitedProject> {
  const kit = await loadKit(folders, root);
  const report = newReport(kit.ownCodes);
  const sources = await readSources(root, await sourcePaths(root), report);
  const plans = readPlans(sources, kitNames(kit), report);
  const { course, module } = await open({ kit, sources, plans, report });
  // Whatever is wrong with what the project brings along would show up in all that uses it.
  if (kit.found.length > 0) return { kit, sources, plans, report: reportOf(kit), editions: 0 };
  const setting = { root, kit, cache: noCache, today, report, ...(module && { onModule: module }) };
  try {
    const { editions } = await compileCourses(sources, plans, setting, (courses) => {
      for (const composed of course ? courses : []) course?.(composed);
      return Promise.resolve();
    });
    return { kit, sources, plans, report, editions };
  } catch (error) {
    reportFailure(error, report);
    return { kit, sources, plans, report, editions: 0 };
  }
}

function reportOf({ found }: Kit): Report {
  const report = newReport();
  report.take(found);
  return report;
}
