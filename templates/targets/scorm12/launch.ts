import type { Launch } from "../../contract/tracking.ts";
import type { Session } from "../../standards/scorm-session.ts";
import { STATUSES } from "./best.ts";

/** What the LMS holds at the start, in the order of rule INIT-1, and whether this visit is the learner's first. */
export function readLaunch(session: Session): { readonly launch: Launch; readonly first: boolean } {
  const read = (element: string) => session.get(element).text.trim();
  const mode = read("cmi.core.lesson_mode").toLowerCase();
  const credit = read("cmi.core.credit").toLowerCase();
  const shown = session.get("cmi.core.lesson_status");
  const status = shown.text.trim().toLowerCase();
  const score = hundredths(read("cmi.core.score.raw"));
  const state = session.get("cmi.suspend_data");
  const resume = state.failed ? session.get("cmi.suspend_data") : state;
  const launch: Launch = {
    mode: mode === "browse" ? "browse" : mode === "review" || credit === "no-credit" ? "review" : "normal",
    resume: resume.text,
    readable: !resume.failed,
    status: STATUSES.find((known) => known === status) ?? "incomplete",
    score,
    // One read, without asking first whether there is one: the AICC shim answers that with nothing (rule S12-3). 0 and 100
    // mean that nobody has set one: the Learning Hub assumes 100 for every package whose manifest names none.
    passMark: (hundredths(read("cmi.student_data.mastery_score")) ?? 0) % 10000 || undefined,
    learner: read("cmi.core.student_id"),
  };
  return { launch, first: !shown.failed && isFirst(status, launch) };
}

/**
 * True where `incomplete` may be written without lowering anything (rule INIT-2). Some LMSs show no status at all
 * (rule INIT-3): there, a saved state tells that there was a visit, and perhaps a result.
 */
function isFirst(status: string, { resume, readable }: Launch): boolean {
  return status === "not attempted" || status === "browsed" || (status === "" && resume === "" && readable);
}

/** Hundredths of a percent; `undefined` for anything but 0 … 100. */
function hundredths(text: string): number | undefined {
  const value = Math.round(Number(text) * 100);
  return text !== "" && value >= 0 && value <= 10000 ? value : undefined;
}
