import type { Answered, Pair } from "../contract/interaction.ts";

type Performance = Extract<Answered, { kind: "performance" }>;

/**
 * Steps and what was done at each, as pairs: the form that all systems take, while no two agree on `performance` (rule INT-5).
 * `undefined` where they are not named by one letter or digit, as pairs must be.
 */
export function asPairs({
  correct,
  response,
}: Performance): { readonly correct: readonly Pair[][]; readonly response: readonly Pair[] | undefined } | undefined {
  const all = [...(correct ?? []), ...(response ?? [])];
  if (all.length === 0 || !all.every((done) => /^[a-z\d]$/.test(done.step) && /^[a-z\d]$/.test(done.response))) return undefined;
  return { correct: correct ? [pairsOf(correct)] : [], response: response && pairsOf(response) };
}

function pairsOf(steps: NonNullable<Performance["response"]>): Pair[] {
  return steps.map(({ step, response }) => ({ source: step, target: response }));
}
