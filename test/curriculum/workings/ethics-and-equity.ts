import type { Working } from "../working.ts";

/** The sums of the module ethics-and-equity, worked out again. */
export const workings: readonly Working[] = [
  { at: "nine-in-ten", from: [16560, 1500], by: (english, interpreted) => english + interpreted, gives: 18060 },
  { at: "nine-in-ten", from: [18060, 20000], by: (found, all) => (100 * found) / all, gives: 90.3 },
  { at: "nine-in-ten", from: [16560, 18000], by: (found, all) => (100 * found) / all, gives: 92 },
  { at: "nine-in-ten", from: [1500, 2000], by: (found, all) => (100 * found) / all, gives: 75 },
  { at: "nine-in-ten", from: [16560, 18000], by: (found, all) => (1000 * (all - found)) / all, gives: 80 },
  { at: "nine-in-ten", from: [1500, 2000], by: (found, all) => (1000 * (all - found)) / all, gives: 250 },
  { at: "nine-in-ten", from: [1500, 2000], by: (found, all) => all - found, gives: 500 },
  { at: "assess-impact", from: [92, 75], by: (english, interpreted) => english - interpreted, gives: 17 },
  { at: "assess-impact", from: [17, 2000], by: (gap, all) => (gap * all) / 100, gives: 340 },
  { at: "found-over-eighty", from: [468, 600], by: (found, all) => (100 * found) / all, gives: 78 },
  { at: "rise-in-points", from: [17.7, 46.5], by: (before, after) => after - before, gives: 28.8 },
  { at: "gap-two-groups", from: [91, 140, 200], by: (groupA, found, all) => groupA - (100 * found) / all, gives: 21 },
  {
    at: "gap-in-people",
    from: [94, 85, 12000],
    by: (cities, country, all) => ((cities - country) * all) / 100,
    gives: 1080,
  },
];
