import type { Working } from "../working.ts";

/** The sums of the module fair-for-everyone, worked out again. */
export const workings: readonly Working[] = [
  { at: "what-averages-hide", from: [152, 24], by: (groupA, groupB) => groupA + groupB, gives: 176 },
  { at: "what-averages-hide", from: [160, 40], by: (groupA, groupB) => groupA + groupB, gives: 200 },
  { at: "what-averages-hide", from: [176, 200], by: (flagged, ill) => (100 * flagged) / ill, gives: 88 },
  { at: "what-averages-hide", from: [152, 160], by: (flagged, ill) => (100 * flagged) / ill, gives: 95 },
  { at: "what-averages-hide", from: [24, 40], by: (flagged, ill) => (100 * flagged) / ill, gives: 60 },
  { at: "group-c", from: [21, 30], by: (flagged, ill) => (100 * flagged) / ill, gives: 70 },
  { at: "your-case", from: [100_000, 3], by: (people, percent) => (people * percent) / 100, gives: 3000 },
  { at: "your-case", from: [100_000, 9], by: (people, percent) => (people * percent) / 100, gives: 9000 },
  { at: "your-case", from: [80, 100], by: (warned, all) => (100 * warned) / all, gives: 80 },
  { at: "your-case", from: [68, 80], by: (warned, all) => (100 * warned) / all, gives: 85 },
  { at: "your-case", from: [12, 20], by: (warned, all) => (100 * warned) / all, gives: 60 },
  { at: "second-group", from: [11, 20], by: (flagged, ill) => (100 * flagged) / ill, gives: 55 },
  {
    at: "scale-shapers",
    from: [200_000, 5, 2],
    by: (people, group, overall) => (people * (group - overall)) / 100,
    gives: 6000,
  },
  { at: "gap-creators", from: [90, 72], by: (one, other) => one - other, gives: 18 },
  { at: "audit-embedders", from: [18, 30], by: (warned, all) => (100 * warned) / all, gives: 60 },
];
