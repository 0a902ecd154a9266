import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { LOCK_FILE } from "../compile/lock.ts";
import { onceFor } from "../compile/once.ts";
import { wordsLanguage } from "../compile/words.ts";
import { bestFor } from "../compile/language.ts";
import type { ComposedCourse, Sources } from "../compile/types.ts";
import { isThere } from "../compile/write.ts";
import { compare } from "../diagnostics/diagnostic.ts";
import type { PackageRecord } from "../summary.ts";
import type { Part, Parts } from "../compile/parts.ts";

/** Says which sources and which version of the tool each package was made from; docs/uploading/README.md names its fields. */
export const PROVENANCE_FILE = "provenance.json";
const FORMAT = "curricle-provenance/1";

interface Digest {
  readonly path: string;
  readonly sha256: string;
}

/** Packages that were made from the same sources by the same tool. */
interface Build {
  readonly tool: { readonly name: string; readonly version: string; readonly sha256: string };
  readonly sources: readonly Digest[];
  /** `contains` are parts as `name version`. */
  readonly packages: readonly (Digest & { readonly size: number; readonly contains: readonly string[] })[];
}

interface ProvenanceDocument {
  readonly format: typeof FORMAT;
  readonly builds: readonly Build[];
  readonly parts: readonly Part[];
  readonly licences: Parts["licences"];
}

export interface ProvenanceSetting {
  /** Absolute paths of the project and of the output folder. */
  readonly root: string;
  readonly output: string;
  readonly sources: Sources;
  readonly tool: Build["tool"];
  readonly parts: Parts;
}

export interface Provenance {
  add(composed: ComposedCourse, record: PackageRecord): Promise<void>;
  /**
   * The document for the whole output folder. Packages of earlier builds stay in it, with their own sources, as long as their
   * file is there unchanged. `lock` is the text of the lock file after the build.
   */
  text(lock: string): Promise<string>;
}

export function openProvenance({ root, output, sources, tool, parts }: ProvenanceSetting): Provenance {
  const builds: Build[] = [];
  const digest = onceFor(async (path: string): Promise<Digest> => ({ path, sha256: sha256(await readFile(join(root, path))) }));
  return {
    async add(composed, { path, size, sha256: hash, target }) {
      const contains = parts.inPackage(target, composed.theme.base).map(nameOf);
      const made = await Promise.all(sourcesOf(composed, sources).map(digest));
      builds.push({ tool, sources: made, packages: [{ path, sha256: hash, size, contains }] });
    },
    async text(lock) {
      const now = builds.map((build) => ({ ...build, sources: [...build.sources, { path: LOCK_FILE, sha256: sha256(lock) }] }));
      const made = new Set(now.flatMap(pathsOf));
      const earlier = await readProvenance(output);
      const kept = await Promise.all(earlier.builds.map((build) => stillThere(build, made, output)));
      const all = grouped([...now, ...kept]);
      const named = new Set(all.flatMap(({ packages }) => packages.flatMap(({ contains }) => contains)));
      const known = [...parts.all, ...earlier.parts.filter((part) => !parts.all.some((own) => nameOf(own) === nameOf(part)))];
      const used = known.filter((part) => named.has(nameOf(part))).sort((a, b) => compare(nameOf(a), nameOf(b)));
      const document: ProvenanceDocument = { format: FORMAT, builds: all, parts: used, licences: parts.licences };
      return `${JSON.stringify(document, undefined, 2)}\n`;
    },
  };
}

/** Files of the author that go into a course, but for the lock file. */
function sourcesOf({ plan, archetype, course, theme }: ComposedCourse, sources: Sources): readonly string[] {
  const languages = course.languages ?? [course.language];
  /** Of files in other languages, those that this course is made of. */
  const spoken = (files: readonly { readonly language: string; readonly path: string }[]) => [
    ...new Set(languages.flatMap((language) => bestFor(language, files)?.path ?? [])),
  ];
  const names = (of: string) =>
    languages.length < 2
      ? []
      : sources.names.flatMap(({ path }) => {
          const language = path.startsWith(`${of}.`) ? (path.split(".")[1] ?? "") : "";
          return language === "" ? [] : [{ language, path }];
        });
  const named = (files: Sources["courses"], id: string) => files.map(({ path }) => path).filter((path) => path.endsWith(`/${id}.yaml`));
  return [
    ...(sources.project ? [sources.project.path] : []),
    ...named(sources.courses, plan.id),
    ...named(sources.archetypes, archetype.id),
    ...spoken(names(`modules/courses/${plan.id}`)),
    ...spoken(names(`modules/archetypes/${archetype.id}`)),
    ...spoken(sources.strings.map((file) => ({ language: wordsLanguage(file), path: file.path }))),
    ...sources.frameworks.map(({ path }) => path),
    ...theme.files,
    ...course.modules.flatMap((module) => {
      const files = sources.modules.find(({ id }) => id === module.id);
      return files ? [files.text, ...spoken(files.translations), ...files.media] : [];
    }),
  ];
}

async function stillThere(build: Build, made: ReadonlySet<string>, output: string): Promise<Build> {
  const there = await Promise.all(build.packages.map(async (file) => !made.has(file.path) && (await isThere(output, file))));
  return { ...build, packages: build.packages.filter((_, index) => there[index]) };
}

/** Builds with the same sources and tool become one; everything is sorted, so that the order of building leaves no trace. */
function grouped(builds: readonly Build[]): Build[] {
  const groups = new Map<string, Build>();
  for (const build of builds.filter(({ packages }) => packages.length > 0)) {
    const sources = [...build.sources].sort((a, b) => compare(a.path, b.path));
    const key = JSON.stringify([build.tool, sources]);
    const packages = [...(groups.get(key)?.packages ?? []), ...build.packages].sort((a, b) => compare(a.path, b.path));
    groups.set(key, { tool: build.tool, sources, packages });
  }
  return [...groups.values()].sort((a, b) => compare(pathsOf(a)[0] ?? "", pathsOf(b)[0] ?? ""));
}

/** What an earlier build wrote; nothing where there is none, or where a damaged file or one of another format is in its place. */
async function readProvenance(output: string): Promise<Pick<ProvenanceDocument, "builds" | "parts">> {
  const nothing = { builds: [], parts: [] };
  try {
    const read = JSON.parse(await readFile(join(output, PROVENANCE_FILE), "utf8")) as Partial<ProvenanceDocument>;
    return read.format === FORMAT ? { ...nothing, ...read } : nothing;
  } catch {
    return nothing;
  }
}

function pathsOf({ packages }: Build): readonly string[] {
  return packages.map(({ path }) => path);
}

function nameOf({ name, version }: Part): string {
  return `${name} ${version}`;
}

function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
