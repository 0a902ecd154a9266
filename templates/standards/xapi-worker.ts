/** How one piece of work went. `after` is the least to wait before the next try, ms. */
export type Step = { readonly kind: "idle" | "more" | "stop" } | { readonly kind: "retry"; readonly after: number };

export type WorkerState = "idle" | "waiting" | "failing" | "stopped";

/** Repeats one piece of work, one at a time, until it is done. */
export interface Worker {
  readonly state: () => WorkerState;
  /** There is work; it starts after `delay` ms at the latest. A wait that follows a failure is kept. */
  wake(delay: number): void;
  /** Starts waiting work before this returns, also where the last try failed, unless the other side asked to wait. */
  hurry(): void;
}

const WAITS = [1, 2, 4, 8, 15, 30];

/**
 * Waits 1, 2, 4, 8, 15 and then 30 s between failures, ± 20 %, without end (rule COMMIT-2).
 * `random` returns 0 … 1. `changed` is called whenever `state` may differ.
 */
export function createWorker(window: Window, random: () => number, work: () => Promise<Step>, changed: () => void): Worker {
  let state: WorkerState = "idle";
  let timer: number | undefined;
  let due = 0;
  let failures = 0;
  let asked = 0;
  let running = false;
  let again = false;

  const become = (next: WorkerState) => {
    state = next;
    changed();
  };
  const schedule = (delay: number) => {
    window.clearTimeout(timer);
    due = delay;
    timer = window.setTimeout(run, delay);
  };
  const run = async () => {
    timer = undefined;
    if (running) return;
    running = true;
    again = false;
    const step = await work();
    running = false;
    if (step.kind === "stop") return become("stopped");
    if (step.kind === "retry") {
      const wait = (WAITS[Math.min(failures++, WAITS.length - 1)] ?? 30) * (800 + 400 * random());
      asked = step.after;
      schedule(Math.max(wait, asked));
      return become("failing");
    }
    failures = 0;
    asked = 0;
    if (step.kind === "more" || again) {
      schedule(0);
      return become("waiting");
    }
    become("idle");
  };

  return {
    state: () => state,
    wake(delay) {
      if (state === "stopped" || state === "failing") return;
      if (running) again = true;
      else if (timer === undefined || delay < due) schedule(delay);
      if (state !== "waiting") become("waiting");
    },
    hurry() {
      if (timer === undefined || asked > 0) return;
      window.clearTimeout(timer);
      void run();
    },
  };
}
