/** How much a finding matters: an `error` is refused or silently broken by a real system, a `warning` is a risk in some. */
export type Severity = "error" | "warning";

/** One thing that somebody who uploads a package should know about it. */
export interface Finding {
  /** Permanent: `area/what-is-wrong`. */
  readonly code: string;
  readonly severity: Severity;
  /** Path within the zip; "" for the zip as a whole. */
  readonly file: string;
  /** From 1; 0 where unknown. */
  readonly line: number;
  readonly column: number;
  /** What is wrong and what comes of it. */
  readonly message: string;
  /** The clause of a standard, or the system that was seen to behave so. */
  readonly source: string;
  /** The next action. */
  readonly remedy: string;
}

/** A kind of finding; `{names}` in its texts are filled in. */
export interface FindingKind {
  readonly severity: Severity;
  readonly message: string;
  readonly source: string;
  readonly remedy: string;
}

export function error(message: string, source: string, remedy: string): FindingKind {
  return { severity: "error", message, source, remedy };
}

export function warning(message: string, source: string, remedy: string): FindingKind {
  return { severity: "warning", message, source, remedy };
}

/** Where in a package; `line` and `column` from 1 where they are known. */
export interface FindingPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Gathers findings; a check reports and goes on, so that one run shows everything. */
export interface Findings {
  readonly list: readonly Finding[];
  add(code: string, place: FindingPlace, values?: Readonly<Record<string, string | number>>): void;
}
