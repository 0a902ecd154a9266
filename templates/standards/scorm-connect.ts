import type { Connect } from "../contract/tracking.ts";
import { awaitApi } from "./scorm-api.ts";
import type { Dialect } from "./scorm-dialect.ts";
import { openSession } from "./scorm-session.ts";
import { openVisit } from "./scorm-visit.ts";

/** What lets go of a window's visit. A window has one visit at most: who connects again takes it over, so that it is finished once. */
const visits = new WeakMap<Window, () => void>();

/** Finds the API of one version of SCORM and opens the session (rules DISC-1 to DISC-6, INIT-1). */
export function connectWith(dialect: Dialect): Connect {
  return async (context) => {
    const { window, elapsed } = context;
    const found = await awaitApi(window, dialect, elapsed);
    if (!found) return { connected: false, reason: "no-lms" };
    visits.get(window)?.();
    const session = openSession(found.api, dialect, context.log);
    if (!session.initialize()) return { connected: false, reason: "refused" };
    const { release, tracking } = openVisit(context, session, dialect);
    visits.set(window, release);
    return { connected: true, tracking };
  };
}
