import type { AnsweredEvent, Dialect } from "./scorm-dialect.ts";
import type { Value } from "./scorm-facts.ts";
import type { Session } from "./scorm-session.ts";

/** Evidence beside the record: whatever goes wrong here, the result still travels (rule INT-1). */
export interface Interactions {
  add(event: AnsweredEvent, at: Date): void;
  pending(): boolean;
  /**
   * Sets what is not confirmed, in the order written, and again at the same places after a failed commit. False where a
   * commit between two batches failed: then nobody knows what the LMS takes for sent. Without `commit`, where the page goes,
   * no more than one batch.
   */
  write(session: Session, commit?: () => boolean): boolean;
  /** What was written has arrived. */
  confirm(): void;
}

/** Most in one visit: some LMSs send all of them each time, and read a thousand values at most (rule INT-11). */
const MOST = 100;
const MOST_VALUES = 850;
/** Most between two commits, and bytes at most: a page that goes can send 64 KiB (rule EXIT-8). */
const BATCH = 20;
const BATCH_BYTES = 24_000;
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
  let total = 0;

  return {
    add(event, at) {
      const values = on && count < MOST ? interaction(event, at, next + waiting.length).filter(([, text]) => text) : [];
      if (values.length === 0 || total + values.length > MOST_VALUES) return;
      count++;
      total += values.length;
      waiting.push(values);
    },
    pending: () => waiting.length > 0,
    write(current, commit) {
      let batch = 0;
      let bytes = 0;
      written = 0;
      for (const [place, values] of waiting.entries()) {
        const size = sizeOf(values);
        if (on && (batch === BATCH || bytes + size > BATCH_BYTES)) {
          if (!commit) return true;
          if (!commit()) return false;
          batch = bytes = 0;
        }
        batch++;
        bytes += size;
        written++;
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

/** Bytes of a form's field for each, as most LMSs send them. */
function sizeOf(values: readonly Value[]): number {
  return values.reduce((sum, [element, text]) => sum + encodeURIComponent(`${GROUP}00.${element}=${text || ""}&`).length, 0);
}
