import type { Working } from "../working.ts";

/** The sums of the module regulation-by-design, worked out again. */
export const workings: readonly Working[] = [
  { at: "safety-file", from: [4, 3], by: (severity, likelihood) => severity * likelihood, gives: 12 },
  { at: "safety-file", from: [4, 1], by: (severity, likelihood) => severity * likelihood, gives: 4 },
  { at: "sensitivity-this-month", from: [64, 80], by: (flagged, ill) => (100 * flagged) / ill, gives: 80 },
];
