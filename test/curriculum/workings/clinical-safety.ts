import type { Working } from "../working.ts";

/** The sums of the module clinical-safety, worked out again. */
export const workings: readonly Working[] = [
  { at: "write-a-hazard", from: [5, 3], by: (severity, likelihood) => severity * likelihood, gives: 15 },
  { at: "write-a-hazard", from: [5, 1], by: (severity, likelihood) => severity * likelihood, gives: 5 },
  { at: "case-wrong-queue", from: [20, 19], by: (all, right) => all - right, gives: 1 },
  { at: "case-wrong-queue", from: [60, 1], by: (all, changed) => all - changed, gives: 59 },
  { at: "score-falls", from: [4, 3, 1], by: (severity, before, after) => severity * before - severity * after, gives: 8 },
];
