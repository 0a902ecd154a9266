/** A longer silence between two calls was sleep, ms. */
const SLEEP = 5 * 60_000;

/**
 * Learning time of a visit, ms: only while the page can be seen, and not while the machine sleeps (rule EXIT-12). Call it at
 * least once a minute, and with `visible` where visibility changes.
 */
export function createVisitClock(elapsed: () => number): (visible?: boolean) => number {
  let total = 0;
  let last = elapsed();
  let seen = true;
  return (visible = seen) => {
    const gap = elapsed() - last;
    if (seen && gap > 0 && gap <= SLEEP) total += gap;
    last += gap;
    seen = visible;
    return total;
  };
}
