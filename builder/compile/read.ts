import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { compare } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/report.ts";
import type { MediaFile, SourceFile, Sources } from "./types.ts";

const MODULES = "modules";
const RESERVED = new Set(["archetypes", "courses", "frameworks"]);

/** Reads everything below `root` that takes part in a build. Missing folders are empty; unreadable text is reported. */
export async function readSources(root: string, report: Report): Promise<Sources> {
  const paths = await filesBelow(root, MODULES);
  if (paths.length === 0) report.add("project/no-modules", { file: MODULES, line: 1, column: 1 }, { folder: `${MODULES}/` });
  const text = async (path: string): Promise<SourceFile | undefined> => {
    const bytes = await readFile(join(root, path)).catch(absent);
    return bytes && decode(path, bytes, report);
  };
  const texts = async (folder: string) =>
    present(await Promise.all(paths.filter((path) => path.startsWith(`${MODULES}/${folder}/`) && path.endsWith(".yaml")).map(text)));
  const ids = [...new Set(paths.filter((path) => path.endsWith("/module.md")).map((path) => path.split("/")[1] ?? ""))];
  const modules = await Promise.all(
    ids
      .filter((id) => !RESERVED.has(id))
      .map(async (id) => ({ id, file: await text(`${MODULES}/${id}/module.md`), media: await mediaOf(root, id, paths) })),
  );
  return {
    modules: modules.flatMap(({ id, file, media }) => (file ? [{ id, file, media }] : [])),
    archetypes: await texts("archetypes"),
    courses: await texts("courses"),
    frameworks: await texts("frameworks"),
    project: await text(`${MODULES}/project.yaml`),
    lock: await text("curricle.lock.json"),
  };
}

/** All text files by path, for code frames. */
export function textsOf(sources: Sources): ReadonlyMap<string, string> {
  const files = [
    ...sources.modules.map(({ file }) => file),
    ...sources.archetypes,
    ...sources.courses,
    ...sources.frameworks,
    ...present([sources.project, sources.lock]),
  ];
  return new Map(files.map(({ path, text }) => [path, text]));
}

async function mediaOf(root: string, id: string, paths: readonly string[]): Promise<MediaFile[]> {
  const folder = `${MODULES}/${id}/`;
  return Promise.all(
    paths
      .filter((path) => path.startsWith(`${folder}media/`))
      .map(async (path) => ({ path, name: path.slice(folder.length), bytes: await readFile(join(root, path)) })),
  );
}

async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  const start = join(root);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name).slice(start.length).replace(/\\/g, "/").replace(/^\//, ""))
    .sort(compare);
}

function decode(path: string, bytes: Uint8Array, report: Report): SourceFile | undefined {
  try {
    return { path, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n") };
  } catch {
    report.add("file/not-text", { file: path, line: 1, column: 1 });
    return undefined;
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
  return undefined;
}

function present<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}
