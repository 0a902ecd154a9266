import type { CourseEvent, Outcome, SaveState, Standing, Status, Tracking, TrackingContext } from "../contract/tracking.ts";
import type { Dialect } from "./scorm-dialect.ts";
import type { Value } from "./scorm-facts.ts";
import { STATUSES } from "./scorm-best.ts";
import { openInteractions } from "./scorm-interactions.ts";
import { watchPage } from "./scorm-page.ts";
import { startSaving } from "./scorm-saving.ts";
import type { Session } from "./scorm-session.ts";
import { createVisitClock } from "./visit-clock.ts";
import { openWriter } from "./scorm-writer.ts";

export interface Visit {
  readonly tracking: Tracking;
  /** Nothing of this visit reaches the LMS from here on. */
  release(): void;
}

/** The Learning Hub counts no result without a time, and may count in whole seconds. */
const SHORTEST = 1000;

/** How long the time of a visit that records nothing else may delay its end, ms. */
const BRIEF = 3000;

/** Longest time of a visit that is told, ms (rule S12-10). */
const LONGEST = 12 * 60 * 60_000;
/** How often the API is looked for and the clock is asked, ms (rules EXIT-7, EXIT-12). */
const HEARTBEAT = 4000;
/** What was read at the start may have changed on another device since, ms (rule TABS-2). */
const STALE = 30 * 60_000;

/** From an open session to its end. Outside normal mode nothing is told but the time (rule INIT-5). */
export function openVisit(context: TrackingContext, session: Session, dialect: Dialect): Visit {
  const { window, elapsed, now } = context;
  const clock = createVisitClock(elapsed);
  clock(window.document.visibilityState !== "hidden");
  const { switches = {} } = context.course;
  const { launch, isSilent, facts: first, improve, flipped, leaving } = dialect.launch(session, context.course);
  const recorded = launch.mode === "normal";
  const interactions = openInteractions(session, dialect, recorded && switches.interactions !== false);
  const time = () => Math.min(LONGEST, Math.max(SHORTEST, clock()));
  const parting = () => (recorded && switches.navigation === "always" ? (leaving?.() ?? []) : []);
  const writer = openWriter({ context, dialect, session, interactions, time, flipped, parting });
  let told: SaveState | undefined;
  let ending: Promise<Outcome> | undefined;
  let over = false;
  let held: Standing = launch;
  let reached: Standing = launch;

  function tell(state: SaveState): void {
    if (state === "saved") held = { ...reached, status: writer.overruled() ?? reached.status };
    const next = recorded || state === "ended" ? state : "review";
    if (next === told) return;
    told = next;
    context.onSaveState(next);
  }

  const saving = startSaving({ ...context, outgoing: writer, tell, keepAlive: switches.keepAlive !== false });

  /** Once the window of the LMS is gone, nothing arrives; it is looked for as long as the page is open (rules EXIT-7, DISC-8). */
  const heart = window.setInterval(() => {
    clock();
    if (told !== "cut-off" && writer.trouble() === "cut-off") saving.hurry();
  }, HEARTBEAT);

  const release = () => {
    over = true;
    window.clearInterval(heart);
    saving.stop();
  };

  /**
   * The last calls of all (rules S12-8, CALL-8). Where the LMS shows no status and was told none, the session is left open:
   * some LMSs take the end of a session without a status for a completion (rule S12-1). All but its time is committed by then.
   */
  function finish(last?: () => Value[]): void {
    if (over) return;
    release();
    if (!recorded || !isSilent || reached.status !== launch.status) writer.finish(last?.());
    if (!writer.dirty()) tell("ended");
  }

  watchPage(window, {
    hidden() {
      clock(false);
      saving.now();
    },
    shown: () => void clock(true),
    online: saving.hurry,
    gone() {
      if (recorded && !over) writer.note({ begun: true });
      if (over || writer.push(true) === undefined) return;
      finish();
    },
    back() {
      if (over || writer.alive()) return;
      release();
      tell(writer.dirty() ? "unsaved" : "ended");
    },
  });

  /**
   * `confirmed` tells of the record: a commit has confirmed everything, the result and the state to resume from. The end
   * of the session may fail after that and can cost no more than the time of this visit, so that the learner's result stays
   * as safe as they are told (rule EXIT-5). Without such a commit it is false, whatever the end of the session says.
   */
  async function leave(): Promise<Outcome> {
    const confirmed = await saving.confirmed(recorded ? undefined : BRIEF);
    // Whatever is not confirmed yet is tried again while the page is open; the visit ends with it.
    const last = switches.navigation === "never" ? undefined : leaving;
    if (confirmed || !recorded) finish(last);
    else void saving.confirmed(Infinity).then(() => finish(last));
    return { confirmed };
  }

  /** A result that is no pass must not stand over a better one that has come from elsewhere. */
  function isStale({ type }: CourseEvent): boolean {
    const theirs = (type === "failed" || type === "completed") && elapsed() > STALE ? dialect.held(session, context.course) : undefined;
    return theirs !== undefined && STATUSES.indexOf(theirs) > STATUSES.indexOf(type as Status);
  }

  tell("saving");
  if (recorded) {
    writer.note({ begun: true, ...first });
    saving.hurry();
  }

  return {
    release,
    tracking: {
      launch,
      report(event) {
        if (!recorded || over) return;
        const facts = isStale(event) ? {} : improve(event);
        reached = { status: facts.status ?? reached.status, score: facts.score ?? reached.score };
        // What a result travels with says that the visit may be resumed: an LMS may have missed it before (rule S04-5).
        writer.note(facts.status ? { ...facts, begun: true } : facts);
        if (event.type === "answered") interactions.add(event, now());
        if (writer.dirty()) saving.changed();
      },
      save(resume) {
        if (!recorded || over) return;
        writer.note({ resume });
        saving.changed();
      },
      held: () => held,
      retry: saving.hurry,
      yield() {
        if (recorded && !over) saving.now();
        release();
      },
      end() {
        ending ??= over ? Promise.resolve({ confirmed: told === "ended" }) : leave();
        return ending;
      },
    },
  };
}
