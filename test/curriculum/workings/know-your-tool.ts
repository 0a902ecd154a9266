import type { Working } from "../working.ts";

/** The sums of the module know-your-tool, worked out again. */
export const workings: readonly Working[] = [
  { at: "when-it-stops", from: [40, 3], by: (cases, minutes) => cases * minutes, gives: 120 },
  { at: "when-it-stops", from: [40, 3], by: (cases, minutes) => Math.ceil((cases * minutes) / 60), gives: 2 },
  { at: "people-for-slides", from: [45, 4], by: (cases, minutes) => Math.ceil((cases * minutes) / 60), gives: 3 },
  { at: "people-for-letters", from: [50, 6], by: (cases, minutes) => Math.ceil((cases * minutes) / 60), gives: 5 },
];
