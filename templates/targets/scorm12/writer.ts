import { findApi } from "../../standards/scorm-api.ts";
import { type CallResult, openSession, type Session, succeeded } from "../../standards/scorm-session.ts";
import { earlyValues, type Facts, flipped, isResult, lateValues, VITAL, type Value } from "./facts.ts";
import type { Interactions } from "./interactions.ts";
import { API, WORDS } from "./words.ts";

/** Tells the LMS the facts and keeps them until it has confirmed them. No method throws. */
export interface Writer {
  note(facts: Facts): void;
  /** True where something is not confirmed. */
  dirty(): boolean;
  /** True where a result is not confirmed. */
  vital(): boolean;
  /** Sets everything unconfirmed and commits; true where all of it is confirmed. `undefined` for a call from inside itself (rule CALL-9). */
  push(): boolean | undefined;
  /** At most once in the life of the page (rule S12-8). */
  finish(): void;
  /** True where the session answers, or could be opened again (rule EXIT-3). */
  alive(): boolean;
}

interface WriterParts {
  readonly window: Window;
  readonly session: Session;
  readonly interactions: Interactions;
  /** Since the visit began, as the LMS wants it. */
  readonly time: () => string;
}

export function openWriter({ window, session: first, interactions, time }: WriterParts): Writer {
  const refused = new Set<string>();
  let session = first;
  let facts: Facts = {};
  let last: CallResult = "ok";
  let failed = false;
  let pushing = false;

  function set([element, value]: Value): boolean {
    if (refused.has(element)) return true;
    const result = session.set(element, value);
    if (VITAL.has(element)) return succeeded(result);
    // An optional element that was refused is left alone from then on (rule CALL-6).
    if (result === "rejected") refused.add(element);
    return true;
  }

  function write(what: Facts, detail: boolean): boolean {
    const early = earlyValues(what).map(set);
    if (detail) interactions.write(session);
    const late = lateValues(what, time()).map(set);
    last = session.commit();
    return succeeded(last) && [...early, ...late].every(Boolean);
  }

  /** A session that the LMS no longer knows, or an API that throws, is looked for and opened again (rules DISC-8, S12-8). */
  function reopen(): boolean {
    const api = findApi(window, API);
    const next = api && openSession(api, WORDS);
    if (!next?.initialize()) return false;
    session = next;
    return true;
  }

  function attempt(): boolean {
    if (!succeeded(last) && last !== "rejected") reopen();
    const other = failed ? flipped(facts) : undefined;
    if (other) write(other, false);
    // The other values wait for the next attempt too: a second commit would fail like the first.
    if (!succeeded(last) && other) return false;
    return write(facts, true);
  }

  return {
    note(more) {
      facts = { ...facts, ...more };
    },
    dirty: () => Object.keys(facts).length > 0 || interactions.pending(),
    vital: () => isResult(facts),
    push() {
      if (pushing) return undefined;
      pushing = true;
      const sent = facts;
      const done = attempt();
      pushing = false;
      failed = !done;
      if (done) {
        // An LMS may let the course go on while it commits.
        if (facts === sent) facts = {};
        interactions.confirm();
      }
      return done;
    },
    finish() {
      session.finish();
    },
    alive: () => session.probe() || reopen(),
  };
}
