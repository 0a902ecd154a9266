import type { FileHandle } from "node:fs/promises";
import type { Change } from "./changes.ts";
import { decodeRecord, FIRST_LINE, RECORD_HEAD } from "./journal-records.ts";

/** Read at a time, bytes. */
const CHUNK = 4_000_000;

/**
 * Plays all sound records of a journal, in order. Returns where the last of them ends; what lies behind is torn or damaged.
 * `undefined` where the file is no journal; 0 where not even its first line was finished.
 */
export async function replay(file: FileHandle, size: number, play: (changes: readonly Change[]) => void): Promise<number | undefined> {
  const first = await read(file, 0, Math.min(size, FIRST_LINE.length));
  if (!FIRST_LINE.subarray(0, first.length).equals(first)) return undefined;
  if (size < FIRST_LINE.length) return 0;
  let [at, start] = [FIRST_LINE.length, FIRST_LINE.length];
  let chunk: Buffer = Buffer.alloc(0);
  for (;;) {
    const held = chunk.subarray(at - start);
    const record = decodeRecord(held);
    if (record) {
      play(record.changes);
      at += record.length;
      continue;
    }
    const whole = held.length < RECORD_HEAD ? RECORD_HEAD : RECORD_HEAD + held.readUInt32BE(0);
    // Damaged, or longer than what is left of the file.
    if (held.length >= whole || at + whole > size) return at;
    start = at;
    chunk = await read(file, start, Math.min(size - start, Math.max(CHUNK, whole)));
  }
}

async function read(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, from + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
}
