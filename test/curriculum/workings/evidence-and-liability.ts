import type { Working } from "../working.ts";

/** The sums of the module evidence-and-liability, worked out again. */
export const workings: readonly Working[] = [
  { at: "read-a-trial", from: [1.55, 100000, 1000], by: (rate, women, per) => (rate * women) / per, gives: 155 },
  { at: "read-a-trial", from: [1.76, 100000, 1000], by: (rate, women, per) => (rate * women) / per, gives: 176 },
  { at: "read-a-trial", from: [176, 155], by: (without, withAi) => without - withAi, gives: 21 },
  {
    at: "read-a-trial",
    from: [1.55, 1.76],
    by: (withAi, without) => (100 * (without - withAi)) / without,
    gives: 12,
    within: 0.5,
  },
  { at: "read-a-trial", from: [1.55, 1.76], by: (withAi, without) => withAi / without, gives: 0.88, within: 0.005 },
  {
    at: "fewer-in-forty",
    from: [2, 2.5, 40000, 1000],
    by: (withTool, without, people, per) => ((without - withTool) * people) / per,
    gives: 20,
  },
  { at: "whole-effect", from: [2, 60000], by: (minutes, reports) => minutes * reports, gives: 120000 },
  { at: "whole-effect", from: [2, 60000], by: (minutes, reports) => (minutes * reports) / 60, gives: 2000 },
  { at: "whole-effect", from: [9000, 10], by: (flags, minutes) => flags * minutes, gives: 90000 },
  { at: "whole-effect", from: [9000, 10], by: (flags, minutes) => (flags * minutes) / 60, gives: 1500 },
  { at: "whole-effect", from: [2000, 1500], by: (saved, spent) => saved - spent, gives: 500 },
  {
    at: "masai-relative-fall",
    from: [1.76, 1.55],
    by: (without, withAi) => (100 * (without - withAi)) / without,
    gives: 12,
  },
  {
    at: "hours-left",
    from: [3, 40000, 6000, 8],
    by: (saved, letters, drafts, check) => (saved * letters - drafts * check) / 60,
    gives: 1200,
  },
];
