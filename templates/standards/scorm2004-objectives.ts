import type { ObjectiveWords } from "./scorm-objectives.ts";

/** RTE 4.2.17. Who has been asked about an objective has completed it, rightly or not. */
export const objectiveWords: ObjectiveWords = {
  score: "score.scaled",
  all: 1,
  success: "success_status",
  values: (score, success) => [
    ["score.min", "0"],
    ["score.max", "100"],
    ["score.raw", `${score / 100}`],
    ["score.scaled", `${score / 10000}`],
    ["success_status", success],
    ["completion_status", "completed"],
  ],
};
