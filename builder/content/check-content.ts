import { choosePages, isFor, modulesOf } from "../compile/compose.ts";
import { type Kinds, TOOL_KINDS } from "../compile/kinds.ts";
import type { CoursePlan, Module, Plans } from "../compile/types.ts";
import type { Values } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/report.ts";
import { checkAcronyms } from "./acronyms.ts";
import { checkBanks } from "./banks.ts";
import { checkFacts } from "./facts.ts";
import { type Finding, merge } from "./finding.ts";
import { checkObjectives } from "./objectives.ts";
import { checkHeavy } from "./heavy.ts";
import { checkLengths } from "./lengths.ts";
import { readPassages } from "./passages.ts";
import { checkPassive } from "./passive.ts";
import { checkPictures } from "./pictures.ts";
import { checkQuestions } from "./questions.ts";
import { checkReadingAge } from "./reading-age.ts";
import { checkReview } from "./review.ts";
import type { EditionRule, ModuleRule, WholeModule } from "./rule.ts";
import { contentSettings } from "./settings.ts";
import { checkWords } from "./words.ts";

const MODULE_RULES: readonly ModuleRule[] = [checkReview, checkPictures, checkHeavy];
const EDITION_RULES: readonly EditionRule[] = [checkBanks, checkObjectives, checkQuestions];
/** What counts words, or knows some: English ones. */
const ENGLISH_MODULE_RULES: readonly ModuleRule[] = [checkLengths, checkWords, checkPassive, checkFacts];
const ENGLISH_EDITION_RULES: readonly EditionRule[] = [checkReadingAge, checkAcronyms];

export interface ContentParts {
  readonly plans: Pick<Plans, "archetypes" | "courses" | "project">;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly report: Report;
  /** What may stand behind `:::`; the tool's own where nothing is said. */
  readonly kit?: Kinds;
}

/** Checks what a module says, given the text of its file. A finding that several learner groups share is reported once. */
export function newContentCheck({ plans, today, report, kit = TOOL_KINDS }: ContentParts): (module: Module, text: string) => void {
  const settings = contentSettings(plans.project.content);
  const cases = new Set(kit.questionTypes.filter(({ parts }) => parts !== undefined).map(({ id }) => id));
  // Most of the time goes into this one.
  const isWanted = (rule: ModuleRule) => rule !== checkPassive || settings.isOn("prose/passive-voice");
  return (module, text) => {
    const whole: WholeModule = { module, passages: readPassages(module, text, kit), settings, cases, today };
    const readers = readersOf(module, plans);
    const isEnglish = /^en\b/.test(module.language);
    const moduleRules = [...MODULE_RULES, ...(isEnglish ? ENGLISH_MODULE_RULES : [])].filter(isWanted);
    const editionRules = [...EDITION_RULES, ...(isEnglish ? ENGLISH_EDITION_RULES : [])];
    const found = readers.map((archetype) => {
      const passages = whole.passages.filter(({ audiences }) =>
        audiences.every(({ names, otherwise }) => isFor(names, archetype) !== otherwise),
      );
      const edition = { ...whole, passages, archetype, pages: choosePages(module, archetype) };
      return { archetype: archetype.id, findings: editionRules.flatMap((rule) => rule(edition)) };
    });
    const shared = merge(
      found,
      readers.map(({ id }) => id),
    );
    for (const { code, place, values } of [...moduleRules.flatMap((rule) => rule(whole)), ...shared]) {
      if (settings.isOn(code)) report.addNamed(code, place, printed(values));
    }
  };
}

/** The learner groups of the courses that have the module; all where no course has it yet. */
function readersOf({ id }: Module, { archetypes, courses }: ContentParts["plans"]) {
  const isRead = (plan: CoursePlan, archetype: string) => modulesOf(plan, { id: archetype }).includes(id);
  const named = new Set(courses.flatMap((plan) => plan.archetypes.filter((archetype) => isRead(plan, archetype))));
  return named.size === 0 ? archetypes : archetypes.filter((archetype) => named.has(archetype.id));
}

function printed(values: Finding["values"]): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === "object" ? value.join(", ") : value]));
}
