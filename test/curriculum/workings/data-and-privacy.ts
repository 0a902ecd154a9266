import type { Working } from "../working.ts";

/** The sums of the module data-and-privacy, worked out again. */
export const workings: readonly Working[] = [
  { at: "who-sees-what", from: [45, 30], by: (daily, days) => daily * days, gives: 1350 },
  { at: "who-sees-what", from: [45, 7], by: (daily, days) => daily * days, gives: 315 },
  { at: "no-postcode", from: [312, 2400], by: (missing, all) => (100 * missing) / all, gives: 13 },
  { at: "recordings-kept", from: [80, 14], by: (daily, days) => daily * days, gives: 1120 },
];
