import type { ScormWords } from "../../standards/scorm-session.ts";

/**
 * RTE 3.3 and 3.4.1. A package looks for its own version's API and touches no other (rule DISC-1). Where a session is
 * already open, LMSs answer with the general error 101 (rule CALL-5).
 */
export const WORDS: ScormWords = {
  object: "API",
  initialize: "LMSInitialize",
  finish: "LMSFinish",
  get: "LMSGetValue",
  set: "LMSSetValue",
  commit: "LMSCommit",
  lastError: "LMSGetLastError",
  alreadyOpen: 101,
  notOpen: [301],
  probe: "cmi.core.student_id",
};
