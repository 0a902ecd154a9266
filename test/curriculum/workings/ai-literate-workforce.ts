import type { Working } from "../working.ts";

/** The sums of the module ai-literate-workforce, worked out again. */
export const workings: readonly Working[] = [
  { at: "lead-the-change", from: [12000, 90], by: (staff, minutes) => (staff * minutes) / 60, gives: 18000 },
  { at: "lead-the-change", from: [18000, 1500], by: (hours, year) => hours / year, gives: 12 },
  { at: "hours-for-module", from: [45, 80000], by: (minutes, staff) => (minutes * staff) / 60, gives: 60000 },
];
