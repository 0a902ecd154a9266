import type { Working } from "../working.ts";

/** The sums of the module right-level-of-confidence, worked out again. */
export const workings: readonly Working[] = [
  { at: "automation-bias", from: [1000, 45.5], by: (readings, percent) => (readings * percent) / 100, gives: 455 },
  { at: "automation-bias", from: [1000, 45.5], by: (readings, percent) => readings - (readings * percent) / 100, gives: 545 },
  { at: "automation-bias", from: [1000, 82], by: (readings, percent) => (readings * percent) / 100, gives: 820 },
  { at: "automation-bias", from: [1000, 82], by: (readings, percent) => readings - (readings * percent) / 100, gives: 180 },
  { at: "wrong-in-200", from: [200, 45.5], by: (readings, percent) => readings - (readings * percent) / 100, gives: 109 },
  { at: "fall-in-points", from: [82, 45.5], by: (right, wrong) => right - wrong, gives: 36.5 },
];
