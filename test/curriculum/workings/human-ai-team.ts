import type { Working } from "../working.ts";

/** The ends of Wilson’s 95% interval for `found` of `all`, in percent. */
const wilson = (found: number, all: number, end: 1 | -1) => {
  const z = 1.96;
  const share = found / all;
  const middle = share + (z * z) / (2 * all);
  const half = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  return (100 * (middle + end * half)) / (1 + (z * z) / all);
};

/** The sums of the module human-ai-team, worked out again. */
export const workings: readonly Working[] = [
  { at: "test-the-pair", from: [40, 30], by: (wrong, followed) => wrong - followed, gives: 10 },
  { at: "test-the-pair", from: [160, 144], by: (right, followed) => right - followed, gives: 16 },
  { at: "test-the-pair", from: [144, 10], by: (followed, caught) => followed + caught, gives: 154 },
  { at: "test-the-pair", from: [154, 200], by: (right, all) => (100 * right) / all, gives: 77 },
  { at: "test-the-pair", from: [160, 200], by: (right, all) => (100 * right) / all, gives: 80 },
  {
    at: "pair-after-redesign",
    from: [148, 40, 14, 200],
    by: (right, wrong, followed, all) => (100 * (right + wrong - followed)) / all,
    gives: 87,
  },
  { at: "measure-the-gaps", from: [216, 250], by: (found, all) => (100 * found) / all, gives: 86.4 },
  { at: "measure-the-gaps", from: [180, 200], by: (found, all) => (100 * found) / all, gives: 90 },
  { at: "measure-the-gaps", from: [36, 50], by: (found, all) => (100 * found) / all, gives: 72 },
  { at: "measure-the-gaps", from: [90, 72], by: (higher, lower) => higher - lower, gives: 18 },
  { at: "measure-the-gaps", from: [180, 200], by: (found, all) => wilson(found, all, -1), gives: 85, within: 0.5 },
  { at: "measure-the-gaps", from: [180, 200], by: (found, all) => wilson(found, all, 1), gives: 93, within: 0.5 },
  { at: "measure-the-gaps", from: [36, 50], by: (found, all) => wilson(found, all, -1), gives: 58, within: 0.5 },
  { at: "measure-the-gaps", from: [36, 50], by: (found, all) => wilson(found, all, 1), gives: 83, within: 0.5 },
  { at: "gap-in-points", from: [92, 78], by: (higher, lower) => higher - lower, gives: 14 },
  { at: "follow-wrong", from: [18, 24], by: (followed, wrong) => (100 * followed) / wrong, gives: 75 },
];
