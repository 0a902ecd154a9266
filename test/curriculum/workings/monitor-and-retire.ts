import type { Working } from "../working.ts";

/** The sums of the module monitor-and-retire, worked out again. */
export const workings: readonly Working[] = [
  { at: "set-triggers-first", from: [60, 80], by: (cases, percent) => (cases * percent) / 100, gives: 48 },
  { at: "case-new-camera", from: [46, 60], by: (found, all) => (100 * found) / all, gives: 77, within: 0.5 },
  { at: "case-new-camera", from: [60, 46], by: (all, found) => all - found, gives: 14 },
  { at: "what-is-it-worth", from: [400, 60], by: (flags, each) => flags * each, gives: 24000 },
  { at: "what-is-it-worth", from: [40000, 15000, 24000], by: (licence, support, flags) => licence + support + flags, gives: 79000 },
  { at: "what-is-it-worth", from: [1500, 35], by: (hours, each) => hours * each, gives: 52500 },
  { at: "what-is-it-worth", from: [79000, 52500], by: (costs, saved) => costs - saved, gives: 26500 },
  { at: "found-in-audit", from: [45, 60], by: (found, all) => (100 * found) / all, gives: 75 },
  {
    at: "cost-less-saving",
    from: [30000, 12000, 900, 30],
    by: (licence, flags, hours, each) => licence + flags - hours * each,
    gives: 15000,
  },
];
