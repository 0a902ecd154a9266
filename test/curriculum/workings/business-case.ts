import type { Working } from "../working.ts";

/** The sums of the module business-case, worked out again. */
export const workings: readonly Working[] = [
  { at: "count-the-work", from: [10000, 1], by: (scans, percent) => (scans * percent) / 100, gives: 100 },
  { at: "count-the-work", from: [100, 90], by: (ill, sensitivity) => (ill * sensitivity) / 100, gives: 90 },
  { at: "count-the-work", from: [100, 90], by: (ill, flagged) => ill - flagged, gives: 10 },
  { at: "count-the-work", from: [10000, 100], by: (scans, ill) => scans - ill, gives: 9900 },
  { at: "count-the-work", from: [9900, 5], by: (well, percent) => (well * percent) / 100, gives: 495 },
  { at: "count-the-work", from: [90, 495], by: (right, wrong) => right + wrong, gives: 585 },
  { at: "count-the-work", from: [585, 90], by: (flags, right) => flags / right, gives: 6.5 },
  { at: "count-the-work", from: [585, 60], by: (flags, pounds) => flags * pounds, gives: 35100 },
  { at: "count-the-work", from: [585, 30], by: (flags, minutes) => (flags * minutes) / 60, gives: 292.5 },
  { at: "reader-hours", from: [240, 15], by: (flags, minutes) => (flags * minutes) / 60, gives: 60 },
  { at: "compare-it", from: [40000, 35100], by: (licence, followUp) => licence + followUp, gives: 75100 },
  { at: "compare-it", from: [30, 15], by: (before, after) => before - after, gives: 15 },
  { at: "compare-it", from: [20000, 30, 15], by: (cost, before, after) => cost / (before - after), gives: 1333, within: 0.5 },
  { at: "compare-it", from: [15, 12], by: (session, tool) => session - tool, gives: 3 },
  { at: "compare-it", from: [75100, 20000], by: (tool, session) => tool - session, gives: 55100 },
  { at: "compare-it", from: [55100, 3], by: (extra, people) => extra / people, gives: 18367, within: 0.5 },
  { at: "net-minutes", from: [12, 3, 4], by: (before, draft, check) => before - draft - check, gives: 5 },
  {
    at: "false-flags",
    from: [10000, 0.5, 95],
    by: (scans, percent, specificity) => (scans * (1 - percent / 100) * (100 - specificity)) / 100,
    gives: 497.5,
  },
  { at: "flags-per-case", from: [40, 440], by: (right, wrong) => (right + wrong) / right, gives: 12 },
  { at: "follow-up-hours", from: [360, 20], by: (flags, minutes) => (flags * minutes) / 60, gives: 120 },
  {
    at: "extra-cost",
    from: [12000, 30000, 400, 500],
    by: (reminders, tool, fewer, more) => (tool - reminders) / (more - fewer),
    gives: 180,
  },
];
