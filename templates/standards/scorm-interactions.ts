import type { AnsweredEvent, Dialect } from "./scorm-dialect.ts";
import type { Value } from "./scorm-facts.ts";
import type { Session } from "./scorm-session.ts";

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
export function openInteractions(session: Session, { interaction }: Dialect, wanted: boolean): Interactions {
  const refused = new Set<string>();
  let on = wanted && session.get(`${GROUP}_children`).text !== "";
  /** Place of the first that waits. */
  let next = on ? Number(session.get(`${GROUP}_count`).text) || 0 : 0;
  let waiting: Value[][] = [];
  let written = 0;
  let count = 0;

  return {
    add(event, at) {
      const values = on && count < MOST ? interaction(event, at, next + waiting.length) : [];
      if (values.length === 0) return;
      count++;
      waiting.push(values);
    },
    pending: () => waiting.length > 0,
    write(current, commit) {
      written = waiting.length;
      for (const [place, values] of waiting.entries()) {
        if (on && place > 0 && place % BATCH === 0 && !commit()) return false;
        for (const [element, text] of values) {
          if (!on || !text || refused.has(element)) continue;
          const result = current.set(`${GROUP}${next + place}.${element}`, text);
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
