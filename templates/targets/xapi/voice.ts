import type { Status, TrackingContext } from "../../contract/tracking.ts";
import { isoDuration } from "../../standards/xapi-duration.ts";
import { sayEvent } from "../../standards/xapi-fact.ts";
import type { Say, VerbName } from "../../standards/xapi-statement.ts";
import type { Voice } from "../../standards/xapi-visit.ts";

/** A visit in the verbs of ADL, without rules of order (rule TC-4). `fresh` is false where the page was only loaded anew. */
export function createVoice({ course }: TrackingContext, say: Say, from: Status, resumed: boolean, fresh: boolean): Voice {
  let status = from;
  const said = (verb: VerbName) => say(verb);
  return {
    begin: (unsent) => [...unsent, ...(fresh ? [said("launched")] : []), said("initialized"), ...(resumed ? [said("resumed")] : [])],
    say(event, time) {
      const made = sayEvent(say, course, event, time, status);
      if (event.type === "completed" || event.type === "passed" || event.type === "failed") status = event.type;
      return made;
    },
    end(time) {
      const result = { duration: isoDuration(time) };
      const verbs: readonly VerbName[] = status === "incomplete" ? ["suspended", "terminated"] : ["terminated"];
      return verbs.map((verb) => say(verb, { result }));
    },
  };
}
