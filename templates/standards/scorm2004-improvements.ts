import type { Course } from "../contract/course.ts";
import type { Launch } from "../contract/tracking.ts";
import { improvements } from "./scorm-best.ts";
import type { Beginning } from "./scorm-dialect.ts";
import type { Facts } from "./scorm-facts.ts";

/** The most progress that a course reports before its rule is fulfilled: nothing is left but a pass. */
const NEARLY = 0.99;

/**
 * What events add to a SCORM 2004 record. Progress never falls, and is 1 once the course is complete and not before, as some
 * LMSs derive the completion from it (rule S04-2). A course is complete where it is completed or passed; after a terminal
 * fail, once everything has been read, whichever of the two comes first (rules S04-1, S12-6).
 * `held` is the progress that the LMS holds, 0 … 1.
 */
export function improvements2004(course: Course, launch: Launch, held: number): Pick<Beginning, "improve" | "leaving"> {
  const improve = improvements(course, launch);
  const { failedAs } = course.switches ?? {};
  let { status } = launch;
  let progress = held;
  /** 0 … 1, as the course last reported it. */
  let reached = held;

  return {
    improve(event) {
      const facts = improve(event);
      status = facts.status ?? status;
      if (event.type === "progressed") reached = Math.max(reached, event.progress);
      const complete = status === "completed" || status === "passed" || (status === "failed" && !failedAs && reached >= NEARLY);
      const next = complete ? 1 : Math.min(NEARLY, reached);
      if (next < progress || (next === progress && !facts.status)) return facts;
      progress = next;
      return { ...facts, progress } satisfies Facts;
    },
    /** A fail is suspended, so that the LMS keeps the attempts that have been used up (rules S04-6, INIT-5). */
    leaving() {
      const wish = status === "completed" || status === "passed" ? "exitAll" : "suspendAll";
      return launch.mode === "normal" ? [["adl.nav.request", wish]] : [];
    },
  };
}
