import type { Outcome, SaveState, Tracking, TrackingContext } from "../../contract/tracking.ts";
import { timespan } from "../../standards/cmi-time.ts";
import { watchPage } from "../../standards/scorm-page.ts";
import { startSaving } from "../../standards/scorm-saving.ts";
import type { Session } from "../../standards/scorm-session.ts";
import { improvements } from "./best.ts";
import { openInteractions } from "./interactions.ts";
import { readLaunch } from "./launch.ts";
import { openWriter } from "./writer.ts";

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
export function openVisit(context: TrackingContext, session: Session): Visit {
  const { window, elapsed, now } = context;
  const began = elapsed();
  const { launch, first } = readLaunch(session);
  const recorded = launch.mode === "normal";
  const improve = improvements(context.course, launch);
  const interactions = openInteractions(session, recorded);
  const time = () => timespan(Math.max(SHORTEST, elapsed() - began));
  const writer = openWriter({ window, session, interactions, time, held: launch.status });
  let told: SaveState | undefined;
  let ending: Promise<Outcome> | undefined;
  let over = false;

  function tell(state: SaveState): void {
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
  function finish(): void {
    if (over) return;
    release();
    writer.finish();
    if (!writer.dirty()) tell("ended");
  }

  watchPage(window, {
    hidden: saving.now,
    online: saving.hurry,
    gone() {
      if (over || writer.push() === undefined) return;
      finish();
    },
    back() {
      if (over || writer.alive()) return;
      release();
      tell(writer.dirty() ? "unsaved" : "ended");
    },
  });

  /**
   * `confirmed` tells of the record: a commit has confirmed everything, the result and the state to resume from. LMSFinish
   * may fail after that; it is not repeated (rule S12-8) and can cost no more than the time of this visit, so that the
   * learner's result stays as safe as they are told (rule EXIT-5). Without such a commit it is false, whatever LMSFinish says.
   */
  async function leave(): Promise<Outcome> {
    const confirmed = await saving.confirmed(recorded ? undefined : BRIEF);
    // Whatever is not confirmed yet is tried again while the page is open; the visit ends with it.
    if (confirmed || !recorded) finish();
    else void saving.confirmed(Infinity).then(finish);
    return { confirmed };
  }

  tell("saving");
  if (recorded) {
    writer.note({ begun: true, ...(first && { status: "incomplete" }) });
    saving.hurry();
  }

  return {
    release,
    tracking: {
      launch,
      report(event) {
        if (!recorded || over) return;
        writer.note(improve(event));
        if (event.type === "answered") interactions.add(event, now());
        if (writer.dirty()) saving.changed();
      },
      save(resume) {
        if (!recorded || over) return;
        writer.note({ resume });
        saving.changed();
      },
      end() {
        ending ??= over ? Promise.resolve({ confirmed: told === "ended" }) : leave();
        return ending;
      },
    },
  };
}
