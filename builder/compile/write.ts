import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";

export interface OutputFile {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** A file of the output folder, whether it was written now or was there already. */
export interface Output {
  readonly path: string;
  /** Hexadecimal SHA-256 of its bytes. */
  readonly sha256: string;
}

/**
 * Changes of a folder that are made all together or not at all. Files go to a neighbouring name first; only `commit` changes
 * names, and then each file is either whole or as it was before. Files that already have their bytes are left alone.
 */
export interface Stage {
  add(file: OutputFile): Promise<void>;
  /** Keeps a file that is there already. False, and nothing is kept, where it has other bytes. */
  keep(output: Output): Promise<boolean>;
  commit(): Promise<void>;
  /** Removes what was not committed, folders included. */
  discard(): Promise<void>;
  /** All files of the stage so far. */
  readonly outputs: readonly Output[];
}

/** Files that are written at once. */
const AT_ONCE = 8;

export function openStage(folder: string): Stage {
  const changed = new Map<string, string>();
  const created: string[] = [];
  const outputs: Output[] = [];
  const writing = new Set<Promise<void>>();
  const failures: unknown[] = [];

  /** Starts writing, and waits only where much is being written already: a disk takes its time to say that it has it all. */
  async function write(path: string, bytes: OutputFile["bytes"]): Promise<void> {
    const written: Promise<void> = writeFile(path, bytes, { flush: true })
      .catch((error: unknown) => void failures.push(error))
      .finally(() => writing.delete(written));
    writing.add(written);
    if (writing.size >= AT_ONCE) await Promise.race(writing);
  }

  return {
    outputs,
    async add({ path, bytes }) {
      const output = { path, sha256: hash(bytes) };
      outputs.push(output);
      if (await isThere(folder, output)) return;
      const final = join(folder, path);
      const first = await mkdir(dirname(final), { recursive: true });
      if (first !== undefined) created.push(first);
      changed.set(`${final}.part`, final);
      await write(`${final}.part`, bytes);
    },
    async keep(output) {
      const there = await isThere(folder, output);
      if (there) outputs.push(output);
      return there;
    },
    async commit() {
      await Promise.all(writing);
      if (failures.length > 0) throw failures[0];
      for (const [temporary, final] of changed) {
        await rename(temporary, final);
        changed.delete(temporary);
      }
      created.length = 0;
    },
    async discard() {
      await Promise.all(writing);
      await Promise.all([...changed.keys()].map((temporary) => rm(temporary, { force: true }).catch(() => undefined)));
      await Promise.all(created.map((path) => rm(path, { recursive: true, force: true })));
    },
  };
}

/** Writes a few files at once. */
export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  const stage = openStage(folder);
  try {
    for (const file of files) await stage.add(file);
    await stage.commit();
  } finally {
    await stage.discard();
  }
}

/** True where the folder holds a file with these very bytes. */
export async function isThere(folder: string, { path, sha256 }: Output): Promise<boolean> {
  const present = await readFile(join(folder, path)).catch(() => undefined);
  return present !== undefined && hash(present) === sha256;
}

function hash(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
