import { readTexts } from "./compile/read.ts";
import type { CoursePlan } from "./compile/types.ts";
import { type OpenProject, type Settings, visitProject } from "./compile/visit-project.ts";
import type { ContentParts, newContentCheck } from "./content/check-content.ts";
import { type Diagnostic, inReadingOrder } from "./diagnostics/diagnostic.ts";

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
  const { root, today, content = false } = settings;
  const { editions, plans, report } = await visitProject(settings, async (project) => {
    if (!content) return {};
    await checkOwnExamples(root, project);
    return { module: await openContentCheck({ ...project, today }) };
  });
  return { ...(await findings(root, report.diagnostics)), editions, courses: plans.courses };
}

/** What it takes to try examples is loaded only where a project has question types of its own. */
async function checkOwnExamples(root: string, { kit, report }: OpenProject): Promise<void> {
  if (kit.ownTypes.length === 0) return;
  const { checkExamples } = await import("./extensions/check-examples.ts");
  await checkExamples(root, kit, report);
}

/** The rules for content know much of English, and no other command waits for that to be loaded. */
export async function openContentCheck(parts: ContentParts): Promise<ReturnType<typeof newContentCheck>> {
  const content = await import("./content/check-content.ts");
  return content.newContentCheck(parts);
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
