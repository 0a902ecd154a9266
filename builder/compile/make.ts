import { createHash } from "node:crypto";
import { assemble, type Entry, type NpmFile } from "./assemble.ts";
import type { Bundler } from "./bundle.ts";
import type { Kit } from "./kit.ts";
import { directionOf } from "./language.ts";
import { licencesText, type Parts } from "./parts.ts";
import { type RenderDocument, renderCourse, type RenderedCourse } from "./render/course.ts";
import type { PageMemo } from "./render/page.ts";
import type { TemplateSet } from "./render/templates.ts";
import { diagnose } from "./scan-places.ts";
import type { Scanner } from "./scan.ts";
import type { Block, ComposedCourse, Package } from "./types.ts";
import { unitsOf } from "./units.ts";
import { themeValues } from "../themes/theme.ts";
import type { Zipper } from "./zip.ts";

export interface Tools {
  readonly kit: Kit;
  readonly templates: TemplateSet;
  readonly bundler: Bundler;
  readonly zipper: Zipper;
  readonly renderDocument: RenderDocument;
  readonly parts: Parts;
  readonly npmFile: NpmFile;
  readonly scan: Scanner;
  /** Of the course at hand, for all of its archetypes. */
  readonly pages: PageMemo;
}

/** Where a package goes, relative to the output folder. */
export function packagePath({ plan, archetype }: Pick<ComposedCourse, "plan" | "archetype">, target: string): string {
  return `${plan.id}/${archetype.id}/${plan.id}-${archetype.id}-${target}.zip`;
}

/** Names of the blocks on the pages of a course in all of its languages, each once, sorted. */
function blocksIn({ modules, translations }: ComposedCourse): string[] {
  const within = (blocks: readonly Block[]): string[] =>
    blocks.flatMap((block) => (block.kind === "box" ? [block.name, ...within(block.blocks)] : []));
  const own = modules.flatMap(({ pages }) => pages.flatMap((page) => within(page.blocks)));
  return [...new Set([...own, ...translations.flatMap(blocksIn)])].sort();
}

/** Ids of the question types of a course, each once. */
function typesIn({ questions }: ComposedCourse): string[] {
  return [...new Set(questions.map(({ question }) => question.type))];
}

/** The style sheet of a course's documents: its theme's, and what the question types and blocks that it uses add to that. */
export async function styleOf(composed: ComposedCourse, kit: Kit): Promise<string> {
  const { course, theme, modules, translations } = composed;
  const languages = course.languages ?? [course.language];
  const sheets = await Promise.all([
    kit.theme(theme.base),
    ...typesIn(composed)
      .sort()
      .map((type) => kit.style(`questions/${type}`)),
    ...blocksIn(composed).map((name) => kit.style(`blocks/${name}`)),
    ...(modules.some(({ module }) => module.glossary.length > 0) ? [kit.style("blocks/term")] : []),
    ...(theme.logo ? [kit.style("layout/logo")] : []),
    ...(translations.length > 0 ? [kit.style("layout/languages")] : []),
    ...(languages.some(directionOf) ? [kit.style("layout/rtl")] : []),
  ]);
  return [themeValues(theme, kit.ownThemes), ...sheets].join("");
}

/** What goes into a package, before it is one file. */
export interface Contents extends Omit<Package, "bytes" | "sha256"> {
  /** Sorted by path. */
  readonly entries: readonly Entry[];
}

/** One file of it; the same contents give the same bytes. */
export async function packed({ entries, ...contents }: Contents, zipper: Zipper): Promise<Package> {
  const bytes = await zipper(entries);
  return { ...contents, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** Makes what goes into the packages of one course for some targets: render → bundle → assemble → scan. What is the same in all is rendered once. */
export async function newMaker(
  composed: ComposedCourse,
  targets: readonly string[],
  tools: Omit<Tools, "zipper">,
): Promise<(target: string) => Promise<Contents>> {
  const { kit, bundler, renderDocument, parts, scan } = tools;
  const { course, theme } = composed;
  const types = typesIn(composed);
  const blocks = blocksIn(composed);
  const [css, aids, scripts] = await Promise.all([
    styleOf(composed, kit),
    bundler.aids(),
    bundler.runtimes(targets, {
      questionTypes: types,
      blocks: blocks.filter((name) => kit.isScripted(name)),
      several: composed.translations.length > 0,
      objectives: course.switches?.objectives === true,
    }),
  ]);
  const rendered = new Map<string, RenderedCourse>();
  const renderOnce = (unit: ComposedCourse) => {
    const { key } = unit.course;
    const known = rendered.get(key) ?? renderCourse(unit, tools);
    rendered.set(key, known);
    return known;
  };
  return async (id) => {
    const target = kit.target(id);
    const script = scripts.get(id) ?? "";
    const units = unitsOf(composed, target).map((unit) => ({
      course: unit.composed.course,
      path: unit.path,
      pieces: renderDocument(renderOnce(unit.composed), { css, aids, script, target }),
    }));
    const licences = licencesText(parts.inPackage(id, theme.base), parts.licences);
    const entries = await assemble(composed, target, { units, licences }, tools);
    // A format may have a worker of its own only where its documents' policy says so (rule SEC-10).
    const found = diagnose(
      scan(
        entries,
        target.policy.some((directive) => directive.startsWith("worker-src")),
      ),
      composed,
    );
    return { course, target: id, path: packagePath(composed, id), units, entries, found };
  };
}
