import type { Dialect } from "./scorm-dialect.ts";
import { interaction } from "./scorm2004-interaction.ts";
import { begin, held } from "./scorm2004-launch.ts";
import { values } from "./scorm2004-values.ts";

/**
 * SCORM 2004, the same at run time in its 3rd and 4th edition (rule S04-13); RTE 3.1 and 3.2. A package looks for its own
 * version's API and touches no other (rule DISC-1). A failed commit needs no flip: Moodle sends everything each time.
 */
export const dialect: Dialect = {
  object: "API_1484_11",
  initialize: "Initialize",
  finish: "Terminate",
  get: "GetValue",
  set: "SetValue",
  commit: "Commit",
  lastError: "GetLastError",
  alreadyOpen: 103,
  notOpen: [112, 122, 123, 132, 133, 142, 143],
  over: 113,
  probe: "cmi.learner_id",
  vital: /score.(raw|scaled)|suspend_data|status/,
  launch: begin,
  held,
  values,
  interaction,
  finishSends: true,
};
