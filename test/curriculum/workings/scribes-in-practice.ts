import type { Working } from "../working.ts";

/** The sums of the module scribes-in-practice, worked out again. */
export const workings: readonly Working[] = [
  { at: "major-omissions", from: [17, 1000], by: (share, all) => (share * all) / 100, gives: 170 },
];
