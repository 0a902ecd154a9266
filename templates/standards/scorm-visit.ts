import type { Outcome, SaveState, Standing, Tracking, TrackingContext } from "../contract/tracking.ts";
import type { Dialect } from "./scorm-dialect.ts";
import type { Value } from "./scorm-facts.ts";
import { openInteractions } from "./scorm-interactions.ts";
import { watchPage } from "./scorm-page.ts";
import { startSaving } from "./scorm-saving.ts";
import type { Session } from "./scorm-session.ts";
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

/** From an open session to its end. Outside normal mode nothing is told but the time (rule INIT-5). */
export function openVisit(context: TrackingContext, session: Session, dialect: Dialect): Visit {
  const { window, elapsed, now } = context;
  const began = elapsed();
  const { launch, facts, improve, flipped, leaving } = dialect.launch(session, context.course);
  const recorded = launch.mode === "normal";
  const interactions = openInteractions(session, dialect, recorded);
  const time = () => Math.max(SHORTEST, elapsed() - began);
  const writer = openWriter({ window, dialect, session, interactions, time, flipped });
  let told: SaveState | undefined;
  let ending: Promise<Outcome> | undefined;
  let over = false;
  let held: Standing = launch;
  let reached: Standing = launch;

  function tell(state: SaveState): void {
    if (state === "saved") held = reached;
    const next = recorded || state === "ended" ? state : "review";
    if (next === told) return;
    told = next;
    context.onSaveState(next);
  }

  const saving = startSaving({ ...context, outgoing: writer, tell });

  const release = () => {
    over = true;
    saving.stop();
  };

  /** The last calls of all (rules S12-8, CALL-8). */
  function finish(last?: () => Value[]): void {
    if (over) return;
    release();
    writer.finish(last?.());
    if (!writer.dirty()) tell("ended");
  }

  watchPage(window, {
    hidden: saving.now,
    online: saving.hurry,
    gone() {
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
    if (confirmed || !recorded) finish(leaving);
    else void saving.confirmed(Infinity).then(() => finish(leaving));
    return { confirmed };
  }

  tell("saving");
  if (recorded) {
    writer.note({ begun: true, ...facts });
    saving.hurry();
  }

  return {
    release,
    tracking: {
      launch,
      report(event) {
        if (!recorded || over) return;
        const facts = improve(event);
        reached = { status: facts.status ?? reached.status, score: facts.score ?? reached.score };
        writer.note(facts);
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
