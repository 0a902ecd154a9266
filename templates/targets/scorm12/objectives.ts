import { connectWithObjectives } from "../../standards/scorm-objectives.ts";
import { dialect } from "./dialect.ts";

/** RTE 3.4.4: `cmi.objectives`. */
export default connectWithObjectives(dialect, {
  score: "score.raw",
  all: 100,
  success: "status",
  values: (score, success) => [
    ["score.min", "0"],
    ["score.max", "100"],
    ["score.raw", `${score / 100}`],
    ["status", success],
  ],
});
