import type { Failure } from "./xapi-answer.ts";

/** How one piece of work went. */
export type Step = Failure | "idle" | "more";

export type WorkerState = "idle" | "waiting" | "failing" | "stopped";

/** Repeats one piece of work, one at a time, until it is done. */
export interface Worker {
  readonly state: () => WorkerState;
  /** There is work; it starts after `delay` ms at the latest. A wait that follows a failure is kept. */
  wake(delay: number): void;
  /** Starts waiting work before this returns, also where the last try failed, unless the other side asked to wait. */
  hurry(): void;
}

const LONGEST = 30;

/**
 * Waits 1, 2, 4, 8, 16 and then 30 s between failures, ± 20 %, without end (rule COMMIT-2). Work that comes while it runs
 * is the work's own to notice. `changed` is called whenever `state` may differ.
 */
export function createWorker(window: Window, work: () => Promise<Step>, changed: () => void): Worker {
  let state: WorkerState = "idle";
  let timer = 0;
  /** Delay of the try that is planned: Infinity where none is, -1 where it is not ours to choose. */
  let due = Infinity;
  let failures = 0;

  const plan = (delay: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(run, delay);
    due = delay;
  };
  const run = async () => {
    window.clearTimeout(timer);
    due = -1;
    let step: Step;
    do step = await work();
    while (step === "more");
    if (step === "stop") state = "stopped";
    else if (step === "idle") {
      state = step;
      due = Infinity;
      failures = 0;
    } else {
      state = "failing";
      plan(Math.max(step, Math.min(LONGEST, 2 ** failures++) * (800 + 400 * Math.random())));
      if (step > 0) due = -1;
    }
    changed();
  };

  return {
    state: () => state,
    wake(delay) {
      if (state === "failing" || delay >= due) return;
      plan(delay);
      state = "waiting";
      changed();
    },
    hurry() {
      if (due >= 0 && due < Infinity) void run();
    },
  };
}

/** Resolves after so many ms. */
export function pause(window: Window, ms: number): Promise<undefined> {
  return new Promise((resolve) => window.setTimeout(resolve, ms));
}
