import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { compare } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/report.ts";
import { LOCK_FILE } from "./lock.ts";
import type { FileBytes, MediaFile, ModuleFiles, ModulePaths, SourceFile, Sources } from "./types.ts";

const MODULES = "modules";
const RESERVED = new Set(["archetypes", "courses", "frameworks", "strings", "themes"]);
const LANGUAGE = "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*";
/** `courses/basics.cy.yaml`: what `basics.yaml` is called in another language. */
const NAMES = new RegExp(`^${MODULES}/(?:archetypes|courses)/[^/.]+\\.${LANGUAGE}\\.yaml$`);
const TRANSLATION = new RegExp(`^module\\.(${LANGUAGE})\\.md$`);

/** Paths of every file below `root` that can take part in a build, sorted. */
export async function sourcePaths(root: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, MODULES), { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root).length).replace(/\\/g, "/").replace(/^\//, ""));
  return [...paths, LOCK_FILE].sort(compare);
}

/** Reads everything but the modules. Missing folders are empty; unreadable text is reported. `paths` as `sourcePaths` gives them. */
export async function readSources(root: string, paths: readonly string[], report: Report): Promise<Sources> {
  const below = paths.filter((path) => path !== LOCK_FILE);
  if (below.length === 0) report.add("project/no-modules", { file: MODULES, line: 1, column: 1 }, { folder: `${MODULES}/` });
  const texts = async (folder: string) =>
    present(
      await Promise.all(
        below
          .filter((path) => path.startsWith(`${MODULES}/${folder}/`) && path.endsWith(".yaml") && !NAMES.test(path))
          .map((path) => readText(root, path, report)),
      ),
    );
  const matching = async (pattern: RegExp) =>
    present(await Promise.all(below.filter((path) => pattern.test(path)).map((path) => readText(root, path, report))));
  for (const path of below.filter((candidate) => /^modules\/[^/]+\/module\..+\.md$/.test(candidate))) {
    if (!TRANSLATION.test(path.split("/").at(-1) ?? "")) report.add("translation/bad-file-name", { file: path, line: 1, column: 1 });
  }
  return {
    modules: modulePaths(below),
    archetypes: await texts("archetypes"),
    courses: await texts("courses"),
    frameworks: await texts("frameworks"),
    themes: await themeFiles(root, below, report),
    logos: await logoFiles(root, below),
    names: await matching(NAMES),
    strings: await matching(new RegExp(`^${MODULES}/strings/${LANGUAGE}\\.json$`)),
    project: await readText(root, `${MODULES}/project.yaml`, report),
    lock: await readText(root, LOCK_FILE, report),
  };
}

async function themeFiles(root: string, paths: readonly string[], report: Report): Promise<Sources["themes"]> {
  const ids = new Set(paths.flatMap((path) => /^modules\/themes\/([^/]+)\//.exec(path)?.[1] ?? []));
  return Promise.all([...ids].map(async (id) => ({ id, file: await readText(root, `${MODULES}/themes/${id}/theme.json`, report) })));
}

function logoFiles(root: string, paths: readonly string[]): Promise<FileBytes[]> {
  const pictures = paths.filter((path) => /^modules\/(?:themes\/[^/]+\/)?[^/]+\.(?:svg|png)$/.test(path));
  return Promise.all(pictures.map(async (path) => ({ path, bytes: await readFile(join(root, path)) })));
}

/** The files of one module; `undefined` after reporting that its text cannot be read. */
export async function readModuleFiles(root: string, paths: ModulePaths, report: Report): Promise<ModuleFiles | undefined> {
  const { id, text, media } = paths;
  const file = await readText(root, text, report);
  const translations = await Promise.all(
    paths.translations.map(async ({ language, path }) => ({ language, file: await readText(root, path, report) })),
  );
  const folder = `${MODULES}/${id}/`;
  const read = async (path: string): Promise<MediaFile> => ({
    path,
    name: path.slice(folder.length),
    bytes: await readFile(join(root, path)),
  });
  return (
    file && {
      id,
      file,
      translations: translations.flatMap(({ language, file: translated }) => (translated ? [{ language, file: translated }] : [])),
      media: await Promise.all(media.map(read)),
    }
  );
}

function modulePaths(paths: readonly string[]): ModulePaths[] {
  const media = new Map<string, string[]>();
  const texts = new Map<string, string>();
  const translations = new Map<string, { readonly language: string; readonly path: string }[]>();
  for (const path of paths) {
    const [, id = "", place = ""] = path.split("/");
    const language = TRANSLATION.exec(place)?.[1];
    if (place === "media") media.set(id, [...(media.get(id) ?? []), path]);
    else if (language !== undefined) translations.set(id, [...(translations.get(id) ?? []), { language, path }]);
    else if (path === `${MODULES}/${id}/module.md` && !RESERVED.has(id)) texts.set(id, path);
  }
  return [...texts].map(([id, text]) => ({ id, text, translations: translations.get(id) ?? [], media: media.get(id) ?? [] }));
}

/** `undefined` where there is no such file, or after reporting that it is not text. */
async function readText(root: string, path: string, report: Report): Promise<SourceFile | undefined> {
  const bytes = await readFile(join(root, path)).catch(absent);
  if (!bytes) return undefined;
  try {
    return { path, text: decodeText(bytes) };
  } catch {
    report.add("file/not-text", { file: path, line: 1, column: 1 });
    return undefined;
  }
}

/** Throws where the bytes are not UTF-8. */
function decodeText(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
}

/** Texts of the files that something was found in, by path, for code frames. Files that cannot be read are left out. */
export async function readTexts(root: string, paths: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const path of new Set(paths)) {
    const bytes = await readFile(join(root, path)).catch(() => undefined);
    if (bytes) texts.set(path, new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n"));
  }
  return texts;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
  return undefined;
}

function present<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}
