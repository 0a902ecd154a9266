import type { Status } from "../../contract/event.ts";
import { findApi } from "../../standards/scorm-api.ts";
import { type CallResult, openSession, type Session } from "../../standards/scorm-session.ts";
import { earlyValues, type Facts, flipped, isResult, isVital, lateValues, type Value } from "./facts.ts";
import type { Interactions } from "./interactions.ts";
import { WORDS } from "./words.ts";

/** Tells the LMS the facts and keeps them until it has confirmed them. No method throws. */
export interface Writer {
  note(facts: Facts): void;
  /** True where something is not confirmed. */
  dirty(): boolean;
  /** True where a result is not confirmed. */
  vital(): boolean;
  /** Sets everything unconfirmed and commits; true where all of it is confirmed. `undefined` for a call from inside itself (rule CALL-9). */
  push(): boolean | undefined;
  /** At most once in the life of the page (rule S12-8). Carries what the last push has set, were it confirmed or not. */
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
  /** The status before the visit. */
  readonly held: Status;
}

export function openWriter({ window, session: first, interactions, time, held }: WriterParts): Writer {
  const refused = new Set<string>();
  let session = first;
  let facts: Facts = {};
  /** How the last commit went. */
  let last: CallResult = "ok";
  let pushing = false;

  /** True where all that is vital was taken. */
  function set(values: readonly Value[]): boolean {
    let taken = true;
    for (const [element, value] of values) {
      if (refused.has(element)) continue;
      const result = session.set(element, value);
      if (isVital(element)) taken &&= result === "ok";
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
    const api = findApi(window, WORDS);
    const next = api && openSession(api, WORDS);
    if (!next?.initialize()) return false;
    session = next;
    return true;
  }

  function attempt(): boolean {
    if (last === "threw" || last === "closed") reopen();
    let sure = true;
    if (last !== "ok") {
      const other = flipped(facts, held);
      set([...earlyValues(other), ...lateValues(other, time())]);
      sure = commit();
    }
    // Also where that commit failed: whatever ends the visit now must send the real values (rules S12-9, EXIT-3).
    const early = set(earlyValues(facts));
    sure &&= interactions.write(session, commit);
    const late = set(lateValues(facts, time()));
    return sure && commit() && early && late;
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
      if (done) {
        // An LMS may let the course go on while it commits.
        if (facts === sent) facts = {};
        interactions.confirm();
      }
      return done;
    },
    finish: () => void session.finish(),
    alive: () => session.probe() || reopen(),
  };
}
