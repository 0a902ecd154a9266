import { noCache } from "./compile/cache.ts";
import { compileCourses } from "./compile/compile.ts";
import { type KitFolders, loadKit } from "./compile/kit.ts";
import { readPlans } from "./compile/parse/all-plans.ts";
import { readSources, readTexts, sourcePaths } from "./compile/read.ts";
import type { CoursePlan, Plans } from "./compile/types.ts";
import { type Diagnostic, inReadingOrder } from "./diagnostics/diagnostic.ts";
import { newReport, type Report } from "./diagnostics/report.ts";

export interface Settings {
  /** Absolute path of the folder that holds `modules/`. */
  readonly root: string;
  readonly kit: KitFolders;
  /** `YYYY-MM-DD`; decides whether a review date has passed. */
  readonly today: string;
}

export interface CheckResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Texts of the source files that something was found in, by path, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** How many courses there are, counting each archetype. */
  readonly editions: number;
}

export interface CheckSettings extends Settings {
  /** True: what the modules say is checked as well. */
  readonly content?: boolean;
}

/** Reads and checks everything and writes nothing. `courses` are those that could be read. */
export async function check(settings: CheckSettings): Promise<CheckResult & { readonly courses: readonly CoursePlan[] }> {
  const { root, kit: folders, today, content = false } = settings;
  const report = newReport();
  const kit = await loadKit(folders);
  const sources = await readSources(root, await sourcePaths(root), report);
  const plans = readPlans(sources, kitNames(kit), report);
  const onModule = content && { onModule: await contentCheck(plans, today, report) };
  const setting = { root, kit, cache: noCache, today, report, ...onModule };
  const { editions } = await compileCourses(sources, plans, setting, () => Promise.resolve());
  return { ...(await findings(root, report.diagnostics)), editions, courses: plans.courses };
}

/** The rules for content know much of English, and no other command waits for that to be loaded. */
async function contentCheck(plans: Plans, today: string, report: Report) {
  const { newContentCheck } = await import("./content/check-content.ts");
  return newContentCheck({ plans, today, report });
}

/** What a course may name of the tool's own. */
export function kitNames({ targets, ownThemes, contrastRules, languages, profiles }: Awaited<ReturnType<typeof loadKit>>) {
  return { targets: targets.map(({ id }) => id), ownThemes, contrastRules, languages, profiles: profiles.map(({ id }) => id) };
}

export async function findings(root: string, diagnostics: readonly Diagnostic[]): Promise<Pick<CheckResult, "diagnostics" | "texts">> {
  const sorted = inReadingOrder(diagnostics);
  return {
    diagnostics: sorted,
    texts: await readTexts(
      root,
      sorted.map(({ file }) => file),
    ),
  };
}
