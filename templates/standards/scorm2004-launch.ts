import type { Course } from "../contract/course.ts";
import type { Launch, Status } from "../contract/tracking.ts";
import type { Beginning } from "./scorm-dialect.ts";
import type { Facts } from "./scorm-facts.ts";
import { hundredths, modeOf, nameOf, readTwice } from "./scorm-launch.ts";
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
  const mode = modeOf(readTwice(session, "cmi.mode").text, readTwice(session, "cmi.credit").text);
  const shown = readTwice(session, "cmi.completion_status");
  const completion = shown.text.toLowerCase();
  const success = readTwice(session, "cmi.success_status").text.toLowerCase();
  const scaled = share("cmi.score.scaled");
  const raw = scaled === undefined ? hundredths(read("cmi.score.raw")) : undefined;
  const state = readTwice(session, "cmi.suspend_data");
  const learner = readTwice(session, "cmi.learner_id").text;
  const launch: Launch = {
    mode,
    status: statusOf(completion, success),
    score: scaled ?? raw,
    resume: state.text,
    readable: !state.failed && session.isReadable(),
    // 0 and 1 mean that nobody has set one: Moodle shows 1 for every objective without a measure (rule S04-4).
    passMark: (share("cmi.scaled_passing_score") ?? 0) % 10000 || undefined,
    learner,
    learnerName: nameOf(read("cmi.learner_name")),
  };
  const measured = share("cmi.progress_measure");
  const progress = (measured ?? 0) / 10000;
  // `incomplete` may be written where that lowers nothing (rule INIT-2). An LMS that shows no status (rule INIT-3) may still
  // hold one: there, a saved state tells that there was a visit, and perhaps a result.
  const unseen = completion ? launch.readable && /^(unknown|not attempted)$/.test(completion) : launch.readable && !launch.resume;
  const first = unseen && !shown.failed && launch.status === "incomplete";
  return {
    launch,
    isSilent: !first && !/^(completed|incomplete)$/.test(completion) && !/^(passed|failed)$/.test(success),
    facts: {
      ...(first ? { status: "incomplete" } : missing(launch.status, completion, (measured ?? 10000) / 10000)),
      ...(raw !== undefined && { score: raw }),
    },
    ...improvements2004(course, launch, completion === "completed" ? 1 : progress),
  };
}

/** Success says more than completion, and `failed` stays even where everything has been read. */
function statusOf(completion: string, success: string): Status {
  return success === "passed" || success === "failed" ? success : completion === "completed" ? completion : "incomplete";
}

export function held(session: Session): Status | undefined {
  const read = (element: string) => session.get(element).text.trim().toLowerCase();
  const completion = read("cmi.completion_status");
  const success = read("cmi.success_status");
  return completion || success ? statusOf(completion, success) : undefined;
}

/**
 * A visit that broke off may have left a pass without its completion, a raw score without a scaled one, or a progress that an LMS
 * would overrule the completion by: all are told again (rules S04-1, S04-2).
 */
function missing(status: Status, completion: string, progress: number): Facts {
  const isFinal = status === "passed" || status === "completed";
  return isFinal && (completion === "incomplete" || progress < 1) ? { status } : {};
}
