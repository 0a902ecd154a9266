import { fill } from "../diagnostics/diagnostic.ts";
import { type Change, change } from "./change.ts";
import { changesBetween } from "./changes.ts";
import { type ChangeKind, effectOf, type Verdict, worstVerdict } from "./effects.ts";
import type { CourseIdentity } from "./identity.ts";

/** One of the two things that are compared: a package, or a lock file with many courses. */
export interface Side {
  readonly courses: ReadonlyMap<string, CourseIdentity>;
  /** Only of a package: what a learning system tracks by. */
  readonly identifiers: readonly string[] | undefined;
}

/** A change in words. */
export interface NamedChange {
  readonly kind: ChangeKind;
  readonly verdict: Verdict;
  readonly subject: string;
  readonly what: string;
  readonly halfWay: string;
  readonly finished: string;
}

export interface CourseComparison {
  readonly course: string;
  readonly verdict: Verdict;
  readonly changes: readonly NamedChange[];
}

export interface Comparison {
  readonly verdict: Verdict;
  readonly courses: readonly CourseComparison[];
  /** Keys of courses that only one of two lock files has. */
  readonly onlyOld: readonly string[];
  readonly onlyNew: readonly string[];
}

/** Compares the courses that both have, by key; two packages always with each other. */
export function compareSides(old: Side, now: Side): Comparison {
  const pairs = pairsOf(old, now);
  const identifiers = old.identifiers && now.identifiers ? identifierChanges(old.identifiers, now.identifiers) : [];
  const courses = pairs.map(({ key, changes }) => compareCourse(key, [...changes, ...identifiers]));
  const several = !old.identifiers && !now.identifiers;
  return {
    verdict: worstVerdict(courses.map(({ verdict }) => verdict)),
    courses,
    onlyOld: several ? [...old.courses.keys()].filter((key) => !now.courses.has(key)) : [],
    onlyNew: several ? [...now.courses.keys()].filter((key) => !old.courses.has(key)) : [],
  };
}

function pairsOf(old: Side, now: Side): { readonly key: string; readonly changes: readonly Change[] }[] {
  const [[oldKey, oldIdentity] = [], [key, identity] = []] = [[...old.courses][0], [...now.courses][0]];
  if (old.identifiers && now.identifiers && oldIdentity && identity && oldKey !== undefined && key !== undefined) {
    // Nothing else is worth saying of two courses that have only the tool in common.
    return [{ key, changes: oldKey === key ? changesBetween(oldIdentity, identity) : [change("course-replaced", "", oldKey, key)] }];
  }
  return [...now.courses].flatMap(([name, after]) => {
    const before = old.courses.get(name);
    return before ? [{ key: name, changes: changesBetween(before, after) }] : [];
  });
}

function identifierChanges(old: readonly string[], now: readonly string[]): Change[] {
  return [
    ...old.filter((name) => !now.includes(name)).map((name) => change("identifier-removed", name)),
    ...now.filter((name) => !old.includes(name)).map((name) => change("identifier-added", name)),
  ];
}

function compareCourse(course: string, changes: readonly Change[]): CourseComparison {
  const named = changes.map(({ kind, subject, ...rest }): NamedChange => {
    const { verdict, what, halfWay, finished } = effectOf(kind);
    return { kind, verdict, subject, what: fill(what, { subject, ...rest }), halfWay, finished };
  });
  return { course, verdict: worstVerdict(named.map(({ verdict }) => verdict)), changes: named };
}
