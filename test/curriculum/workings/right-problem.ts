import type { Working } from "../working.ts";

/** The sums of the module right-problem, worked out again. */
export const workings: readonly Working[] = [
  { at: "beat-the-simple-way", from: [90, 88], by: (model, rule) => model - rule, gives: 2 },
  { at: "rule-share", from: [88, 240], by: (urgent, others) => (100 * urgent) / (urgent + others), gives: 26.8 },
  { at: "fit-it-into-the-day", from: [60, 90], by: (uses, seconds) => uses * seconds, gives: 5400 },
  { at: "fit-it-into-the-day", from: [60, 90], by: (uses, seconds) => (uses * seconds) / 60, gives: 90 },
  {
    at: "extra-in-thousand",
    from: [172, 178, 200, 1000],
    by: (rule, model, all, thousand) => ((model - rule) * thousand) / all,
    gives: 30,
  },
  { at: "log-in-minutes", from: [45, 80], by: (seconds, uses) => (seconds * uses) / 60, gives: 60 },
];
