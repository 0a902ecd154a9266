import type { Working } from "../working.ts";

/** The ends of the 95% range (Wilson) of a share, in percent. */
const range = (hits: number, all: number, side: -1 | 1): number => {
  const [share, z2] = [hits / all, 1.96 ** 2];
  const half = 1.96 * Math.sqrt((share * (1 - share)) / all + z2 / (4 * all * all));
  return (100 * (share + z2 / (2 * all) + side * half)) / (1 + z2 / all);
};

const percent = (part: number, all: number): number => (100 * part) / all;

/** The sums of the module local-validation, worked out again. */
export const workings: readonly Working[] = [
  { at: "count-what-you-found", from: [80, 2000], by: percent, gives: 4 },
  { at: "count-what-you-found", from: [80, 68], by: (ill, found) => ill - found, gives: 12 },
  { at: "count-what-you-found", from: [68, 80], by: percent, gives: 85 },
  { at: "count-what-you-found", from: [2000, 80], by: (all, ill) => all - ill, gives: 1920 },
  { at: "count-what-you-found", from: [1920, 192], by: (well, wrong) => well - wrong, gives: 1728 },
  { at: "count-what-you-found", from: [1728, 1920], by: percent, gives: 90 },
  { at: "count-what-you-found", from: [68, 192], by: (right, wrong) => right + wrong, gives: 260 },
  { at: "count-what-you-found", from: [68, 260], by: percent, gives: 26, within: 0.5 },
  { at: "count-what-you-found", from: [68, 80], by: (hits, all) => range(hits, all, -1), gives: 76, within: 0.5 },
  { at: "count-what-you-found", from: [68, 80], by: (hits, all) => range(hits, all, 1), gives: 91, within: 0.5 },
  {
    at: "count-what-you-found",
    from: [30, 85, 90],
    by: (ill, sensitivity, specificity) => percent(ill * sensitivity, ill * sensitivity + (100 - ill) * (100 - specificity)),
    gives: 78,
    within: 0.5,
  },
  { at: "look-inside", from: [14, 20], by: percent, gives: 70 },
  { at: "look-inside", from: [90, 70], by: (lighter, darker) => lighter - darker, gives: 20 },
  { at: "look-inside", from: [14, 20], by: (hits, all) => range(hits, all, -1), gives: 48, within: 0.5 },
  { at: "look-inside", from: [14, 20], by: (hits, all) => range(hits, all, 1), gives: 85, within: 0.5 },
  { at: "gap-in-points", from: [45, 50, 30, 40], by: (a, b, c, d) => percent(a, b) - percent(c, d), gives: 15 },
  { at: "case-heart-tracing", from: [60, 40], by: (men, women) => men + women, gives: 100 },
  { at: "case-heart-tracing", from: [51, 28], by: (men, women) => men + women, gives: 79 },
  { at: "case-heart-tracing", from: [51, 60], by: percent, gives: 85 },
  { at: "case-heart-tracing", from: [28, 40], by: percent, gives: 70 },
  { at: "case-heart-tracing", from: [85, 70], by: (men, women) => men - women, gives: 15 },
  {
    at: "ppv-of-2000",
    from: [2000, 5, 80, 90],
    by: (all, share, sensitivity, specificity) => {
      const ill = (all * share) / 100;
      const right = (ill * sensitivity) / 100;
      return percent(right, right + ((all - ill) * (100 - specificity)) / 100);
    },
    gives: 29.6,
  },
  {
    at: "missed-of-2000",
    from: [2000, 6, 75],
    by: (all, share, sensitivity) => (((all * share) / 100) * (100 - sensitivity)) / 100,
    gives: 30,
  },
];
