import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * What earlier builds have worked out, by what went into it. Safe to delete at any time: an entry that is missing or
 * damaged is worked out again. Values are plain data that `JSON` keeps whole.
 */
export interface Cache {
  read(kind: string, key: string): Promise<unknown>;
  write(kind: string, key: string, value: unknown): Promise<void>;
}

/** For builds that neither read nor leave anything. */
export const noCache: Cache = { read: () => Promise.resolve(undefined), write: () => Promise.resolve() };

/** Below the project's root. */
export const CACHE_FOLDER = ".curricle";

const DAY = 24 * 60 * 60 * 1000;
const KEPT = 30 * DAY;

/**
 * A cache in a folder. `tool` identifies the program: another version finds nothing of this one's. Each entry carries the
 * hash of its value, so that one that was cut short is not taken for whole.
 */
export function openCache(folder: string, tool: string): Cache {
  const path = (kind: string, key: string) => join(folder, `${kind}-${hash(tool + key).slice(0, 40)}.json`);
  let ready: Promise<void> | undefined;
  return {
    async read(kind, key) {
      const text = await readFile(path(kind, key), "utf8").catch(() => "");
      const end = text.indexOf("\n");
      return end > 0 && text.slice(0, end) === hash(text.slice(end + 1)) ? (JSON.parse(text.slice(end + 1)) as unknown) : undefined;
    },
    async write(kind, key, value) {
      ready ??= prepareFolder(folder);
      await ready;
      const text = JSON.stringify(value);
      const final = path(kind, key);
      const temporary = `${final}.${process.pid}`;
      // A cache that cannot be written, on a full disk or in a folder of somebody else's, must not stop a build.
      await writeFile(temporary, `${hash(text)}\n${text}`)
        .then(() => rename(temporary, final))
        .catch(() => rm(temporary, { force: true }));
    },
  };
}

/** Keeps itself out of version control. */
async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  await writeFile(join(folder, ".gitignore"), "*\n").catch(() => undefined);
}

/** Deletes what no build has written for 30 days; looks at most once a day. `now` in ms. */
export async function pruneCache(folder: string, now: number): Promise<void> {
  const mark = join(folder, ".pruned");
  const last = await stat(mark).catch(() => undefined);
  if (last && now - last.mtimeMs < DAY) return;
  for (const name of await readdir(folder).catch(() => [])) {
    const entry = await stat(join(folder, name)).catch(() => undefined);
    if (name.endsWith(".json") && entry && now - entry.mtimeMs > KEPT) await rm(join(folder, name), { force: true });
  }
  await writeFile(mark, "").catch(() => undefined);
  await utimes(mark, now / 1000, now / 1000).catch(() => undefined);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
