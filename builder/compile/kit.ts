import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Profile } from "../../templates/contract/profile.ts";
import type { Target } from "../../templates/contract/target.ts";
import { type ContrastRule, readContrastRules, readOwnThemes, type Theme } from "../themes/theme.ts";
import type { TemplateSpecs } from "./render/templates.ts";
import { type Extensions, NO_EXTENSIONS } from "../extensions/extensions.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { CatalogueEntry } from "../diagnostics/catalogue.ts";
import { type Kinds, TOOL_KINDS } from "./kinds.ts";
import { onceFor } from "./once.ts";
import type { ListedQuestionType } from "../../templates/questions/index.ts";
import { PROFILES } from "../../templates/profiles/index.ts";
import { targets } from "../../templates/targets/index.ts";

/** What the tool and a project bring along: question types, blocks, targets, themes, languages, and where their files are. */
export interface Kit extends Kinds {
  /** Absolute path of `templates/`. */
  readonly templates: string;
  readonly targets: readonly Target[];
  /** What is wrong with what the project brings along. Where there is something, the kit has none of it. */
  readonly found: readonly Diagnostic[];
  /** Those of `questionTypes` that the project brings along. */
  readonly ownTypes: readonly ListedQuestionType[];
  /** Mistakes that only the project's own question types and blocks can name. */
  readonly ownCodes: Readonly<Record<string, CatalogueEntry>>;
  /** Absolute path of what belongs to `questions/<type>`, `targets/<id>` or `blocks/<name>`, as far as the name goes. */
  pathOf(name: string): string;
  /** Sorted by id. */
  readonly ownThemes: readonly Theme[];
  /** Which colours of a theme meet, and how far apart they must be. */
  readonly contrastRules: readonly ContrastRule[];
  readonly languages: readonly string[];
  /** Learning systems that a course can be made for. */
  readonly profiles: readonly Profile[];
  target(id: string): Target;
  profile(id: string): Profile;
  questionType(id: string): ListedQuestionType;
  /** True where a block of that name has a program of its own for the page. */
  isScripted(block: string): boolean;
  /** Templates compiled ahead, by path: the project's own always, the tool's where they are not read from their sources. */
  specs(): Promise<TemplateSpecs>;
  /** Hexadecimal SHA-256 over everything that decides what the tool makes: it changes when the tool does. */
  identity(): Promise<string>;
  /** The compiled style sheet of one of the tool's themes, without the values of its properties. */
  theme(id: string): Promise<string>;
  /** What a question type or a block adds to it: `questions/<type>`, `blocks/<name>`; "" where that is nothing. */
  style(name: string): Promise<string>;
  /** The player's words in a language. */
  strings(language: string): Promise<Readonly<Record<string, string>>>;
}

/** Where the tool's own files are, absolute. `compiled` holds what `npm run compile` made. */
export interface KitFolders {
  readonly templates: string;
  readonly compiled: string;
  /** True where `compiled` holds the templates as well and they are up to date. */
  readonly precompiled?: boolean;
}

/** `root` is the absolute path of a project that may bring its own question types, blocks and targets (docs/extending.md). */
export async function loadKit({ templates, compiled, precompiled = false }: KitFolders, root?: string): Promise<Kit> {
  const folders = [templates, compiled];
  const identity = onceFor(hashFolders);
  const themes = (await readdir(join(templates, "themes"), { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const strings = await readdir(join(templates, "strings"));
  const own = root === undefined ? NO_EXTENSIONS : await ownParts(root, templates);
  const questionTypes = [...TOOL_KINDS.questionTypes, ...own.questionTypes];
  const blockKinds = [...TOOL_KINDS.blockKinds, ...own.blockKinds];
  const all = [...targets, ...own.targets];
  const pathOf = (name: string) => join(own.isOwn(name) && root !== undefined ? join(root, "templates") : templates, name);
  return {
    templates,
    targets: all,
    questionTypes,
    blockKinds,
    found: own.found,
    ownTypes: own.questionTypes,
    ownCodes: own.codes,
    pathOf,
    ownThemes: await readOwnThemes(
      join(templates, "themes"),
      themes.map(({ name }) => name),
    ),
    contrastRules: await readContrastRules(join(templates, "themes")),
    languages: strings
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.replace(/\.json$/, ""))
      .sort(),
    profiles: PROFILES,
    profile: (id) => named(PROFILES, id),
    target: (id) => named(all, id),
    questionType: (id) => named(questionTypes, id),
    isScripted: (block) => blockKinds.some(({ name, script }) => name === block && script === true),
    specs: async () => {
      if (!precompiled) return own.specs;
      const specs = (await import(pathToFileURL(join(compiled, "templates.mjs")).href)) as { readonly default: TemplateSpecs };
      return { ...specs.default, ...own.specs };
    },
    identity: async () => {
      const tool = await identity(folders);
      return own.identity === "" ? tool : createHash("sha256").update(`${tool} ${own.identity}`).digest("hex");
    },
    theme: onceFor((id) => readFile(join(compiled, "themes", `${id}.css`), "utf8")),
    style: onceFor(async (name) => {
      const path = join(compiled, "styles", `${name}.css`);
      if (own.isOwn(name)) return own.styles.get(name) ?? "";
      return existsSync(path) ? readFile(path, "utf8") : "";
    }),
    strings: onceFor(async (language) => {
      const words = JSON.parse(await readFile(join(templates, "strings", `${language}.json`), "utf8")) as Record<string, string>;
      return { ...words, ...own.words.get("en"), ...own.words.get(language) };
    }),
  };
}

/** Only a project that has something of its own waits for the compiler. */
async function ownParts(root: string, templates: string): Promise<Extensions> {
  if (!existsSync(join(root, "templates"))) return NO_EXTENSIONS;
  const { loadExtensions } = await import("../extensions/load.ts");
  return loadExtensions(root, templates);
}

function named<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((entry) => entry.id === id);
  if (!found) throw new Error(`"${id}" is not one of ${list.map((entry) => entry.id).join(", ")}.`);
  return found;
}

/** Over the names and bytes of all files, in an order that is the same everywhere. */
async function hashFolders(folders: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const contents = await Promise.all(paths.sort().map((path) => readFile(path)));
    for (const [index, bytes] of contents.entries()) hash.update(`${paths[index]?.slice(folder.length)} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex");
}

/** What a course may name of the tool's own. */
export function kitNames({ targets: all, ownThemes, contrastRules, languages, profiles }: Kit) {
  return { targets: all.map(({ id }) => id), ownThemes, contrastRules, languages, profiles: profiles.map(({ id }) => id) };
}
