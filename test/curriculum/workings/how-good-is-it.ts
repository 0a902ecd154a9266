import type { Working } from "../working.ts";

const share = (some: number, all: number) => (100 * some) / all;
/** What is left of a number when a percentage of it is taken away. */
const rest = (all: number, percent: number) => (all * (100 - percent)) / 100;
const part = (all: number, percent: number) => (all * percent) / 100;
/** Positive predictive value, in percent, from true and false flags. */
const ppv = (right: number, wrong: number) => share(right, right + wrong);

/** The sums of the module how-good-is-it, worked out again. */
export const workings: readonly Working[] = [
  { at: "one-thousand-people", from: [1000, 1], by: part, gives: 10 },
  { at: "one-thousand-people", from: [10, 90], by: part, gives: 9 },
  { at: "one-thousand-people", from: [990, 90], by: rest, gives: 99 },
  { at: "one-thousand-people", from: [9, 99], by: (right, wrong) => right + wrong, gives: 108 },
  { at: "one-thousand-people", from: [9, 108], by: share, gives: 8.3, within: 0.05 },
  { at: "miss-at-five", from: [50, 90], by: rest, gives: 5 },
  { at: "different-group", from: [9, 108], by: share, gives: 8.3, within: 0.05 },
  { at: "different-group", from: [90, 180], by: share, gives: 50 },
  { at: "different-group", from: [892, 1], by: (clear, missed) => share(clear - missed, clear), gives: 99.9, within: 0.05 },
  {
    at: "different-group",
    from: [1000, 180, 10],
    by: (all, flagged, missed) => share(all - flagged - missed, all - flagged),
    gives: 98.8,
    within: 0.05,
  },
  { at: "ppv-at-twenty", from: [180, 80], by: ppv, gives: 69.2 },
  { at: "read-a-claim-again", from: [1000, 100], by: (all, ill) => all - ill, gives: 900 },
  { at: "case-screening", from: [100_000, 1], by: part, gives: 1000 },
  { at: "case-screening", from: [1000, 90], by: part, gives: 900 },
  { at: "case-screening", from: [99_000, 90], by: rest, gives: 9900 },
  { at: "case-screening", from: [900, 9900], by: (right, wrong) => right + wrong, gives: 10_800 },
  { at: "case-screening", from: [10_800, 900], by: (flags, right) => flags / right, gives: 12 },
  { at: "case-follow-up", from: [5000, 2], by: part, gives: 100 },
  { at: "case-follow-up", from: [4900, 90], by: rest, gives: 490 },
  { at: "case-follow-up", from: [90, 490], by: (right, wrong) => right + wrong, gives: 580 },
  { at: "case-follow-up", from: [580, 40], by: (visits, cost) => visits * cost, gives: 23_200 },
  { at: "case-follow-up", from: [490, 40], by: (visits, cost) => visits * cost, gives: 19_600 },
  { at: "case-threshold", from: [95, 180], by: ppv, gives: 35, within: 0.5 },
  { at: "case-threshold", from: [80, 45], by: ppv, gives: 64 },
  { at: "case-local-audit", from: [30, 40], by: share, gives: 75 },
  { at: "case-local-audit", from: [30, 36], by: (right, wrong) => right + wrong, gives: 66 },
  { at: "case-local-audit", from: [30, 66], by: share, gives: 45, within: 0.5 },
  { at: "case-one-person", from: [1000, 3], by: part, gives: 30 },
  { at: "case-one-person", from: [30, 90], by: part, gives: 27 },
  { at: "case-one-person", from: [970, 90], by: rest, gives: 97 },
  { at: "case-one-person", from: [27, 97], by: ppv, gives: 22, within: 0.5 },
  { at: "case-one-person", from: [60, 20], by: (flagged, absent) => flagged - absent, gives: 40 },
  { at: "true-flags", from: [40, 95], by: part, gives: 38 },
  { at: "false-flags", from: [1960, 90], by: rest, gives: 196 },
  { at: "missed-of-sixty", from: [60, 85], by: rest, gives: 9 },
  { at: "ppv-of-234", from: [38, 234], by: share, gives: 16.2 },
  { at: "ppv-where-common", from: [90, 90], by: ppv, gives: 50 },
  { at: "ppv-shapers", from: [400, 1600], by: ppv, gives: 20 },
  { at: "ppv-drivers", from: [78, 650], by: share, gives: 12 },
  { at: "ppv-creators", from: [90, 60], by: ppv, gives: 60 },
  { at: "ppv-embedders", from: [48, 112], by: ppv, gives: 30 },
  { at: "ppv-users", from: [6, 50], by: share, gives: 12 },
];
