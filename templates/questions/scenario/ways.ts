import type { ScenarioQuestion } from "./question.ts";

type Steps = ScenarioQuestion["steps"];

/** The shortest way from the first step to each step and ending that can be reached, by its id: the letters of the decisions. */
export function shortestWays(steps: Steps): ReadonlyMap<string, string> {
  const ways = new Map([[steps[0]?.id ?? "", ""]]);
  // Going through a map also meets what is added to it meanwhile.
  for (const [id, way] of ways) {
    for (const decision of steps.find((step) => step.id === id)?.decisions ?? []) {
      if (!ways.has(decision.to)) ways.set(decision.to, way + decision.id);
    }
  }
  return ways;
}

/** The ids of the endings, and of the steps from which one of them can be reached. */
export function wayOut(steps: Steps, endings: readonly { readonly id: string }[]): ReadonlySet<string> {
  const out = new Set(endings.map(({ id }) => id));
  for (let size = -1; size !== out.size; ) {
    size = out.size;
    for (const { id, decisions } of steps) if (decisions.some(({ to }) => out.has(to))) out.add(id);
  }
  return out;
}
