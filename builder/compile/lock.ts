import type { Report } from "../diagnostics/report.ts";
import { compare } from "../diagnostics/diagnostic.ts";
import type { CourseIdentity } from "../identity/identity.ts";
import { lockedCourse, lockLines, readCourses } from "../identity/locked.ts";
import type { ModuleNames } from "./parse/names.ts";
import type { SourceFile } from "./types.ts";

/**
 * What must stay the same for learners who are half-way: names that curricle made, and the identity of each course. Names
 * and slots are added and never removed, so that none is used twice.
 */
export interface Lock {
  readonly modules: Readonly<Record<string, ModuleNames>>;
  /** By course key. */
  readonly courses: Readonly<Record<string, CourseIdentity>>;
}

export const LOCK_FILE = "curricle.lock.json";
const VERSION = 2;
const EMPTY_LOCK: Lock = { modules: {}, courses: {} };

/** The lock as it was committed; empty where there is none. A damaged one is an error: guessing would cost learners their place. */
export function readLock(file: SourceFile | undefined, report: Report): Lock {
  if (!file) return EMPTY_LOCK;
  try {
    return parseLock(file.text);
  } catch (error) {
    report.add("lock/cannot-read", { file: file.path, line: 1, column: 1 }, { reason: (error as Error).message });
    return EMPTY_LOCK;
  }
}

/** Reads version 2, and version 1, which knew only ids and slots. Throws with a reason for anything else. */
export function parseLock(text: string): Lock {
  const lock = JSON.parse(text) as { readonly version?: unknown; readonly modules?: Lock["modules"]; readonly courses?: object };
  if (lock.version !== 1 && lock.version !== VERSION) throw new Error(`its version is ${JSON.stringify(lock.version)}, not 1 or 2`);
  if (!isRecord(lock.modules) || !isRecord(lock.courses)) throw new Error("it names no modules or no courses");
  return { modules: lock.modules, courses: readCourses(lock.courses) };
}

function isRecord(value: unknown): value is Record<string, never> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Slots for `ids`: those they had, then new ones behind all that were ever given. */
export function slotsFor(
  known: readonly { readonly id: string; readonly slot: number }[],
  ids: readonly string[],
): { readonly slotOf: (id: string) => number } {
  const slots = new Map(known.map(({ id, slot }) => [id, slot]));
  let next = Math.max(-1, ...slots.values()) + 1;
  for (const id of ids) if (!slots.has(id)) slots.set(id, next++);
  return { slotOf: (id) => slots.get(id) ?? -1 };
}

/** The file's text: keys sorted, one name, page or question a line, so that a difference is readable. */
export function printLock(lock: Lock): string {
  const modules = Object.entries(sorted(lock.modules)).map(([id, { pages, options }]) => [id, { pages, options: sorted(options) }]);
  const courses = Object.entries(sorted(lock.courses)).map(([key, identity]) => [key, lockedCourse(identity)]);
  return `${lockLines({ version: VERSION, modules: Object.fromEntries(modules), courses: Object.fromEntries(courses) })}\n`;
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compare(a, b)));
}
