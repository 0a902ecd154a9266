import type { Course } from "../contract/course.ts";
import type { Launch, Status } from "../contract/tracking.ts";
import type { Beginning } from "./scorm-dialect.ts";
import type { Facts } from "./scorm-facts.ts";
import { hundredths, modeOf, readState } from "./scorm-launch.ts";
import type { Session } from "./scorm-session.ts";
import { improvements2004 } from "./scorm2004-improvements.ts";

/** What the LMS holds at the start, in the order of rule INIT-1. A learner's first visit is incomplete from its beginning. */
export function begin(session: Session, course: Course): Beginning {
  const read = (element: string) => session.get(element).text.trim();
  /** 0 … 1 as hundredths of a percent. */
  const share = (element: string) => {
    const text = read(element);
    return hundredths(text && `${Number(text) * 100}`);
  };
  const mode = modeOf(read("cmi.mode"), read("cmi.credit"));
  const { text, failed } = session.get("cmi.completion_status");
  const completion = text.trim().toLowerCase();
  const success = read("cmi.success_status").toLowerCase();
  const launch: Launch = {
    mode,
    status: statusOf(completion, success),
    score: share("cmi.score.scaled") ?? hundredths(read("cmi.score.raw")),
    ...readState(session),
    // 0 and 1 mean that nobody has set one: Moodle shows 1 for every objective without a measure (rule S04-4).
    passMark: (share("cmi.scaled_passing_score") ?? 0) % 10000 || undefined,
    learner: read("cmi.learner_id"),
  };
  const progress = (share("cmi.progress_measure") ?? 0) / 10000;
  // `incomplete` may be written where that lowers nothing (rule INIT-2). An LMS that shows no status (rule INIT-3) may still
  // hold one: there, a saved state tells that there was a visit, and perhaps a result.
  const unseen = /^(unknown)?$/.test(completion) ? launch.readable && !launch.resume : completion === "not attempted";
  const first = unseen && !failed && launch.status === "incomplete";
  return {
    launch,
    facts: first ? { status: "incomplete" } : missing(launch.status, completion),
    ...improvements2004(course, launch, completion === "completed" ? 1 : progress),
  };
}

/** Success says more than completion, and `failed` stays even where everything has been read. */
function statusOf(completion: string, success: string): Status {
  return success === "passed" || success === "failed" ? success : completion === "completed" ? completion : "incomplete";
}

/** A visit that broke off may have left a pass without its completion: both are always told (rule S04-1). */
function missing(status: Status, completion: string): Facts {
  return status === "passed" && completion === "incomplete" ? { status } : {};
}
