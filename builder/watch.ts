import { stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { watch } from "chokidar";
import { LOCK_FILE } from "./compile/lock.ts";

/** Editors write a file in steps, and tools many files at once: changes that come within this are told together, ms. */
const TOGETHER = 8;
/** chokidar is silent about a file for 50 ms after it has spoken of it; a formatter may write again within that. ms */
const SECOND_LOOK = 80;

/**
 * Calls `onChange` with the paths below `root` that were written, added or removed, with `/`, until `signal` is aborted. Resolves once
 * everything is watched: `modules/`, what the project adds to the tool in `templates/`, and the lock file.
 */
export async function watchProject(root: string, onChange: (paths: readonly string[]) => void, signal: AbortSignal): Promise<void> {
  const watched = ["modules", "templates", LOCK_FILE].map((name) => join(root, name));
  const watcher = watch(watched, {
    ignoreInitial: true,
    ignored: (path) => /(^|[\\/])(\.[^\\/]+|node_modules)$/.test(relative(root, path)),
  });
  const changed = new Set<string>();
  /** What each file was when it was told. */
  const told = new Map<string, string>();
  const timers = new Set<NodeJS.Timeout>();
  let gathering = false;

  const later = (milliseconds: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, milliseconds);
    timers.add(timer);
  };
  const note = (path: string) => {
    changed.add(path);
    if (!gathering) later(TOGETHER, () => void tell());
    gathering = true;
  };
  const tell = async () => {
    const paths = [...changed].sort();
    changed.clear();
    gathering = false;
    for (const path of paths) told.set(path, await stateOf(path));
    if (signal.aborted) return;
    onChange(paths.map((path) => relative(root, path).replace(/\\/g, "/")));
    later(SECOND_LOOK, () => {
      for (const path of paths) void stateOf(path).then((now) => now !== told.get(path) && note(path));
    });
  };

  watcher.on("all", (_, path) => note(path));
  signal.addEventListener("abort", () => {
    for (const timer of timers) clearTimeout(timer);
    void watcher.close();
  });
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
}

/** Another text for each writing of a file; "" where there is none. */
async function stateOf(path: string): Promise<string> {
  const about = await stat(path).catch(() => undefined);
  return about ? `${about.mtimeMs} ${about.size} ${about.ino}` : "";
}
