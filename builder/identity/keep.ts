import type { ListedQuestionType } from "../../templates/questions/index.ts";
import { fill } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/report.ts";
import type { ComposedCourse, Sources } from "../compile/types.ts";
import { unitsOf } from "../compile/units.ts";
import type { Change } from "./change.ts";
import { changesBetween } from "./changes.ts";
import { effectOf } from "./effects.ts";
import { type CourseIdentity, identityOf } from "./identity.ts";
import { placeOfChange } from "./places.ts";
import { acceptedRecord, contradicting, extendRecord } from "./record.ts";

/** The identity of a course that is about to be built. */
function composedIdentity(composed: ComposedCourse, { questionTypes }: Keeping): CourseIdentity {
  const units = unitsOf(composed, { manyUnits: true });
  const modules = units.length < 2 ? [] : units.flatMap((unit) => unit.composed.course.modules.map(({ id }) => id));
  return identityOf(composed.course, modules, questionTypes);
}

export interface Keeping {
  /** True where the author accepts everything that contradicts the record. */
  readonly accept: boolean;
  readonly sources: Pick<Sources, "courses" | "project">;
  readonly report: Report;
  readonly questionTypes: readonly ListedQuestionType[];
}

/**
 * What to record of courses from now on, by key. What contradicts their record is reported, once for all archetypes that it
 * concerns, unless it is accepted.
 */
export function keepIdentities(
  courses: readonly ComposedCourse[],
  recorded: ReadonlyMap<string, CourseIdentity>,
  keeping: Keeping,
): readonly (readonly [key: string, identity: CourseIdentity])[] {
  const { accept, sources, report } = keeping;
  const contradictions: Contradiction[] = [];
  const kept = courses.map((composed) => {
    const { key } = composed.course;
    const old = recorded.get(key);
    const now = composedIdentity(composed, keeping);
    if (!old) return [key, now] as const;
    if (accept) return [key, acceptedRecord(old, now)] as const;
    const changes = contradicting(changesBetween(old, now));
    contradictions.push(...changes.map((change) => ({ change, composed })));
    return [key, extendRecord(old, now, changes)] as const;
  });
  reportContradictions(contradictions, sources, report);
  return kept;
}

interface Contradiction {
  readonly change: Change;
  readonly composed: ComposedCourse;
}

function reportContradictions(contradictions: readonly Contradiction[], sources: Keeping["sources"], report: Report): void {
  const groups = new Map<string, Contradiction[]>();
  for (const contradiction of contradictions) {
    const { kind, subject } = contradiction.change;
    const group = groups.get(`${kind} ${subject}`) ?? [];
    groups.set(`${kind} ${subject}`, [...group, contradiction]);
  }
  for (const group of groups.values()) {
    const [{ change, composed }] = group as [Contradiction];
    const { verdict, what, halfWay, finished } = effectOf(change.kind);
    const courses = group.map(({ composed: { course } }) => course.key).join(", ");
    const values = { courses, change: fill(what, { ...change }), halfway: halfWay, finished };
    report.add(
      verdict === "new-version" ? "lock/needs-new-version" : "lock/changes-results",
      placeOfChange(change, composed, sources),
      values,
    );
  }
}
