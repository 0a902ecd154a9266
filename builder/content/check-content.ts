import { choosePages, isFor } from "../compile/compose.ts";
import type { Module, Plans } from "../compile/types.ts";
import type { Values } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/report.ts";
import { checkBanks } from "./banks.ts";
import { type Finding, merge } from "./finding.ts";
import { checkObjectives } from "./objectives.ts";
import { checkQuestions } from "./questions.ts";
import { readPassages } from "./passages.ts";
import type { EditionRule, ModuleRule, WholeModule } from "./rule.ts";
import { contentSettings } from "./settings.ts";

const MODULE_RULES: readonly ModuleRule[] = [];
const EDITION_RULES: readonly EditionRule[] = [checkBanks, checkObjectives, checkQuestions];

export interface ContentParts {
  readonly plans: Pick<Plans, "archetypes" | "courses" | "project">;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly report: Report;
}

/** Checks what a module says, given the text of its file. A finding that several learner groups share is reported once. */
export function newContentCheck({ plans, today, report }: ContentParts): (module: Module, text: string) => void {
  const settings = contentSettings(plans.project.content);
  return (module, text) => {
    const whole: WholeModule = { module, passages: readPassages(module, text), settings, today };
    const readers = readersOf(module, plans);
    const found = readers.map((archetype) => {
      const passages = whole.passages.filter(({ audiences }) =>
        audiences.every(({ names, otherwise }) => isFor(names, archetype) !== otherwise),
      );
      const edition = { ...whole, passages, archetype, pages: choosePages(module, archetype) };
      return { archetype: archetype.id, findings: EDITION_RULES.flatMap((rule) => rule(edition)) };
    });
    const shared = merge(
      found,
      readers.map(({ id }) => id),
    );
    for (const { code, place, values } of [...MODULE_RULES.flatMap((rule) => rule(whole)), ...shared]) {
      if (settings.isOn(code)) report.addNamed(code, place, printed(values));
    }
  };
}

/** The learner groups of the courses that have the module; all where no course has it yet. */
function readersOf({ id }: Module, { archetypes, courses }: ContentParts["plans"]) {
  const named = new Set(courses.filter(({ modules }) => modules.includes(id)).flatMap((plan) => plan.archetypes));
  return named.size === 0 ? archetypes : archetypes.filter((archetype) => named.has(archetype.id));
}

function printed(values: Finding["values"]): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === "object" ? value.join(", ") : value]));
}
