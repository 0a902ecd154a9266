import type { Working } from "../working.ts";

/** The sums of the module how-ai-learns-and-fails, worked out again. */
export const workings: readonly Working[] = [
  { at: "test-on-unseen", from: [980, 1000], by: (right, all) => (100 * right) / all, gives: 98 },
  { at: "test-on-unseen", from: [810, 1000], by: (right, all) => (100 * right) / all, gives: 81 },
  { at: "found-of-sixty", from: [42, 60], by: (found, all) => (100 * found) / all, gives: 70 },
  { at: "percent-missed", from: [1709, 2552], by: (missed, all) => (100 * missed) / all, gives: 67 },
];
