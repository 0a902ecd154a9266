import type { Connect } from "../../contract/tracking.ts";
import { awaitApi } from "../../standards/scorm-api.ts";
import { openSession } from "../../standards/scorm-session.ts";
import { openVisit } from "./visit.ts";
import { WORDS } from "./words.ts";

/** What lets go of a window's visit. A window has one visit at most: who connects again takes it over, so that it is finished once. */
const visits = new WeakMap<Window, () => void>();

/** Finds the API of SCORM 1.2 and opens the session (rules DISC-1 to DISC-6, INIT-1). */
const connect: Connect = async (context) => {
  const { window, elapsed } = context;
  const api = await awaitApi(window, WORDS, elapsed);
  if (!api) return { connected: false, reason: "no-lms" };
  visits.get(window)?.();
  const session = openSession(api, WORDS);
  if (!session.initialize()) return { connected: false, reason: "refused" };
  const visit = openVisit(context, session);
  visits.set(window, visit.release);
  return { connected: true, tracking: visit.tracking };
};

export default connect;
