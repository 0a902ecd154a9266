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
  /** Ends the session, once (rule S12-8). Carries what the last push has set, were it confirmed or not, and then `values`. */
  finish(values?: readonly Value[]): void;
  /** True where the session answers, or could be opened again (rule EXIT-3). */
  alive(): boolean;
}

interface WriterParts {
  readonly window: Window;
  readonly dialect: Dialect;
  readonly session: Session;
  readonly interactions: Interactions;
  /** Since the visit began, ms. */
  readonly time: () => number;
  readonly flipped: Beginning["flipped"];
}

export function openWriter({ window, dialect, session: opened, interactions, time, flipped }: WriterParts): Writer {
  const refused = new Set<string>();
  let session = opened;
  let facts: Facts = {};
  /** How the last commit went. */
  let last: CallResult = "ok";
  let pushing = false;

  /** True where all that is vital was taken. */
  function set(values: readonly Value[]): boolean {
    let taken = true;
    for (const [element, text] of values) {
      if (!text || refused.has(element)) continue;
      let result = session.set(element, text);
      if (result === "threw") result = session.set(element, text);
      if (dialect.vital.test(element)) taken &&= result === "ok";
      // An optional element that was refused is left alone from then on (rule CALL-6).
      else if (result === "rejected") refused.add(element);
    }
    return taken;
  }

  function commit(): boolean {
    last = session.commit();
    return last === "ok";
  }

  /** A session that the LMS no longer knows, or an API that throws, is looked for and opened again (rules DISC-8, S12-8). */
  function reopen(): boolean {
    const api = findApi(window, dialect);
    const next = api && openSession(api, dialect);
    if (next?.initialize()) session = next;
    return session === next;
  }

  function attempt(ending?: boolean): boolean {
    if (last === "threw" || last === "closed") reopen();
    let sure = true;
    if (last !== "ok" && flipped) {
      set(dialect.values(flipped(facts), time()).flat());
      sure = commit();
    }
    // Also where that commit failed: whatever ends the visit now must send the real values (rules S12-9, EXIT-3).
    const [early, late] = dialect.values(facts, time());
    const first = set(early);
    sure &&= interactions.write(session, commit);
    const rest = set(late);
    return sure && (ending && dialect.finishSends ? session.finish() : commit()) && first && rest;
  }

  return {
    note(more) {
      facts = { ...facts, ...more };
    },
    dirty: () => Object.keys(facts).length > 0 || interactions.pending(),
    vital: () => (facts.score ?? facts.status ?? "incomplete") !== "incomplete",
    push(ending) {
      if (pushing) return undefined;
      pushing = true;
      const sent = facts;
      const done = attempt(ending);
      pushing = false;
      if (done) {
        // An LMS may let the course go on while it commits.
        if (facts === sent) facts = {};
        interactions.confirm();
      }
      return done;
    },
    finish(values = []) {
      set(values);
      session.finish();
    },
    alive: () => session.probe() || reopen(),
  };
}
