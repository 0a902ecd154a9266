import type { SaveState, Status, TrackingContext } from "../contract/tracking.ts";
import { headerOf } from "../contract/saved-text.ts";
import { findApi } from "./scorm-api.ts";
import type { Beginning, Dialect } from "./scorm-dialect.ts";
import type { Facts, Value } from "./scorm-facts.ts";
import type { Interactions } from "./scorm-interactions.ts";
import { type CallResult, openSession, type Session } from "./scorm-session.ts";

/** Tells the LMS the facts and keeps them until it has confirmed them. No method throws. */
export interface Writer {
  note(facts: Facts): void;
  /** True where something is not confirmed. */
  dirty(): boolean;
  /** True where a result is not confirmed. */
  vital(): boolean;
  /**
   * Sets everything unconfirmed and commits; true where all of it is confirmed. `undefined` for a call from inside itself
   * (rule CALL-9). `ending` where the page goes: then the end of the session may take the place of the commit.
   */
  push(ending?: boolean): boolean | undefined;
  /** The last push may not have arrived although it was confirmed: its facts are to be told once more. */
  unsay(): void;
  /** Ends the session, once (rule S12-8). Carries what the last push has set, were it confirmed or not, and then `values`. */
  finish(values?: readonly Value[]): void;
  /** True where the session answers, or could be opened again (rule EXIT-3). */
  alive(): boolean;
  /** What to tell the learner while something is not confirmed. */
  trouble(): Trouble;
  /** The status that the LMS shows although it was told another one, as its own rules say (rule COMMIT-7). */
  overruled(): Status | undefined;
}

export type Trouble = Extract<SaveState, "unsaved" | "signed-out" | "cut-off">;

/** Read again after they were told (rules COMMIT-7, DATA-6). */
const READABLE = /status|score.(raw|scaled)|progress_measure|suspend_data/;
/** How often a status is told again that the LMS does not show. */
const DOUBTS = 2;

interface WriterParts {
  readonly context: TrackingContext;
  readonly dialect: Dialect;
  readonly session: Session;
  readonly interactions: Interactions;
  /** Since the visit began, ms. */
  readonly time: () => number;
  readonly flipped: Beginning["flipped"];
  /** Values to set where the page goes without a word. */
  readonly parting: () => readonly Value[];
}

export function openWriter({ context, dialect, session: opened, interactions, time, flipped, parting }: WriterParts): Writer {
  const { window, course, log } = context;
  const { switches = {} } = course;
  const refused = new Set<string>();
  let session = opened;
  let facts: Facts = {};
  /** What the last push carried. */
  let sent: Facts = {};
  /** How the last commit went. */
  let last: CallResult = "ok";
  let pushing = false;
  let trouble: Trouble = "unsaved";
  let doubts = 0;
  /** Length of the longest saved state that has been read back as it was written. */
  let room = 0;
  /** The LMS keeps no more of the saved state than its header. */
  let narrow = false;
  let overruled: Status | undefined;

  const isResult = () => (facts.score ?? facts.status ?? "incomplete") !== "incomplete";

  /** True where it reads as it was told, or cannot be read (rules COMMIT-7, DATA-6). A score that cannot is worth a second word. */
  function reads(element: string, text: string): boolean {
    const found = session.get(element).text;
    return (found === "" && !/score/.test(element)) || found === text || Number(found) === Number(text);
  }

  /** True where all that is vital was taken. `check` is for what an LMS may say it takes and does not. */
  function set(values: readonly Value[], check: boolean): boolean {
    let taken = true;
    for (const [element, text] of values) {
      // What is not there is refused whatever its value; progress may be refused for its value alone.
      const offer = /progress/.test(element) ? `${element} ${text}` : element;
      if (!text || refused.has(offer)) continue;
      const isVital = dialect.vital.test(element);
      let result = session.set(element, text);
      const isLost = result === "ok" && check && READABLE.test(element) && !reads(element, text);
      // Without its exit a visit cannot be resumed (rule S04-5), without its progress it is not complete for some (rule S04-2).
      // Some take no score after a status: so it is told again before anything else is (rule S12-5).
      if (isLost || result === "threw" || (result === "rejected" && (isVital || /exit|progress/.test(element))))
        result = session.set(element, text);
      // Too much for this LMS: the detail goes, the result stays (rules DATA-6, DATA-7).
      if (element === "cmi.suspend_data" && !narrow && (result === "rejected" || (isLost && !reads(element, text)))) {
        narrow = true;
        result = session.set(element, headerOf(text));
      }
      if (isVital) taken &&= result === "ok";
      // An optional element that was refused is left alone from then on (rule CALL-6). A time is another one each time.
      else if (result === "rejected" && !element.endsWith("time")) refused.add(offer);
    }
    return taken;
  }

  function commit(): boolean {
    last = session.commit();
    // Any failure may be that of a session that the LMS has ended: then nothing can be read any more (rule COMMIT-5).
    if (last === "rejected" && session.get(dialect.probe).failed) last = "closed";
    return last === "ok";
  }

  /** A session that the LMS no longer knows, or an API that throws, is looked for and opened again (rules DISC-8, S12-8). */
  function reopen(): boolean {
    const api = findApi(window, dialect);
    const next = api && openSession(api, dialect, log);
    if (next?.initialize()) {
      session = next;
      // What a session says of its end is not known to the next (rule S04-5).
      facts = { begun: true, ...facts };
    }
    trouble = session === next ? "unsaved" : api && last === "closed" ? "signed-out" : "cut-off";
    return session === next;
  }

  /** False where the LMS shows another status than it was told; in the end, that is its own decision (rule COMMIT-7). */
  function agrees(): boolean {
    const shown = facts.status && dialect.held(session, course);
    const told = facts.status === "failed" ? (switches.failedAs ?? "failed") : facts.status;
    overruled = shown === told ? undefined : shown;
    return overruled === undefined || doubts++ >= DOUBTS;
  }

  /** False where nobody listens: what an API says whose window was closed proves nothing. */
  function isHeard(ending?: boolean): boolean {
    const isThere = ending || findApi(window, dialect) !== undefined;
    if (!isThere) last = "closed";
    return (last !== "threw" && last !== "closed") || reopen() || isThere;
  }

  function attempt(ending?: boolean): boolean {
    let sure = true;
    if (last !== "ok" && flipped) {
      set(dialect.values(flipped(facts), time(), switches).flat(), false);
      sure = commit();
    }
    // Also where that commit failed: whatever ends the visit now must send the real values (rules S12-9, EXIT-3).
    const kept = narrow && facts.resume ? { ...facts, resume: headerOf(facts.resume) } : facts;
    const [early, late] = dialect.values(kept, time(), switches);
    const length = facts.resume?.length ?? 0;
    const check = facts.status !== undefined || facts.score !== undefined || (!narrow && length > room);
    room = Math.max(room, length);
    const first = set(early, check);
    sure &&= interactions.write(session, ending ? undefined : commit);
    const rest = set(ending ? [...late, ...parting()] : late, check);
    if (!isResult()) dialect.aside?.(session, last === "ok");
    if (ending && dialect.finishSends) return sure && session.finish() && first && rest;
    return sure && commit() && first && rest && (ending === true || agrees());
  }

  return {
    note(more) {
      facts = { ...facts, ...more };
    },
    dirty: () => Object.keys(facts).length > 0 || interactions.pending(),
    vital: isResult,
    push(ending) {
      if (pushing) return undefined;
      pushing = true;
      const heard = isHeard(ending);
      sent = facts;
      const done = heard && attempt(ending);
      pushing = false;
      if (done) {
        // An LMS may let the course go on while it commits.
        if (facts === sent) facts = {};
        interactions.confirm();
      }
      return done;
    },
    unsay() {
      // Without a flip: most of the time it has arrived, and a flip would take it back for a moment (rule INIT-2).
      facts = { ...sent, ...facts };
    },
    finish(values = []) {
      set(values, false);
      session.finish();
    },
    alive: () => session.probe() || reopen(),
    trouble: () => (findApi(window, dialect) ? trouble : "cut-off"),
    overruled: () => overruled,
  };
}
