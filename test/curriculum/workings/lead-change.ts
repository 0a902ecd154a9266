import type { Working } from "../working.ts";

/** The sums of the module lead-change, worked out again. */
export const workings: readonly Working[] = [
  { at: "bought-not-in-use", from: [66, 23], by: (all, waiting) => all - waiting, gives: 43 },
  { at: "plan-the-time", from: [240, 1.5], by: (staff, hours) => staff * hours, gives: 360 },
  { at: "plan-the-time", from: [6, 0.5, 20], by: (hospitals, days, weeks) => hospitals * days * weeks, gives: 60 },
  { at: "plan-the-time", from: [6, 5], by: (hospitals, weeks) => hospitals * weeks, gives: 30 },
  { at: "plan-the-time", from: [6, 5], by: (hospitals, weeks) => (hospitals * weeks) / 2, gives: 15 },
  { at: "weeks-for-links", from: [9, 2, 3], by: (practices, weeks, teams) => (practices / teams) * weeks, gives: 6 },
  { at: "share-not-live", from: [23, 66], by: (waiting, all) => (100 * waiting) / all, gives: 34.8 },
  { at: "training-hours", from: [180, 2, 12], by: (staff, hours, weeks) => (staff * hours) / weeks, gives: 30 },
  { at: "weeks-for-sites", from: [8, 5], by: (sites, weeks) => (sites / 2) * weeks, gives: 20 },
];
