import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { PackageRecord } from "../summary.ts";
import type { Cache } from "./cache.ts";
import { LOCK_FILE } from "./lock.ts";
import type { ComposedCourse } from "./types.ts";
import { isThere, type Output } from "./write.ts";

/** What a build found and made. */
export interface Remembered {
  readonly diagnostics: readonly Diagnostic[];
  readonly editions: number;
  readonly packages: readonly PackageRecord[];
}

/** What earlier builds made of the same sources, as long as their output is still there, byte for byte. */
export interface BuildMemory {
  /** The outcome of a build of these very sources; `undefined` where there was none or its output has changed. */
  recall(): Promise<Remembered | undefined>;
  /** `lock` is the text of the lock file after the build. */
  remember(outcome: Remembered, outputs: readonly Output[], lock: string): Promise<void>;
  /** The package that the same course gave for a target; whether it is still there is not said. */
  knownPackage(composed: ComposedCourse, target: string): Promise<PackageRecord | undefined>;
  learnPackage(composed: ComposedCourse, record: PackageRecord): Promise<void>;
}

export interface MemoryParts {
  readonly root: string;
  readonly output: string;
  /** Of all sources, the lock file among them. */
  readonly paths: readonly string[];
  readonly cache: Cache;
  /** What else decides the outcome; plain data. */
  readonly asked: readonly unknown[];
}

type Kept = Remembered & { readonly outputs: readonly Output[] };

/** Files that are read at once. */
const BATCH = 64;

export async function openMemory({ root, output, paths, cache, asked }: MemoryParts): Promise<BuildMemory> {
  const hashes = new Map<string, string>();
  for (let start = 0; start < paths.length; start += BATCH) {
    const batch = paths.slice(start, start + BATCH);
    const read = await Promise.all(batch.map((path) => readFile(join(root, path)).catch(() => "")));
    for (const [index, bytes] of read.entries()) hashes.set(batch[index] ?? "", hash(bytes));
  }
  const key = () => hash(JSON.stringify([asked, [...hashes]]));
  const packageKeys = new WeakMap<ComposedCourse, string>();
  const packageKey = (composed: ComposedCourse, target: string) => {
    const known = packageKeys.get(composed) ?? keyOf(composed, hashes);
    packageKeys.set(composed, known);
    return `${known} ${target}`;
  };
  return {
    async recall() {
      const kept = (await cache.read("build", key())) as Kept | undefined;
      if (!kept) return undefined;
      for (const file of kept.outputs) if (!(await isThere(output, file))) return undefined;
      return { diagnostics: kept.diagnostics, editions: kept.editions, packages: kept.packages };
    },
    async remember({ diagnostics, editions, packages }, outputs, lock) {
      hashes.set(LOCK_FILE, hash(lock));
      const lasting = packages.map((record) => ({ ...record, milliseconds: 0 }));
      await cache.write("build", key(), { diagnostics, editions, packages: lasting, outputs } satisfies Kept);
    },
    knownPackage: async (composed, target) => (await cache.read("package", packageKey(composed, target))) as PackageRecord | undefined,
    learnPackage: (composed, record) => cache.write("package", packageKey(composed, record.target), { ...record, milliseconds: 0 }),
  };
}

/** Everything that goes into the packages of a course; media by their hashes. */
function keyOf(
  { course, plan, archetype, theme: { logo, ...theme }, modules, strings, translations }: ComposedCourse,
  hashes: ReadonlyMap<string, string>,
): string {
  const parts = modules.map(({ module: { media, ...module }, pages }) => [
    module,
    pages,
    media.map(({ path }) => [path, hashes.get(path)]),
  ]);
  const look = [theme, logo && [logo.alt, hashes.get(logo.file)]];
  return hash(
    JSON.stringify([course, plan, archetype, look, parts, strings, ...translations.map((translation) => keyOf(translation, hashes))]),
  );
}

function hash(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
