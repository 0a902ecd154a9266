import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Target } from "../../templates/contract/target.ts";
import { type ListedQuestionType, questionTypes } from "../../templates/questions/index.ts";
import { targets } from "../../templates/targets/index.ts";

/** What the tool brings along: question types, targets, themes, languages, and where their files are. */
export interface Kit {
  /** Absolute path of `templates/`. */
  readonly templates: string;
  readonly targets: readonly Target[];
  readonly themes: readonly string[];
  readonly languages: readonly string[];
  target(id: string): Target;
  questionType(id: string): ListedQuestionType;
  /** The compiled style sheet of a theme. */
  theme(id: string): Promise<string>;
  /** The player's words in a language. */
  strings(language: string): Promise<Readonly<Record<string, string>>>;
}

/** Where the tool's own files are, absolute. `compiled` holds what `npm run compile` made. */
export interface KitFolders {
  readonly templates: string;
  readonly compiled: string;
}

export async function loadKit({ templates, compiled }: KitFolders): Promise<Kit> {
  const themes = (await readdir(join(templates, "themes"), { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const strings = await readdir(join(templates, "strings"));
  return {
    templates,
    targets,
    themes: themes.map(({ name }) => name).sort(),
    languages: strings
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.replace(/\.json$/, ""))
      .sort(),
    target: (id) => named(targets, id),
    questionType: (id) => named(questionTypes, id),
    theme: (id) => readFile(join(compiled, "themes", `${id}.css`), "utf8"),
    strings: async (language) =>
      JSON.parse(await readFile(join(templates, "strings", `${language}.json`), "utf8")) as Record<string, string>,
  };
}

function named<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((entry) => entry.id === id);
  if (!found) throw new Error(`"${id}" is not one of ${list.map((entry) => entry.id).join(", ")}.`);
  return found;
}
