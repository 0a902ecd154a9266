import type { ListName } from "../compile/parse/described.ts";
import { RULES } from "../compile/parse/course-schema.ts";
import { languageFor } from "../compile/parse/plans.ts";
import type { Kit } from "../compile/kit.ts";
import { newReport } from "../diagnostics/report.ts";
import { readPlans } from "../compile/parse/all-plans.ts";
import { kitNames } from "../compile/kit.ts";
import { readSources, sourcePaths } from "../compile/read.ts";
import { wordsLanguage } from "../compile/words.ts";

/** One of the names that a text may be. */
export interface Choice {
  readonly id: string;
  /** What it means, for an editor to show. */
  readonly label?: string;
}

/** What a text may be: one of `known`, or what `others`, a regular expression, allows besides. */
export interface Choices {
  readonly known: readonly Choice[];
  readonly others?: string;
}

/** What exists, for schemas: lists of names, and the names of the colours of themes. */
export interface Lists extends Readonly<Record<ListName, Choices>> {
  readonly colours: Choices;
}

const ANY_ID = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
const ANY_NAME = "\\S";

type ToolKit = Pick<Kit, "targets" | "ownThemes" | "profiles" | "languages">;

/** What curricle has, for any project: where a project may bring its own, anything of the right shape is allowed. */
export function toolLists({ targets, ownThemes, profiles, languages }: ToolKit): Lists {
  const themes = ownThemes.map(({ id }) => ({ id }));
  const open = { known: [], others: ANY_ID };
  return {
    modules: open,
    archetypes: open,
    courses: open,
    frameworks: { known: [], others: ANY_NAME },
    needs: { known: [], others: ANY_NAME },
    targets: { known: targets.map(({ id, label }) => ({ id, label })), others: ANY_ID },
    themes: { known: themes, others: ANY_ID },
    baseThemes: { known: themes },
    languages: { known: languages.map((id) => ({ id })), others: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$" },
    profiles: { known: profiles.map(({ id, label }) => ({ id, label })) },
    rules: { known: Object.keys(RULES).map((id) => ({ id })), others: `^\\s*(${Object.keys(RULES).map(inAnyCase).join("|")})\\s*$` },
    colours: { known: [...new Set(ownThemes.flatMap(({ colours }) => Object.keys(colours)))].map((id) => ({ id })) },
  };
}

/** What one project has: nothing else is allowed there. */
export async function projectLists(root: string, kit: Kit): Promise<Lists> {
  const tool = toolLists(kit);
  // What is wrong with the project is for `check` to say.
  const report = newReport();
  const sources = await readSources(root, await sourcePaths(root), report);
  const { archetypes, courses, themes, frameworks } = readPlans(sources, kitNames(kit), report);
  const languages = [...new Set([...kit.languages, ...sources.strings.map(wordsLanguage)])];
  return {
    ...tool,
    modules: { known: sources.modules.map(({ id }) => ({ id })) },
    archetypes: { known: archetypes.map(({ id, title }) => ({ id, label: title })) },
    courses: { known: courses.map(({ id, title }) => ({ id, label: title })) },
    frameworks: { known: frameworks.map(({ id, title }) => ({ id, label: title })) },
    needs: { known: frameworks.flatMap(({ needs }) => needs.map(({ id, text }) => ({ id, label: text }))) },
    targets: { known: tool.targets.known },
    themes: { known: themes.map(({ id }) => ({ id })) },
    languages: {
      known: [...new Set([...languages, ...courses.flatMap(({ language, languages: more = [] }) => [language, ...more])])]
        .filter((tag) => languageFor(tag, languages) !== undefined)
        .map((id) => ({ id })),
      others: `^(${languages.join("|")})(-[A-Za-z0-9]{2,8})*$`,
    },
  };
}

/** A regular expression without flags, because JSON Schema has none. */
function inAnyCase(words: string): string {
  return words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
