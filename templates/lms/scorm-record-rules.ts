import { PROBLEMS } from "./scorm-problems.ts";
import type { ScormVersion, Values } from "./scorm-version.ts";

/** What is wrong with all that has been set, when it is committed, and besides when the session ends. */
export function recordProblems(version: ScormVersion, values: Values, mark: string | undefined, ending: boolean): string[] {
  const { elements, results, score, standing, finished } = version;
  const [raw = "", min = "", max = "", scaled = ""] = ["raw", "min", "max", "scaled"].map((part) => values.get(score + part) ?? "");
  const isMeasured = raw !== "" || scaled !== "";
  const { success } = standing(values);
  const shown = elements.mastery.endsWith("scaled_passing_score") ? scaled : raw;
  const rules: readonly (readonly [boolean, string])[] = [
    [raw !== "" && (min === "" || max === ""), PROBLEMS.bounds()],
    [
      raw !== "" && min !== "" && max !== "" && !(Number(min) <= Number(raw) && Number(raw) <= Number(max)),
      PROBLEMS.outside(raw, min, max),
    ],
    [isMeasured && scaled === "" && elements.mastery.endsWith("scaled_passing_score"), PROBLEMS.unscaled()],
    [success === "passed" && mark !== undefined && shown !== "" && Number(shown) < Number(mark), PROBLEMS.contradiction(shown, mark ?? "")],
    [ending && isUnfinishedForGood(values, version), PROBLEMS.notSuspended()],
    [ending && !values.has(elements.time), PROBLEMS.noTime(elements.time)],
    [ending && !values.has(results[0] ?? "") && !finished(values), PROBLEMS.noStatus(results[0] ?? "")],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, problem]) => problem);
}

function isUnfinishedForGood(values: Values, { elements, finished }: ScormVersion): boolean {
  return !finished(values) && (values.get(elements.place) ?? "") !== "" && values.get(elements.exit) !== "suspend";
}

export interface Ending {
  /** The session was opened. */
  readonly begun: boolean;
  /** It was not ended. */
  readonly open: boolean;
  /** The last commit failed. */
  readonly failing: boolean;
  /** Elements that were set since the last commit. */
  readonly fresh: readonly string[];
}

/** What is wrong with how the visit has ended. */
export function endProblems({ initialize, terminate }: ScormVersion, { begun, open, failing, fresh }: Ending): string[] {
  const rules: readonly (readonly [boolean, string])[] = [
    [!begun, PROBLEMS.neverBegun(initialize)],
    [begun && open, PROBLEMS.neverEnded(terminate)],
    [open && !failing && fresh.length > 0, PROBLEMS.neverCommitted(fresh)],
    [failing, PROBLEMS.notRetried()],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, problem]) => problem);
}
