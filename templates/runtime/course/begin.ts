import type { Course } from "../../contract/course.ts";
import type { CourseEvent } from "../../contract/event.ts";
import type { Launch } from "../../contract/tracking.ts";
import { betterScore, betterStatus, mergeStates } from "./merge.ts";
import { nextStatus } from "./result.ts";
import type { QuestionSet } from "../../contract/question-set.ts";
import { readState } from "./saved-state.ts";
import type { CourseState } from "../../contract/course-state.ts";
import { startingState } from "./state.ts";

export interface Begun {
  readonly state: CourseState;
  /** Results that the learner achieved and the other side does not hold. */
  readonly missing: readonly CourseEvent[];
  /** True where the other side holds all that the local copy holds. */
  readonly delivered: boolean;
}

/**
 * Where the course starts: the other side's copy and the local one, merged to the best of both (rules INIT-2, INIT-3).
 * `seed` is for a learner who has none yet. `undefined` where the other side's copy could not be read and no local copy stands in for it (rule INIT-4).
 */
export function beginCourse(course: Course, types: QuestionSet, launch: Launch, local: string, seed = 0): Begun | undefined {
  const theirs = launch.readable ? readState(course, types, launch.resume) : ({ kind: "foreign" } as const);
  const ours = readState(course, types, local);
  const ownState = ours.kind === "whole" || ours.kind === "header" ? ours.state : undefined;
  if (theirs.kind === "foreign" && !ownState) return undefined;
  const theirState = theirs.kind === "whole" || theirs.kind === "header" ? theirs.state : startingState(course);
  const merged = ownState ? mergeStates(theirState, ownState) : theirState;
  const best: CourseState = {
    ...merged,
    seed: merged.seed || seed,
    status: betterStatus(merged.status, launch.status),
    score: betterScore(merged.score, launch.score),
  };
  // Two copies together may have used up all attempts.
  const state: CourseState = { ...best, status: nextStatus(course, best) };
  const missing = missingResults(state, launch);
  const delivered = missing.length === 0 && (!ownState || ownState.visited.size <= theirState.visited.size);
  return { state: missing.length > 0 ? { ...state, revision: state.revision + 1 } : state, missing, delivered };
}

/** A status that the other side does not show at all (rule INIT-3) is sent again, which changes nothing where it is held. */
function missingResults({ status, score }: CourseState, launch: Launch): CourseEvent[] {
  const behind = launch.status !== status;
  if (status === "passed" && (behind || score !== launch.score)) return [{ type: "passed", score: score ?? 0 }];
  if (status === "failed" && behind) return [{ type: status, score: score ?? 0 }];
  return status === "completed" && behind ? [{ type: status }] : [];
}
