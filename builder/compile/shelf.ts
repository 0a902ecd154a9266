import { createHash } from "node:crypto";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { newReport, type Report } from "../diagnostics/report.ts";
import type { Cache } from "./cache.ts";
import { checkModule, checkTexts } from "./check-module.ts";
import type { Kinds } from "./kinds.ts";
import type { Kit } from "./kit.ts";
import { type ModuleNames, NO_NAMES } from "./parse/names.ts";
import { fileFinder, readModule } from "./parse/module.ts";
import { readTranslation } from "./parse/translation.ts";
import { readModuleFiles } from "./read.ts";
import type { Module, ModuleFiles, ModulePaths, Plans } from "./types.ts";

/** A module as it is wanted: read, parsed and checked. */
export interface Shelved {
  readonly module: Module;
  readonly names: ModuleNames;
  /** False where something was reported that stops the build. */
  readonly sound: boolean;
}

/** Reads modules when they are wanted, and forgets the longest unused: a project may have more than memory holds. */
export interface Shelf {
  /** `undefined` after reporting why it cannot be read. What is found in a module is reported once. */
  module(id: string): Promise<Shelved | undefined>;
}

export interface ShelfParts {
  readonly root: string;
  readonly kit: Kinds & Pick<Kit, "ownCodes">;
  readonly paths: readonly ModulePaths[];
  readonly plans: Pick<Plans, "audiences" | "needs">;
  readonly namesOf: (id: string) => ModuleNames;
  readonly cache: Cache;
  readonly today: string;
  readonly report: Report;
  /** Told of each module once, with the text of its file, where nothing in it stops the build. */
  readonly onModule?: ((module: Module, text: string) => void) | undefined;
}

/** Most modules in memory at a time; the courses of one project share some and most are not longer than this. */
const KEPT = 48;

export function newShelf({ root, kit, paths, plans, namesOf, cache, today, report, onModule }: ShelfParts): Shelf {
  const kept = new Map<string, Promise<Shelved | undefined>>();
  const reported = new Set<string>();
  const byId = new Map(paths.map((entry) => [entry.id, entry]));

  async function load(id: string): Promise<Shelved | undefined> {
    const entry = byId.get(id);
    if (!entry) return undefined;
    const found = newReport(kit.ownCodes);
    const files = await readModuleFiles(root, entry, found);
    const read = files && (await parse(files, namesOf(id), found));
    if (read) checkModule(read.module, today, found);
    for (const translation of read?.module.translations ?? []) checkTexts(translation, found);
    const sound = !hasErrors(found.diagnostics);
    if (!reported.has(id)) {
      report.take(found.diagnostics);
      if (read && sound) onModule?.(read.module, files.file.text);
    }
    reported.add(id);
    return read && { ...read, sound };
  }

  /** Parsed anew only where something that decides the outcome has changed. Only what needs no word to the author is kept. */
  async function parse(files: ModuleFiles, names: ModuleNames, found: Report): Promise<Omit<Shelved, "sound"> | undefined> {
    const { audiences, needs } = plans;
    const key = createHash("sha256")
      .update(JSON.stringify([files.id, files.file, files.translations, filesOf(files), [...audiences], [...needs], names]))
      .digest("hex");
    const known = (await cache.read("module", key)) as Omit<Shelved, "sound"> | undefined;
    if (known) return { ...known, module: { ...known.module, media: files.media } };
    const source = readModule(files, audiences, needs, names, found, kit);
    const read = source && { ...source, module: withTranslations(source.module, files, audiences, found, kit) };
    if (read && found.diagnostics.length === 0) await cache.write("module", key, { ...read, module: { ...read.module, media: [] } });
    return read;
  }

  return {
    module(id) {
      const wanted = kept.get(id) ?? load(id);
      kept.delete(id);
      kept.set(id, wanted);
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      return wanted;
    },
  };
}

function withTranslations(module: Module, files: ModuleFiles, audiences: Plans["audiences"], report: Report, kinds: Kinds): Module {
  const translations = (files.translations ?? []).flatMap((file) => readTranslation(file, module, files, audiences, report, kinds) ?? []);
  return translations.length > 0 ? { ...module, translations } : module;
}

/** What parsing a module's text can learn of its files. */
function filesOf({ media }: ModuleFiles) {
  const fileOf = fileFinder(media);
  return media.map(({ name }) => [name, fileOf(name)]);
}

/** Names that a lock has for a module. */
export function namesIn(modules: Readonly<Record<string, ModuleNames>>): (id: string) => ModuleNames {
  return (id) => modules[id] ?? NO_NAMES;
}
