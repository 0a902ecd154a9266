import type { Working } from "../working.ts";

/** The sums of the module workflow-and-training, worked out again. */
export const workings: readonly Working[] = [
  { at: "count-the-alerts", from: [240, 15], by: (all, percent) => (all * percent) / 100, gives: 36 },
  { at: "count-the-alerts", from: [36, 5], by: (alerts, minutes) => alerts * minutes, gives: 180 },
  { at: "count-the-alerts", from: [36, 5], by: (alerts, minutes) => (alerts * minutes) / 60, gives: 3 },
  { at: "count-the-alerts", from: [3, 2], by: (needed, there) => needed - there, gives: 1 },
  { at: "count-the-alerts", from: [1, 5], by: (hours, minutes) => (hours * 60) / minutes, gives: 12 },
  { at: "minutes-a-night", from: [20, 60, 4], by: (percent, all, minutes) => ((all * percent) / 100) * minutes, gives: 48 },
  { at: "case-old-store", from: [300, 15], by: (all, percent) => (all * percent) / 100, gives: 45 },
  { at: "alerts-per-day", from: [300, 18], by: (all, percent) => (all * percent) / 100, gives: 54 },
  { at: "hours-of-checks", from: [10, 200, 6], by: (percent, all, minutes) => (((all * percent) / 100) * minutes) / 60, gives: 2 },
];
