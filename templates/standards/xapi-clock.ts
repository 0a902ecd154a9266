import type { Answer } from "./xapi-answer.ts";

/** Times for statements: never before an earlier one, never after the record store's own time where that is known (rule QUEUE-3). */
export interface StampClock {
  readonly stamp: () => string;
  /** Learns how far this machine's clock is off, where the browser may read the answer's date. */
  readonly learn: (answer: Answer) => void;
}

/** The date of an answer has whole seconds and took a moment to arrive. */
const TOLERANCE = 2000;

export function createStampClock(now: () => Date): StampClock {
  let skew = 0;
  let last = 0;
  return {
    stamp() {
      last = Math.max(last, now().getTime() + skew);
      return new Date(last).toISOString();
    },
    learn({ headers }) {
      const difference = Date.parse(headers["date"] ?? "") - now().getTime();
      if (!Number.isNaN(difference)) skew = Math.abs(difference) > TOLERANCE ? difference : 0;
    },
  };
}

/** Learning time of a visit, ms: only while the page can be seen, and not while the machine sleeps (rule EXIT-12). */
export interface VisitClock {
  readonly time: () => number;
  /** Call where visibility changes and at least once a minute. */
  readonly tick: (visible: boolean) => void;
}

/** A longer silence between two ticks was sleep. */
const SLEEP = 5 * 60_000;

export function createVisitClock(elapsed: () => number): VisitClock {
  let total = 0;
  let last = elapsed();
  let seen = true;
  const advance = () => {
    const current = elapsed();
    const gap = current - last;
    if (seen && gap > 0 && gap <= SLEEP) total += gap;
    last = current;
  };
  return {
    time() {
      advance();
      return total;
    },
    tick(visible) {
      advance();
      seen = visible;
    },
  };
}
