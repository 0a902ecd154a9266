import { mkdir, open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Change } from "./changes.ts";
import { lockFolder } from "./folder-lock.ts";
import { FIRST_LINE } from "./journal-records.ts";
import { replay } from "./replay.ts";

/** The append-only file that a store is made of. */
export interface Journal {
  /** Resolves once the record, and all before it, is on the disk. Rejects, from then on for good, where that failed. */
  readonly append: (record: Buffer) => Promise<void>;
  /** Resolves once all that has been appended is on the disk. */
  readonly settled: () => Promise<void>;
  /** True once writing has failed: what is in memory is then more than what is on the disk. */
  readonly failed: () => boolean;
  readonly close: () => Promise<void>;
}

const NAME = "records.journal";

/**
 * Opens the journal of a folder, which need not exist, and plays what it holds. A torn or damaged end is cut off, kept beside it,
 * and told with `note`. Rejects where another process has it open, or where the file is none of ours.
 */
export async function openJournal(
  folder: string,
  play: (changes: readonly Change[]) => void,
  note: (words: string) => void,
): Promise<Journal> {
  await mkdir(folder, { recursive: true });
  const unlock = await lockFolder(folder);
  try {
    const path = join(folder, NAME);
    const file = await open(path, "r+").catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      return open(path, "wx+");
    });
    const { size } = await file.stat();
    const end = await replay(file, size, play);
    if (end === undefined) throw new Error(`${path} is not the journal of a record store.`);
    if (end < size) await cut(file, folder, end, size, note);
    if (end === 0) {
      await file.write(FIRST_LINE, 0, FIRST_LINE.length, 0);
      await file.sync();
      await syncFolder(folder);
    }
    return writer(file, Math.max(end, FIRST_LINE.length), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Writes what gathers while the disk is busy in one go: one wait for the disk serves many requests. */
function writer(file: FileHandle, start: number, unlock: () => Promise<void>): Journal {
  let end = start;
  let waiting: Buffer[] = [];
  let flushing: Promise<void> | undefined;
  let failure = false;
  const flush = async () => {
    while (waiting.length > 0) {
      const bytes = Buffer.concat(waiting);
      waiting = [];
      for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done, bytes.length - done, end + done)).bytesWritten;
      await file.datasync();
      end += bytes.length;
    }
    flushing = undefined;
  };
  const settled = () => flushing ?? Promise.resolve();
  return {
    settled,
    failed: () => failure,
    append(record) {
      waiting.push(record);
      // A failure stays: what comes after it would hang in the air.
      flushing ??= flush().catch((error: unknown) => {
        failure = true;
        throw error;
      });
      return flushing;
    },
    async close() {
      await settled().catch(() => undefined);
      await file.close();
      await unlock();
    },
  };
}

async function cut(file: FileHandle, folder: string, end: number, size: number, note: (words: string) => void): Promise<void> {
  const tail = Buffer.alloc(size - end);
  await file.read(tail, 0, tail.length, end);
  const beside = `${NAME}.cut-at-${end}`;
  const copy = await open(join(folder, beside), "w");
  await copy.writeFile(tail);
  await copy.sync();
  await copy.close();
  await file.truncate(end);
  await file.sync();
  note(`The last ${tail.length} bytes of ${NAME} were not a whole record; they are kept in ${beside}.`);
}

/** So that the new file itself outlives a loss of power; not every system can. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
