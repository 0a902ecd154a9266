import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface OutputFile {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/**
 * Writes files so that each is either whole or as it was before: everything goes to a neighbouring name first, and
 * only when all of it is on disk do the names change. Files that already have these bytes are left alone.
 */
export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  const changed: { readonly temporary: string; readonly final: string }[] = [];
  try {
    for (const { path, bytes } of files) {
      const final = join(folder, path);
      if (await hasBytes(final, bytes)) continue;
      const temporary = `${final}.part`;
      await mkdir(dirname(final), { recursive: true });
      changed.push({ temporary, final });
      await writeFile(temporary, bytes, { flush: true });
    }
    for (const { temporary, final } of changed) await rename(temporary, final);
  } catch (error) {
    await Promise.all(changed.map(({ temporary }) => rm(temporary, { force: true })));
    throw error;
  }
}

async function hasBytes(path: string, bytes: Uint8Array | string): Promise<boolean> {
  const present = await readFile(path).catch(() => undefined);
  return present !== undefined && Buffer.from(bytes as Uint8Array).equals(present);
}
