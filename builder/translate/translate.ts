import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readPlans } from "../compile/parse/all-plans.ts";
import { readModule } from "../compile/parse/module.ts";
import { NO_NAMES } from "../compile/parse/names.ts";
import { type Kit, type KitFolders, kitNames, loadKit } from "../compile/kit.ts";
import { readLock } from "../compile/lock.ts";
import { readModuleFiles, readSources, sourcePaths } from "../compile/read.ts";
import type { ModulePaths } from "../compile/types.ts";
import { writeFiles } from "../compile/write.ts";
import { findings } from "../check.ts";
import type { CheckResult } from "../index.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { newReport } from "../diagnostics/report.ts";
import { frontMatter, frontSegments, type Segment, type Segmented, segmentsOf } from "./segments.ts";
import { hashOf, readXliff, type Standing, standingOf, type Unit, writeXliff, type XliffFile } from "./xliff.ts";

export interface TranslateSettings {
  /** Absolute path of the folder that holds `modules/`. */
  readonly root: string;
  readonly kit: KitFolders;
  /** BCP 47 tag. */
  readonly language: string;
  /** Ids; every module where it is empty. */
  readonly modules: readonly string[];
}

/** How the translation of a module stands. */
export interface Translation {
  readonly module: string;
  /** Path of the file of translations, from the project's root. */
  readonly file: string;
  readonly counts: Readonly<Record<Standing, number>>;
  /** What the translated module's front matter says of who drafted it: nobody has reviewed it yet. */
  readonly draft?: string;
  /** What needs somebody to look at it, by segment. */
  readonly notes: readonly { readonly id: string; readonly problem: string }[];
  /** The file that was written, from the project's root. */
  readonly written?: string;
}

/** Thrown where a command asks for what is not there; `message` is for the author. */
export class TranslateError extends Error {}

export type Translated = Pick<CheckResult, "diagnostics" | "texts"> & { readonly translations: readonly Translation[] };

/** A module with what there is of its translation. */
interface Work {
  readonly id: string;
  readonly path: string;
  readonly language: string;
  readonly segments: readonly Segment[];
  readonly body: Segmented;
  /** What `module.<language>.md` says, by segment; only where it is built like the source. */
  readonly existing: ReadonlyMap<string, string>;
  readonly existingPath: string;
  /** Parts of the existing translation that are built otherwise. */
  readonly unlike: readonly { readonly part: string; readonly texts: readonly string[] }[];
  readonly draft: string | undefined;
  readonly kept: Pick<XliffFile, "units" | "unused"> | undefined;
  readonly file: string;
}

/** Writes a file of translations for each module, with every translation that there is already. */
export function exportTranslations(settings: TranslateSettings): Promise<Translated> {
  return eachModule(settings, async (work) => {
    const { units, unused, conflicts } = unitsOf(work);
    const { id: module, path: original, language: source, file } = work;
    const bytes = writeXliff({ module, original, source, language: settings.language, units, unused });
    await writeFiles(settings.root, [{ path: file, bytes }]);
    return { ...standing(work, units), notes: [...notesOn(work, units), ...conflicts], written: file };
  });
}

/** Says how the translation of each module stands, and writes nothing. */
export function translationStatus(settings: TranslateSettings): Promise<Translated> {
  return eachModule(settings, (work) => {
    const { units } = work.kept ?? unitsOf(work);
    return Promise.resolve({ ...standing(work, units), notes: notesOn(work, units) });
  });
}

/**
 * Writes `module.<language>.md` from the file of translations. A text that has been changed in both since the last export stops
 * it, unless `replace` says that the file of translations counts.
 */
export function importTranslations(settings: TranslateSettings & { readonly replace: boolean }): Promise<Translated> {
  return eachModule(settings, async (work) => {
    const { kept, file, existing, unlike, existingPath } = work;
    if (!kept) throw new TranslateError(`There is no ${file}. Make it with: curricle translate export --language ${settings.language}`);
    const units = new Map(kept.units.map((unit) => [unit.id, unit]));
    const notes = [...notesOn(work, kept.units)];
    const texts = new Map<string, string>();
    const known = new Set([...kept.units, ...kept.unused].flatMap((unit) => [unit.was, unit.hash, hashOf(unit.target)]));
    const isLost = ({ texts: old }: Work["unlike"][number]) => old.some((text) => !known.has(hashOf(text)));
    const conflicts = (settings.replace ? [] : unlike.filter(isLost)).map(({ part }) => ({
      id: part,
      problem: `is built otherwise in ${existingPath} than in the source, and holds texts that would be lost`,
    }));
    for (const { id, text } of work.segments) {
      const unit = units.get(id);
      const old = existing.get(id);
      const usable = unit && unit.target !== "" && standingOf(unit, text) !== "broken" ? unit.target : undefined;
      const isEdited = old !== undefined && usable !== undefined && hashOf(old) !== hashOf(usable) && hashOf(old) !== unit?.was;
      if (isEdited && !settings.replace) conflicts.push({ id, problem: `has been changed in ${existingPath} as well` });
      const chosen = usable ?? old;
      if (chosen !== undefined) texts.set(id, chosen);
    }
    const result = { ...standing(work, kept.units), notes: [...notes, ...conflicts] };
    if (conflicts.length > 0) return result;
    await writeFiles(settings.root, [{ path: existingPath, bytes: markdownOf(work, texts) }]);
    return { ...result, written: existingPath };
  });
}

/** Pages and questions of which nothing is translated are left out: they come in the source's language, and marked as such. */
function markdownOf({ segments, body, draft }: Work, texts: ReadonlyMap<string, string>): string {
  const hasTexts = (part: string) => {
    const own = segments.filter((segment) => segment.part === part || segment.part.startsWith(`${part}.`));
    return own.length === 0 || own.some(({ id }) => texts.has(id));
  };
  const front = new Map([...texts].filter(([id]) => id.startsWith("front.")));
  // A meaning needs its term, which may be the same word in both languages.
  for (const { id, text } of segments)
    if (id.startsWith("front.term.") && front.has(id.replace("term", "meaning")) && !front.has(id)) front.set(id, text);
  return `---\n${frontMatter(front, draft)}---\n\n${body.withTexts(texts, (part) => !hasTexts(part))}\n`;
}

async function eachModule(settings: TranslateSettings, work: (work: Work) => Promise<Translation>): Promise<Translated> {
  const { root, language, modules } = settings;
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language))
    throw new TranslateError(`"${language}" is no language tag. Write one such as cy.`);
  const kit = await loadKit(settings.kit, root);
  if (kit.found.length > 0) return { ...(await findings(root, kit.found)), translations: [] };
  const report = newReport(kit.ownCodes);
  const sources = await readSources(root, await sourcePaths(root), report);
  const plans = readPlans(sources, kitNames(kit), report);
  const lock = readLock(sources.lock, report);
  const unknown = modules.find((id) => !sources.modules.some((module) => module.id === id));
  if (unknown !== undefined)
    throw new TranslateError(`There is no module "${unknown}". Known here: ${sources.modules.map(({ id }) => id).join(", ")}.`);
  const translations: Translation[] = [];
  for (const paths of sources.modules.filter(({ id }) => modules.length === 0 || modules.includes(id))) {
    const found = newReport(kit.ownCodes);
    const files = await readModuleFiles(root, paths, found);
    const read = files && readModule(files, plans.audiences, plans.needs, lock.modules[paths.id] ?? NO_NAMES, found, kit);
    report.take(found.diagnostics.filter(({ severity }) => severity === "error"));
    if (!read || hasErrors(found.diagnostics)) continue;
    const pages = read.module.pages.map(({ id }) => id);
    translations.push(await work(await workOn(settings, kit, paths, { text: files.file.text, language: read.module.language, pages })));
  }
  return {
    ...(await findings(
      root,
      report.diagnostics.filter(({ severity }) => severity === "error"),
    )),
    translations,
  };
}

async function workOn(
  { root, language }: TranslateSettings,
  kit: Kit,
  { id, text: path }: ModulePaths,
  source: { readonly text: string; readonly language: string; readonly pages: readonly string[] },
): Promise<Work> {
  const file = `translations/${language}/${id}.xlf`;
  const existingPath = path.replace(/\.md$/, `.${language}.md`);
  const [front, markdown] = split(source.text);
  const body = segmentsOf(markdown, source.pages, kit);
  const segments = [...frontSegments(front), ...body.segments];
  const old = await readText(join(root, existingPath));
  const [oldFront, oldMarkdown] = split(old ?? "");
  const oldSegments =
    old === undefined ? [] : [...frontSegments(oldFront), ...segmentsOf(oldMarkdown, pagesOf(oldMarkdown, source.pages), kit).segments];
  const idsIn = (list: readonly Segment[], part: string) => list.flatMap((segment) => (segment.part === part ? segment.id : [])).join(" ");
  const parts = [...new Set(oldSegments.map(({ part }) => part))];
  const unlike = parts
    .filter((part) => part !== "front" && idsIn(segments, part) !== idsIn(oldSegments, part))
    .map((part) => ({ part, texts: oldSegments.filter((segment) => segment.part === part).map((segment) => segment.text) }));
  const texts = new Map(segments.map((segment) => [segment.id, segment.text]));
  const xliff = await readText(join(root, file));
  return {
    id,
    path,
    language: source.language,
    segments,
    body,
    // Pages hold what is not translated in the source's words; front matter holds only what is.
    existing: new Map(
      oldSegments.flatMap((segment) => {
        const text = texts.get(segment.id);
        const isOwn =
          text !== undefined &&
          !unlike.some(({ part }) => part === segment.part) &&
          (segment.part === "front" || hashOf(text) !== hashOf(segment.text));
        return isOwn ? [[segment.id, segment.text] as const] : [];
      }),
    ),
    existingPath,
    unlike,
    draft: /^draft:\s*(\w+)\s*$/m.exec(oldFront)?.[1],
    kept: xliff === undefined ? undefined : await readXliff(xliff).catch((error: Error) => failed(file, error)),
    file,
  };
}

function failed(file: string, error: Error): never {
  throw new TranslateError(`${file} cannot be read: ${error.message.trim()}.`);
}

/** What the source says now, with the best translation that there is of each text. */
function unitsOf({ segments, existing, kept, existingPath }: Work) {
  const before = new Map(kept?.units.map((unit) => [unit.id, unit]));
  const all = [...(kept?.units ?? []), ...(kept?.unused ?? [])].filter(({ target }) => target !== "");
  const earlier = earlierOf(segments, before, all);
  const used = new Set(earlier.values());
  const conflicts: { id: string; problem: string }[] = [];
  const units = segments.map(({ id, text }): Unit => {
    const hash = hashOf(text);
    const old = earlier.get(id);
    const own = existing.get(id);
    const isNewer = own !== undefined && (!old || old.target === "" || hashOf(old.target) === old.was);
    if (own !== undefined && old?.target && !isNewer && hashOf(own) !== old.was && hashOf(own) !== hashOf(old.target))
      conflicts.push({ id, problem: `has been changed in ${existingPath} as well, and is left as it is in both` });
    const target = isNewer ? own : (old?.target ?? "");
    const isNew = isNewer && hashOf(own) !== hashOf(old?.target ?? "");
    const standingNow = old && !isNew ? standingOf(old, text) : "translated";
    const outdated = target !== "" && standingNow === "stale";
    const state = target === "" || outdated ? "initial" : old && !isNew && old.state !== "initial" ? old.state : "translated";
    return { id, source: text, target, state, hash, was: target && hashOf(target), outdated };
  });
  const unused = all
    .filter((unit) => !used.has(unit))
    .map((unit) => ({ ...unit, id: `unused.${hashOf(unit.id + unit.source + unit.target)}` }));
  return { units, unused, conflicts };
}

/** The unit that each text had: the same text in its place, else the same text elsewhere, else another text in its place. */
function earlierOf(segments: readonly Segment[], before: ReadonlyMap<string, Unit>, all: readonly Unit[]): ReadonlyMap<string, Unit> {
  const found = new Map<string, Unit>();
  const used = new Set<Unit>();
  const take = (find: (segment: Segment, hash: string) => Unit | undefined) => {
    for (const segment of segments) {
      const unit = found.has(segment.id) ? undefined : find(segment, hashOf(segment.text));
      if (!unit || used.has(unit)) continue;
      used.add(unit);
      found.set(segment.id, unit);
    }
  };
  const inPlace = ({ id }: Segment) => before.get(id);
  take((segment, hash) => (inPlace(segment)?.hash === hash && inPlace(segment)?.target ? inPlace(segment) : undefined));
  take((_, hash) => all.find((unit) => unit.hash === hash && !used.has(unit)));
  take(inPlace);
  return found;
}

function standing({ id: module, file, segments, draft }: Work, units: readonly Unit[]) {
  const counts = { translated: 0, missing: 0, stale: 0, broken: 0 };
  for (const [, kind] of standings(segments, units)) counts[kind] += 1;
  return { module, file, counts, ...(draft !== undefined && { draft }) };
}

function standings(segments: readonly Segment[], units: readonly Unit[]): [string, Standing][] {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  return segments.map(({ id, text }) => {
    const unit = known.get(id);
    return [id, unit ? standingOf(unit, text) : "missing"];
  });
}

function notesOn({ segments }: Work, units: readonly Unit[]): readonly { readonly id: string; readonly problem: string }[] {
  const words: Partial<Record<Standing, string>> = {
    stale: "is translated from an earlier text",
    broken: "has other bold parts, links, citations or gaps than the source",
  };
  return standings(segments, units).flatMap(([id, kind]) => (words[kind] === undefined ? [] : [{ id, problem: words[kind] }]));
}

function split(text: string): readonly [front: string, body: string] {
  const lines = text.split("\n");
  const close = lines.findIndex((line, index) => index > 0 && line.trim() === "---");
  return close < 0 ? ["", text] : [lines.slice(1, close).join("\n"), lines.slice(close + 1).join("\n")];
}

/** Ids of the pages of a translation: its own, or those of the source in their order. */
function pagesOf(markdown: string, pages: readonly string[]): readonly string[] {
  const headings = markdown.split("\n").filter((line) => /^#\s/.test(line));
  return headings.map((line, index) => /\{[^{}]*#([^\s"=}]+)/.exec(line)?.[1] ?? pages[index] ?? `page-${index + 1}`);
}

async function readText(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });
  return bytes && new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n");
}
