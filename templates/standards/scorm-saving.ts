import type { SaveState, TrackingContext } from "../contract/tracking.ts";
import { attempt } from "./scorm-api.ts";

/** What a format's adapter holds for the LMS until it is confirmed. No method throws. */
export interface Outgoing {
  dirty(): boolean;
  /** True where a result is among it. */
  vital(): boolean;
  /** Sends all of it; true where it is confirmed, `undefined` where a push is under way already (rule CALL-9). */
  push(): boolean | undefined;
  /** The last push may not have arrived although it was confirmed. */
  unsay(): void;
  /** What to tell the learner while something is not confirmed. */
  trouble(): SaveState;
}

/** Decides when to send, and tells the learner nothing better than what the LMS has confirmed. */
export interface Saving {
  /** Something is new: a result goes at once, anything else within 2 s (rule EXIT-1). */
  changed(): void;
  /** Sends before it returns, because the page may never run again. True where all is confirmed. */
  now(): boolean;
  /** Tries at once, without waiting for the next turn of a failed attempt. */
  hurry(): void;
  /** Settles true at the next push that leaves nothing unconfirmed, false after `patience` ms (a minute) without one; trying goes on for ever. */
  confirmed(patience?: number): Promise<boolean>;
  /** Nothing is sent from here on. */
  stop(): void;
}

export interface SavingParts extends Pick<TrackingContext, "window" | "elapsed" | "reachable"> {
  readonly outgoing: Outgoing;
  readonly tell: (state: SaveState) => void;
  /** Whether to send at times only to keep the session alive. */
  readonly keepAlive: boolean;
}

const SOON = 2000;
/** Pauses after a failed attempt, and the one for as long as the page is open (rule COMMIT-2). */
const PAUSES = [1000, 2000, 4000, 8000, 15_000];
const LAST = 30_000;
const PATIENCE = 60_000;
/** Some LMSs end a session after half an hour without a word; a learner who is away for as long has left (rule COMMIT-6). */
const KEEP_ALIVE = 5 * 60_000;
const AWAY = 30 * 60_000;

export function startSaving({ window, elapsed, reachable, outgoing, tell, keepAlive }: SavingParts): Saving {
  let timer: number | undefined;
  let due = 0;
  let failures = 0;
  let touched = elapsed();
  let asking = false;
  let unreachable = false;
  let stopped = false;
  let waiting: (confirmed: boolean) => void = () => {};

  /** From a timer there is no current event, which some LMSs would take for the end of the page (rule CALL-10). */
  function plan(delay: number): void {
    const at = elapsed() + delay;
    if (stopped || (timer !== undefined && due <= at)) return;
    window.clearTimeout(timer);
    due = at;
    timer = window.setTimeout(() => void run(), delay);
  }

  /** A commit that would fail and may be vital is not made: some LMSs lose what it carried (rules S12-9, COMMIT-4). */
  async function run(): Promise<void> {
    timer = undefined;
    if (asking) return;
    const vital = outgoing.vital();
    unreachable = (failures > 0 || vital) && (await isAway());
    if (stopped) return;
    let done = unreachable || isOffline() ? false : outgoing.push();
    // Some LMSs say yes before they have sent anything.
    if (done && vital && (await isAway())) {
      outgoing.unsay();
      done = false;
    }
    settle(done);
  }

  async function isAway(): Promise<boolean> {
    asking = true;
    const answer = await reachable().catch(() => null);
    asking = false;
    return answer === false;
  }

  const isOffline = () => attempt(() => window.navigator.onLine) === false;

  function settle(done: boolean | undefined): boolean {
    if (stopped || done === undefined) return false;
    window.clearTimeout(timer);
    timer = undefined;
    if (done) {
      failures = 0;
      if (outgoing.dirty()) changed();
      else {
        tell("saved");
        waiting(true);
        if (keepAlive && window.document.visibilityState !== "hidden" && elapsed() - touched < AWAY) plan(KEEP_ALIVE);
      }
    } else {
      // One failure is often the last one too: the learner hears of it at the second (rule COMMIT-3).
      const trouble = outgoing.trouble();
      tell(failures === 0 && trouble === "unsaved" ? "saving" : trouble);
      plan((PAUSES[failures] ?? LAST) * (0.8 + Math.random() * 0.4));
      failures++;
    }
    return done;
  }

  function changed(): void {
    touched = elapsed();
    if (failures > 0 || stopped) return;
    tell("saving");
    plan(outgoing.vital() ? 0 : SOON);
  }

  return {
    changed,
    now: () => !stopped && !unreachable && !isOffline() && settle(outgoing.push()),
    hurry: () => plan(0),
    confirmed: (patience = PATIENCE) =>
      new Promise((resolve) => {
        waiting = resolve;
        if (patience < Infinity) window.setTimeout(() => resolve(false), patience);
        if (failures === 0 || patience < Infinity) plan(0);
      }),
    stop() {
      stopped = true;
      window.clearTimeout(timer);
    },
  };
}
