import type { Course } from "../contract/course.ts";
import type { CourseEvent, Status } from "../contract/event.ts";
import type { Launch } from "../contract/tracking.ts";
import type { Facts } from "./scorm-facts.ts";

/** A terminal fail may follow `incomplete`; apart from that nothing runs backwards (rules INIT-2, S12-6). */
export const STATUSES: readonly Status[] = ["incomplete", "failed", "completed", "passed"];

/** Turns events into facts that are better than what the LMS holds, or into none. */
export function improvements({ rule }: Course, { status: held, score: heldScore }: Launch): (event: CourseEvent) => Facts {
  let best = held;
  let bestScore = heldScore ?? -1;

  function reached(status: Status, score?: number): Facts {
    if (STATUSES.indexOf(status) < STATUSES.indexOf(best)) return {};
    const facts: Facts = {
      ...(status !== best && { status }),
      ...(score !== undefined && score > bestScore && { score }),
    };
    best = status;
    bestScore = Math.max(bestScore, score ?? -1);
    return facts;
  }

  return (event) => {
    switch (event.type) {
      case "page":
        return { location: event.page.id };
      case "completed":
        // Some LMSs keep the first final status of a visit: where a quiz decides, nothing final comes before it.
        return rule.quiz ? {} : reached("completed");
      case "passed":
      case "failed":
        return reached(event.type, event.score);
      case "answered":
      case "progressed":
        return {};
    }
  };
}
