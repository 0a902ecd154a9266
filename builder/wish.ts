import type { CoursePlan } from "./compile/types.ts";

/** Which packages are wanted; an empty list means all. */
export interface Wish {
  readonly courses: readonly string[];
  readonly archetypes: readonly string[];
  readonly targets: readonly string[];
}

/** A name that was asked for and does not exist, with those that do. */
export interface UnknownName {
  readonly kind: "course" | "archetype" | "target";
  readonly name: string;
  readonly known: readonly string[];
}

export function unknownName(wish: Wish, plans: readonly CoursePlan[]): UnknownName | undefined {
  const names = [
    { kind: "course", asked: wish.courses, known: plans.map(({ id }) => id) },
    { kind: "archetype", asked: wish.archetypes, known: plans.flatMap(({ archetypes }) => archetypes) },
    { kind: "target", asked: wish.targets, known: plans.flatMap(({ targets }) => targets) },
  ] as const;
  for (const { kind, asked, known } of names) {
    const name = asked.find((candidate) => !known.includes(candidate));
    if (name !== undefined) return { kind, name, known: [...new Set(known)] };
  }
  return undefined;
}

/** The targets in which a course is wanted for an archetype; none where it is not wanted at all. */
export function wantedTargets(wish: Wish, plan: CoursePlan, archetype: string): readonly string[] {
  const wanted = (list: readonly string[], id: string) => list.length === 0 || list.includes(id);
  if (!wanted(wish.courses, plan.id) || !wanted(wish.archetypes, archetype)) return [];
  return plan.targets.filter((target) => wanted(wish.targets, target));
}
