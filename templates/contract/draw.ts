import type { CoursePage, CourseQuestion } from "./course.ts";

/** A list in an order that follows from `seed` alone: the same on every machine, at every reload. */
export function shuffled<Value>(list: readonly Value[], seed: number): Value[] {
  const mixed = [...list];
  let state = seed | 0;
  for (let left = mixed.length; left > 1; left--) {
    // mulberry32: a small generator whose whole state is one number.
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    const at = ((bits ^ (bits >>> 14)) >>> 0) % left;
    mixed.push(...mixed.splice(at, 1));
  }
  return mixed;
}

/** Tells attempts and pages apart, so that none repeats the order of another. */
export function seedFor(seed: number, attempt: number, slot: number): number {
  return (Math.imul(seed ^ Math.imul(attempt, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(slot + 1, 0xc2b2ae35)) | 0;
}

/** The questions of one attempt at a quiz, in the order in which this learner meets them. `attempt` counts from 1. */
export function questionsOfAttempt({ questions, rule = {}, slot }: CoursePage, seed: number, attempt: number): readonly CourseQuestion[] {
  const { draw = questions.length, per, shuffle } = rule;
  if (draw >= questions.length && !shuffle) return questions;
  const mixed = shuffled(questions, seedFor(seed, attempt, slot));
  if (!per) return mixed.slice(0, draw);
  const groups = new Map<string, CourseQuestion[]>();
  for (const question of mixed) {
    const name = (per === "tag" ? question.tag : question.objective) ?? "";
    groups.set(name, [...(groups.get(name) ?? []), question]);
  }
  // One of each group in turn, until there are enough.
  const rounds = Math.max(...[...groups.values()].map(({ length }) => length));
  const turns = Array.from({ length: rounds }, (_, round) => [...groups.values()].flatMap((group) => group[round] ?? []));
  return turns.flat().slice(0, draw);
}
