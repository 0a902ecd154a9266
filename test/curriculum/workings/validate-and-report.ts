import type { Working } from "../working.ts";

const f1 = (recall: number, precision: number) => (2 * recall * precision) / (recall + precision);

/** The ends of Wilson’s 95% interval for `found` of `all`, in percent. */
const wilson = (found: number, all: number, end: 1 | -1) => {
  const z = 1.96;
  const share = found / all;
  const middle = share + (z * z) / (2 * all);
  const half = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  return (100 * (middle + end * half)) / (1 + (z * z) / all);
};

/** The sums of the module validate-and-report, worked out again. */
export const workings: readonly Working[] = [
  { at: "choose-the-number", from: [60, 80], by: (flagged, ill) => (100 * flagged) / ill, gives: 75 },
  { at: "choose-the-number", from: [60, 40], by: (right, wrong) => (100 * right) / (right + wrong), gives: 60 },
  { at: "choose-the-number", from: [75, 60], by: f1, gives: 66.7, within: 0.05 },
  { at: "f1-of-two", from: [80, 50], by: f1, gives: 61.5 },
  { at: "test-set-to-clinic", from: [450, 50], by: (right, wrong) => (100 * right) / (right + wrong), gives: 90 },
  {
    at: "precision-at-five",
    from: [90, 90, 5, 1000],
    by: (sensitivity, specificity, percent, people) => {
      const ill = (people * percent) / 100;
      const right = (ill * sensitivity) / 100;
      const wrong = ((people - ill) * (100 - specificity)) / 100;
      return (100 * right) / (right + wrong);
    },
    gives: 32.1,
  },
  { at: "check-before-use", from: [36, 40], by: (found, all) => (100 * found) / all, gives: 90 },
  { at: "check-before-use", from: [36, 40], by: (found, all) => wilson(found, all, -1), gives: 77, within: 0.5 },
  { at: "check-before-use", from: [36, 40], by: (found, all) => wilson(found, all, 1), gives: 96, within: 0.5 },
  { at: "check-before-use", from: [360, 400], by: (found, all) => wilson(found, all, -1), gives: 87, within: 0.5 },
  { at: "check-before-use", from: [360, 400], by: (found, all) => wilson(found, all, 1), gives: 93, within: 0.5 },
  { at: "precision-of-model", from: [90, 180], by: (right, wrong) => (100 * right) / (right + wrong), gives: 33.3 },
  { at: "recall-of-model", from: [45, 5], by: (found, missed) => (100 * found) / (found + missed), gives: 90 },
];
