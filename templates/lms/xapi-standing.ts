import type { Standing } from "../contract/host.ts";
import type { GivenStatement } from "../standards/xapi-words.ts";

/** What the statements of a registration say of the learner at one activity, the oldest first. A pass stays a pass. */
export function standingFrom(statements: readonly GivenStatement[], activity: string | undefined): Standing {
  const own = statements.filter(({ object }) => object?.id === activity);
  const said = (name: string) => own.filter((statement) => verbName(statement) === name);
  const [passed, failed] = [said("passed"), said("failed")];
  const judged = passed.length > 0 ? passed : failed;
  const scored = own.filter((statement) => shareOf(statement) !== undefined);
  const last = judged.filter((statement) => shareOf(statement) !== undefined).at(-1) ?? scored.at(-1);
  return {
    completed: own.some((statement) => verbName(statement) === "completed" || statement.result?.completion === true),
    success: passed.length > 0 ? "passed" : failed.length > 0 ? "failed" : successOf(own),
    score: last && shareOf(last),
  };
}

/** The last part of a verb's address: `passed`. */
export function verbName({ verb }: GivenStatement): string {
  const id = verb?.id ?? "";
  return id.slice(id.lastIndexOf("/") + 1);
}

function successOf(own: readonly GivenStatement[]): Standing["success"] {
  const last = own.filter(({ result }) => typeof result?.success === "boolean").at(-1);
  return last && (last.result?.success === true ? "passed" : "failed");
}

/** 0…1; a negative score counts as nothing. */
function shareOf({ result }: GivenStatement): number | undefined {
  const { scaled, raw, min = 0, max } = result?.score ?? {};
  if (typeof scaled === "number") return Math.max(0, scaled);
  return typeof raw === "number" && typeof max === "number" && max > min ? (raw - min) / (max - min) : undefined;
}
