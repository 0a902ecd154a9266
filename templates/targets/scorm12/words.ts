import type { ApiName } from "../../standards/scorm-api.ts";
import type { ScormWords } from "../../standards/scorm-session.ts";

/** SCORM 1.2 RTE 3.3: a package looks for its own version's API and touches no other (rule DISC-1). */
export const API: ApiName = { object: "API", initialize: "LMSInitialize" };

/** RTE 3.3 and 3.4.1. Where a session is already open, LMSs answer with the general error 101 (rule CALL-5). */
export const WORDS: ScormWords = {
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
