import type { CoursePage, CourseQuestion } from "./course.ts";

/** A list in an order that follows from `seed` alone: the same on every machine, at every reload. */
export function shuffled<Value>(list: readonly Value[], seed: number): Value[] {
  const mixed = [...list];
  let state = seed | 0;
  for (let left = mixed.length; left > 1; left--) {
    state = scattered(state + left);
    mixed.push(...mixed.splice((state >>> 0) % left, 1));
  }
  return mixed;
}

/** Tells attempts and pages apart, so that none repeats the order of another. */
export function seedFor(seed: number, attempt: number, slot: number): number {
  return scattered(scattered(seed + attempt) + slot);
}

/** A whole number of 32 bits in which each bit depends on all those of `bits`: two rounds of multiplying and folding. */
function scattered(bits: number): number {
  for (let round = 0; round < 2; round++) bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b);
  return bits ^ (bits >>> 16);
}

/** The questions of one attempt at a quiz, in the order in which this learner meets them. `attempt` counts from 1. */
export function questionsOfAttempt({ questions, rule = {}, slot }: CoursePage, seed: number, attempt: number): readonly CourseQuestion[] {
  const { draw = questions.length, per, shuffle } = rule;
  if (draw >= questions.length && !shuffle) return questions;
  // Slots stay where they are when an author moves a question.
  const inSlots = [...questions].sort((a, b) => a.slot - b.slot);
  const mixed = shuffled(inSlots, seedFor(seed, attempt, slot));
  if (!per) return mixed.slice(0, draw);
  const groupOf = ({ tag, objective }: CourseQuestion) => (per === "tag" ? tag : objective);
  const groups = [...new Set(mixed.map(groupOf))].map((name) => mixed.filter((question) => groupOf(question) === name));
  // One of each group in turn, until there are enough.
  return mixed.flatMap((_, round) => groups.flatMap((group) => group[round] ?? [])).slice(0, draw);
}
