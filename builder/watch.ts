import { join, relative } from "node:path";
import { watch } from "chokidar";
import { LOCK_FILE } from "./compile/lock.ts";

/** Editors write a file in steps, and tools many files at once: changes that come within this are told together, ms. */
const TOGETHER = 15;

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
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", (_, path) => {
    changed.add(relative(root, path).replace(/\\/g, "/"));
    timer ??= setTimeout(() => {
      timer = undefined;
      const paths = [...changed].sort();
      changed.clear();
      onChange(paths);
    }, TOGETHER);
  });
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    void watcher.close();
  });
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
}
