import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Kit } from "../compile/kit.ts";
import { LOCK_FILE } from "../compile/lock.ts";
import { sourcePaths } from "../compile/read.ts";

/** Lists of names that are in a project or in the tool. */
export type NameList = "archetypes" | "courses" | "keys" | "modules" | "targets" | "languages" | "journeys";

/** The names of a list. */
export type Names = (list: NameList) => Promise<readonly string[]>;

/** Names of the project in `root`, by the names of its files alone: whoever presses Tab does not wait for a project to be read. */
export function projectNames(root: string, kit: () => Promise<Pick<Kit, "targets" | "languages">>): Names {
  const idsIn = async (pattern: RegExp) => {
    const paths = await sourcePaths(root);
    return [...new Set(paths.flatMap((path) => pattern.exec(path)?.[1] ?? []))];
  };
  const lists: Readonly<Record<NameList, () => Promise<readonly string[]>>> = {
    archetypes: () => idsIn(/^modules\/archetypes\/([^/.]+)\.yaml$/),
    courses: () => idsIn(/^modules\/courses\/([^/.]+)\.yaml$/),
    modules: () => idsIn(/^modules\/([^/]+)\/module\.md$/),
    keys: () => keysOf(join(root, LOCK_FILE)),
    targets: async () => (await kit()).targets.map(({ id }) => id),
    languages: async () => (await kit()).languages,
    journeys: async () => (await import("../verify/journeys.ts")).journeys.map(({ id }) => id),
  };
  return (list) => lists[list]();
}

/** Keys of the courses that a lock file knows; none where it cannot be read. */
async function keysOf(path: string): Promise<readonly string[]> {
  const text = await readFile(path, "utf8").catch(() => "{}");
  try {
    return Object.keys((JSON.parse(text) as { readonly courses?: object }).courses ?? {});
  } catch {
    return [];
  }
}
