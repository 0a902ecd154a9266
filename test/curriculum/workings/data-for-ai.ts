import type { Working } from "../working.ts";

/** The sums of the module data-for-ai, worked out again. */
export const workings: readonly Working[] = [
  { at: "weights-in-stone", from: [360, 8000], by: (doubtful, all) => (100 * doubtful) / all, gives: 4.5 },
  {
    at: "patients-in-both",
    from: [8, 80],
    by: (photos, percent) => 100 * (1 - (percent / 100) ** photos - (1 - percent / 100) ** photos),
    gives: 83,
  },
  {
    at: "case-foot-clinic",
    from: [500, 8, 80, 20],
    by: (patients, photos, training, test) => patients * (1 - (training / 100) ** photos - (test / 100) ** photos),
    gives: 416,
    within: 0.5,
  },
  { at: "case-foot-clinic", from: [500, 8], by: (patients, photos) => patients * photos, gives: 4000 },
  { at: "share-over-eighty", from: [420, 6000], by: (group, all) => (100 * group) / all, gives: 7 },
  {
    at: "empty-fields",
    from: [450, 2500, 30, 1500],
    by: (visits, allVisits, clinic, allClinic) => (100 * visits) / allVisits - (100 * clinic) / allClinic,
    gives: 16,
  },
  { at: "where-it-came-from", from: [10, 1000], by: (ill, all) => (100 * (all - ill)) / all, gives: 99 },
];
