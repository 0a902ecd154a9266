import type { Working } from "../working.ts";

/** The sums of the module judge-with-ai, worked out again. */
export const workings: readonly Working[] = [
  { at: "your-clinic", from: [1000, 30], by: (all, share) => (all * share) / 100, gives: 300 },
  { at: "your-clinic", from: [300, 90], by: (ill, sensitivity) => (ill * sensitivity) / 100, gives: 270 },
  { at: "your-clinic", from: [300, 270], by: (ill, flagged) => ill - flagged, gives: 30 },
  { at: "your-clinic", from: [1000, 300], by: (all, ill) => all - ill, gives: 700 },
  { at: "your-clinic", from: [700, 5], by: (well, share) => (well * share) / 100, gives: 35 },
  { at: "your-clinic", from: [270, 35], by: (right, wrong) => right + wrong, gives: 305 },
  { at: "your-clinic", from: [270, 305], by: (right, flags) => (100 * right) / flags, gives: 88.5, within: 0.05 },
  { at: "your-clinic", from: [700, 35], by: (well, wrong) => well - wrong, gives: 665 },
  { at: "your-clinic", from: [30, 665], by: (missed, well) => missed + well, gives: 695 },
  { at: "your-clinic", from: [30, 695], by: (missed, unflagged) => (100 * missed) / unflagged, gives: 4.3, within: 0.05 },
  { at: "your-clinic", from: [30, 695], by: (missed, unflagged) => unflagged / missed, gives: 23, within: 0.5 },
  { at: "ppv-at-ten", from: [90, 45], by: (right, wrong) => (100 * right) / (right + wrong), gives: 66.7 },
  {
    at: "ppv-urgent-care",
    from: [1000, 20, 95, 90],
    by: (all, share, sensitivity, specificity) => {
      const ill = (all * share) / 100;
      const right = (ill * sensitivity) / 100;
      const wrong = ((all - ill) * (100 - specificity)) / 100;
      return (100 * right) / (right + wrong);
    },
    gives: 70.4,
  },
  { at: "missed-among-clear", from: [10, 250], by: (missed, unflagged) => (100 * missed) / unflagged, gives: 4 },
];
