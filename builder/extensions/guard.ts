import { inspect } from "node:util";
import { diagnosticOf } from "../diagnostics/report.ts";
import { ExtensionError } from "./extension-error.ts";
import { type ExtensionPlaces, reasonOf } from "./places.ts";

/** What a function must return, in words, and whether it has. */
export interface Promised {
  readonly expected: string;
  /** `given` is what the function was called with. */
  isKept(value: unknown, given: readonly unknown[]): boolean;
}

/** Of what is called: its kind and name in words, and where its code is: `file` is the one that exports it, from the project's root. */
export interface Guarding {
  readonly what: string;
  readonly places: ExtensionPlaces;
  readonly file: string;
}

type Anything = (...given: never[]) => unknown;

/**
 * The same functions. Where one of them throws, or returns what it may not, an `ExtensionError` says so with the place in the
 * author's own file. What is no function, or has no promise to keep, is left out.
 */
export function guarded<T extends object>(value: T, promises: Readonly<Record<string, Promised>>, guarding: Guarding): Partial<T> {
  const functions = Object.entries(promises).flatMap(([name, promised]) => {
    const own = (value as Readonly<Record<string, unknown>>)[name];
    return typeof own === "function" ? [[name, guard(value, name, own as Anything, promised, guarding)] as const] : [];
  });
  return Object.fromEntries(functions) as Partial<T>;
}

function guard(self: object, name: string, own: Anything, promised: Promised, guarding: Guarding): Anything {
  return (...given) => {
    const returned = called(self, name, own, given, guarding);
    if (promised.isKept(returned, given)) return returned;
    const values = { what: guarding.what, name, expected: promised.expected, returned: inShort(returned) };
    throw new ExtensionError(diagnosticOf("extension/wrong-result", guarding.places.ofName(name, guarding.file), values));
  };
}

function called(self: object, name: string, own: Anything, given: never[], { what, places }: Guarding): unknown {
  try {
    return own.apply(self, given);
  } catch (error) {
    if (error instanceof ExtensionError) throw error;
    throw new ExtensionError(diagnosticOf("extension/throws", places.ofError(error), { what, name, reason: reasonOf(error) }));
  }
}

function inShort(value: unknown): string {
  const text = inspect(value, { depth: 2, breakLength: Infinity });
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
