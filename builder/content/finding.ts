import { compare, type Place } from "../diagnostics/diagnostic.ts";
import type { ContentCode } from "./catalogue.ts";

/** Something that a rule has found. Lists are joined, those of several learner groups into one. */
export interface Finding {
  readonly code: ContentCode;
  readonly place: Place;
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
}

/** What one learner group has been found to get. */
export interface Found {
  readonly archetype: string;
  readonly findings: readonly Finding[];
}

/**
 * What is the same for several groups becomes one, which says in `{whom}` for whom: nothing where it is for all of `everyone`.
 */
export function merge(found: readonly Found[], everyone: readonly string[]): Finding[] {
  const merged = new Map<string, { finding: Finding; whom: string[] }>();
  for (const { archetype, findings } of found) {
    for (const finding of findings) {
      const key = keyOf(finding);
      const known = merged.get(key);
      if (known) merged.set(key, { finding: joined(known.finding, finding), whom: [...known.whom, archetype] });
      else merged.set(key, { finding, whom: [archetype] });
    }
  }
  return [...merged.values()].map(({ finding, whom }) => ({
    ...finding,
    values: { ...finding.values, whom: whom.length === everyone.length ? "" : ` for ${inWords(whom)}` },
  }));
}

function keyOf({ code, place, values }: Finding): string {
  const single = Object.entries(values).filter(([, value]) => typeof value !== "object");
  return JSON.stringify([code, place.line, place.column, single.sort(([a], [b]) => compare(a, b))]);
}

function joined(one: Finding, other: Finding): Finding {
  const lists = Object.entries(one.values).map(([name, value]) => {
    const more = other.values[name];
    return [name, typeof value === "object" && typeof more === "object" ? [...new Set([...value, ...more])] : value] as const;
  });
  return { ...one, values: Object.fromEntries(lists) };
}

/** “a, b and c”. */
function inWords(list: readonly string[]): string {
  const last = list.at(-1) ?? "";
  return list.length > 1 ? `${list.slice(0, -1).join(", ")} and ${last}` : last;
}
