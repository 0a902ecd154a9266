import type { CourseEvent } from "../../contract/event.ts";
import { clockTime, timespan } from "../../standards/cmi-time.ts";
import { interaction12 } from "../../standards/cmi12.ts";
import { type Session, succeeded } from "../../standards/scorm-session.ts";
import type { Value } from "./facts.ts";

export type AnsweredEvent = Extract<CourseEvent, { readonly type: "answered" }>;

/** Evidence beside the record: whatever goes wrong here, the result still travels (rule INT-1). */
export interface Interactions {
  add(event: AnsweredEvent, at: Date): void;
  pending(): boolean;
  /** Sets what is not confirmed, in the order written, and again at the same places after a failed commit. */
  write(session: Session): void;
  confirm(): void;
}

/** Most in one visit, and most between two commits (rule INT-11). */
const MOST = 100;
const BATCH = 20;

/** Off where they are not wanted or the LMS does not offer them (rule CALL-7). Places are counted from `_count`, so that no earlier visit is written over (rule INT-4). */
export function openInteractions(session: Session, wanted: boolean): Interactions {
  const offered = wanted && session.get("cmi.interactions._children").text !== "";
  const first = offered ? Number(session.get("cmi.interactions._count").text) || 0 : 0;
  const waiting: Value[][] = [];
  let count = 0;
  let on = offered;

  const stop = () => {
    on = false;
    waiting.length = 0;
  };

  return {
    add(event, at) {
      const values = on && count < MOST ? valuesOf(event, at, first + count) : [];
      if (values.length === 0) return;
      count += 1;
      waiting.push(values);
    },
    pending: () => waiting.length > 0,
    write(current) {
      for (const [place, values] of waiting.entries()) {
        if (place > 0 && place % BATCH === 0) current.commit();
        for (const [element, value] of values) {
          const result = current.set(element, value);
          // A refused detail is not tried again; a lost session refuses nothing (rule CALL-6).
          if (result === "rejected" || result === "threw") return stop();
          if (!succeeded(result)) return;
        }
      }
    },
    confirm() {
      waiting.length = 0;
    },
  };
}

/** RTE 3.4.4: type before the answers that are checked against it. Empty for a kind that SCORM 1.2 cannot hold. */
function valuesOf({ question, answered, score, attempt, latency }: AnsweredEvent, at: Date, index: number): Value[] {
  const told = interaction12(answered, score);
  if (!told) return [];
  const name = (element: string) => `cmi.interactions.${index}.${element}`;
  return [
    [name("id"), `${question.id}_a${attempt}`],
    [name("type"), told.type],
    [name("time"), clockTime(at)],
    ...told.patterns.map((pattern, place): Value => [name(`correct_responses.${place}.pattern`), pattern]),
    ...(told.response === undefined ? [] : [[name("student_response"), told.response] as const]),
    [name("result"), told.result],
    [name("latency"), timespan(latency)],
  ];
}
