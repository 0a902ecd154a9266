import type { Standing } from "../contract/host.ts";

/** Of a learner of whom nothing is known. */
export const NOTHING_SAID: Standing = { completed: false, success: undefined, score: undefined };

type Values = ReadonlyMap<string, unknown>;

/** From the elements of SCORM 1.2 (RTE 3.4.4). */
export function standing12(values: Values): Standing {
  const status = values.get("cmi.core.lesson_status");
  return {
    completed: status === "passed" || status === "completed",
    success: status === "passed" || status === "failed" ? status : undefined,
    score: share(values, "cmi.core.score."),
  };
}

/** From the elements of SCORM 2004 (RTE 4.2). */
export function standing2004(values: Values): Standing {
  const success = values.get("cmi.success_status");
  const scaled = numberIn(values, "cmi.score.scaled");
  return {
    completed: values.get("cmi.completion_status") === "completed",
    success: success === "passed" || success === "failed" ? success : undefined,
    score: scaled === undefined ? share(values, "cmi.score.") : Math.max(0, Math.min(1, scaled)),
  };
}

/** A raw score between its bounds, which are 0 and 100 where none are given. */
function share(values: Values, prefix: string): number | undefined {
  const raw = numberIn(values, `${prefix}raw`);
  if (raw === undefined) return undefined;
  const [min, max] = [numberIn(values, `${prefix}min`) ?? 0, numberIn(values, `${prefix}max`) ?? 100];
  return max > min ? Math.max(0, Math.min(1, (raw - min) / (max - min))) : undefined;
}

function numberIn(values: Values, name: string): number | undefined {
  const value = values.get(name);
  const number = value === undefined || value === "" ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}
