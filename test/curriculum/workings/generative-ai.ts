import type { Working } from "../working.ts";

/** The sums of the module generative-ai, worked out again. */
export const workings: readonly Working[] = [
  { at: "three-errors", from: [20, 50], by: (notes, sentences) => notes * sentences, gives: 1000 },
  { at: "three-errors", from: [1000, 1.47], by: (sentences, percent) => (sentences * percent) / 100, gives: 15, within: 0.5 },
  {
    at: "hundred-notes",
    from: [100, 30, 1.47],
    by: (notes, sentences, percent) => (notes * sentences * percent) / 100,
    gives: 44,
  },
];
