import type { Working } from "../working.ts";

/** The sums of the module accountability-and-benefit, worked out again. */
export const workings: readonly Working[] = [
  { at: "pay-for-the-watch", from: [150, 8], by: (drafts, minutes) => drafts * minutes, gives: 1200 },
  { at: "pay-for-the-watch", from: [150, 8], by: (drafts, minutes) => (drafts * minutes) / 60, gives: 20 },
  { at: "pay-for-the-watch", from: [20, 12], by: (hours, months) => hours * months, gives: 240 },
  { at: "pay-for-the-watch", from: [240, 45], by: (hours, pounds) => hours * pounds, gives: 10800 },
  { at: "bring-benefit", from: [700, 2000], by: (measured, promised) => (100 * measured) / promised, gives: 35 },
  { at: "bring-benefit", from: [28000, 2000], by: (licence, hours) => licence / hours, gives: 14 },
  { at: "bring-benefit", from: [28000, 700], by: (licence, hours) => licence / hours, gives: 40 },
  {
    at: "monitoring-hours",
    from: [200, 6, 12],
    by: (outputs, minutes, months) => (outputs * minutes * months) / 60,
    gives: 240,
  },
  { at: "share-of-promise", from: [150, 600], by: (measured, promised) => (100 * measured) / promised, gives: 25 },
];
