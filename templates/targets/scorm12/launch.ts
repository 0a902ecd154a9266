import type { Course } from "../../contract/course.ts";
import type { Launch, Status } from "../../contract/tracking.ts";
import { flippedFrom } from "./facts.ts";
import { improvements, STATUSES } from "../../standards/scorm-best.ts";
import type { Beginning } from "../../standards/scorm-dialect.ts";
import type { Facts } from "../../standards/scorm-facts.ts";
import { hundredths, modeOf, nameOf, readTwice } from "../../standards/scorm-launch.ts";
import type { Session } from "../../standards/scorm-session.ts";

/** What the LMS holds at the start, in the order of rule INIT-1. A learner's first visit is incomplete from its beginning. */
export function begin(session: Session, course: Course): Beginning {
  const read = (element: string) => session.get(element).text.trim();
  const mode = modeOf(readTwice(session, "cmi.core.lesson_mode").text, readTwice(session, "cmi.core.credit").text);
  const shown = readTwice(session, "cmi.core.lesson_status");
  const status = shown.text.toLowerCase();
  const score = hundredths(read("cmi.core.score.raw"));
  const state = readTwice(session, "cmi.suspend_data");
  const learner = readTwice(session, "cmi.core.student_id").text;
  const known = statusOf(status, score, course);
  const launch: Launch = {
    mode,
    status: known ?? "incomplete",
    score,
    resume: state.text,
    readable: !state.failed && session.isReadable(),
    // One read, without asking first whether there is one: the AICC shim answers that with nothing (rule S12-3). 0 and 100
    // mean that nobody has set one: the Learning Hub assumes 100 for every package whose manifest names none.
    passMark: (hundredths(read("cmi.student_data.mastery_score")) ?? 0) % 10000 || undefined,
    learner,
    learnerName: nameOf(read("cmi.core.student_name")),
  };
  // `incomplete` may be written where that lowers nothing (rule INIT-2). Some LMSs show no status at all (rule INIT-3):
  // there, a saved state tells that there was a visit, and perhaps a result.
  const unseen = status ? /^(not attempted|browsed)$/.test(status) : launch.readable && !launch.resume;
  const facts: Facts = unseen && !shown.failed ? { status: "incomplete" } : {};
  return {
    launch,
    isSilent: known === undefined && facts.status === undefined,
    facts,
    improve: improvements(course, launch),
    flipped: flippedFrom(launch),
  };
}

/** Some systems are told `completed` for a pass (rule S12-2): with the score of one, that is what it means. */
function statusOf(text: string, score: number | undefined, { rule, switches }: Course): Status | undefined {
  const status = STATUSES.find((known) => known === text);
  return status === "completed" && rule.quiz && switches?.passedAs && score !== undefined ? "passed" : status;
}

export function held(session: Session, course: Course): Status | undefined {
  const read = (element: string) => session.get(element).text.trim().toLowerCase();
  return statusOf(read("cmi.core.lesson_status"), hundredths(read("cmi.core.score.raw")), course);
}
