import type { CourseEvent } from "../../contract/event.ts";
import { clockTime, timespan } from "../../standards/cmi-time.ts";
import { interaction12 } from "../../standards/cmi12.ts";
import type { Session } from "../../standards/scorm-session.ts";
import type { Value } from "./facts.ts";

export type AnsweredEvent = Extract<CourseEvent, { readonly type: "answered" }>;

/** Evidence beside the record: whatever goes wrong here, the result still travels (rule INT-1). */
export interface Interactions {
  add(event: AnsweredEvent, at: Date): void;
  pending(): boolean;
  /**
   * Sets what is not confirmed, in the order written, and again at the same places after a failed commit. False where a
   * commit between two batches failed: then nobody knows what the LMS takes for sent.
   */
  write(session: Session, commit: () => boolean): boolean;
  /** What was written has arrived. */
  confirm(): void;
}

/** Most in one visit, and most between two commits (rule INT-11). */
const MOST = 100;
const BATCH = 20;
const GROUP = "cmi.interactions.";

/** Off where they are not wanted or the LMS does not offer them (rule CALL-7). Places are counted from `_count`, so that no earlier visit is written over (rule INT-4). */
export function openInteractions(session: Session, wanted: boolean): Interactions {
  const refused = new Set<string>();
  let on = wanted && session.get(`${GROUP}_children`).text !== "";
  /** Place of the first that waits. */
  let next = on ? Number(session.get(`${GROUP}_count`).text) || 0 : 0;
  let waiting: Value[][] = [];
  let written = 0;
  let count = 0;

  return {
    add(event, at) {
      const values = on && count < MOST ? valuesOf(event, at, next + waiting.length) : [];
      if (values.length === 0) return;
      count++;
      waiting.push(values);
    },
    pending: () => waiting.length > 0,
    write(current, commit) {
      written = waiting.length;
      for (const [place, values] of waiting.entries()) {
        if (on && place > 0 && place % BATCH === 0 && !commit()) return false;
        for (const [element, value] of values) {
          if (!on || refused.has(element)) continue;
          const result = current.set(`${GROUP}${next + place}.${element}`, value);
          // A refused element is left alone; without id and type there is no interaction (rule CALL-6).
          if (result === "rejected" || result === "threw") refused.add(element);
          on = !refused.has("id") && !refused.has("type");
        }
      }
      return true;
    },
    confirm() {
      next += written;
      waiting = waiting.slice(written);
    },
  };
}

/**
 * RTE 3.4.4: type before the answers that are checked against it. Empty for a kind that SCORM 1.2 cannot hold.
 * A practice question can be tried again in any visit and nobody counts how often: its place makes the id unique (rule INT-2).
 */
function valuesOf({ question, answered, score, attempt, graded, latency }: AnsweredEvent, at: Date, place: number): Value[] {
  const told = interaction12(answered, score);
  if (!told) return [];
  return [
    ["id", `${question.id}_${graded ? `a${attempt}` : `p${place}`}`],
    ["type", told.type],
    ["time", clockTime(at)],
    ...told.patterns.map((pattern, index): Value => [`correct_responses.${index}.pattern`, pattern]),
    ...(told.response ? [["student_response", told.response] as const] : []),
    ["result", told.result],
    ["latency", timespan(latency)],
  ];
}
