import type { Working } from "../working.ts";

/** The sums of the module buy-safely, worked out again. */
export const workings: readonly Working[] = [
  { at: "five-questions", from: [27, 900], by: (over, all) => (100 * over) / all, gives: 3 },
  { at: "five-questions", from: [1200, 4000], by: (over, all) => (100 * over) / all, gives: 30 },
  { at: "share-of-children", from: [120, 2000], by: (children, all) => (100 * children) / all, gives: 6 },
  {
    at: "whole-cost",
    from: [20000, 15000, 6000],
    by: (licence, link, followUp) => 3 * (licence + followUp) + link,
    gives: 93000,
  },
];
