import type { Report } from "../diagnostics/report.ts";
import type { ModuleNames } from "./parse/names.ts";
import type { SourceFile } from "./types.ts";

/**
 * What must stay the same for learners who are half-way: names that curricle made, and the slots of pages and
 * questions in the saved state. Entries are added and never removed, so that a slot is never used twice.
 */
export interface Lock {
  readonly version: 1;
  readonly modules: Readonly<Record<string, ModuleNames>>;
  /** By course key; the index in each list is the slot. */
  readonly courses: Readonly<Record<string, { readonly pages: readonly string[]; readonly questions: readonly string[] }>>;
}

export const LOCK_FILE = "curricle.lock.json";
const EMPTY_LOCK: Lock = { version: 1, modules: {}, courses: {} };

/** The lock as it was committed; empty where there is none. A damaged one is an error: guessing would cost learners their place. */
export function readLock(file: SourceFile | undefined, report: Report): Lock {
  if (!file) return EMPTY_LOCK;
  try {
    const lock = JSON.parse(file.text) as Partial<Lock>;
    if (lock.version !== 1 || typeof lock.modules !== "object" || typeof lock.courses !== "object")
      throw new Error("it has another version or form");
    return lock as Lock;
  } catch (error) {
    report.add("lock/cannot-read", { file: file.path, line: 1, column: 1 }, { reason: (error as Error).message });
    return EMPTY_LOCK;
  }
}

/** Slots for `ids`: those they had, then new ones behind all that were ever given. */
export function slotsFor(
  known: readonly string[],
  ids: readonly string[],
): { readonly list: readonly string[]; readonly slotOf: (id: string) => number } {
  const list = [...known, ...ids.filter((id) => !known.includes(id))];
  const index = new Map(list.map((id, slot) => [id, slot]));
  return { list, slotOf: (id) => index.get(id) ?? -1 };
}

const NAME = /\{\s+"id": ("(?:[^"\\]|\\.)*"),\s+"text": ("(?:[^"\\]|\\.)*")\s+\}/g;

/** The file's text: keys sorted, one name a line, so that a difference is readable. */
export function printLock(lock: Lock): string {
  const sorted = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  const modules = Object.fromEntries(
    Object.entries(sorted(lock.modules)).map(([id, { pages, options }]) => [id, { pages, options: sorted(options) }]),
  );
  const text = JSON.stringify({ version: 1, modules, courses: sorted(lock.courses) }, undefined, 1);
  return `${text.replace(NAME, '{ "id": $1, "text": $2 }')}\n`;
}
