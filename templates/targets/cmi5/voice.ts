import type { TrackingContext } from "../../contract/tracking.ts";
import { isDefined, maySay, type Spoken } from "../../standards/cmi5-verbs.ts";
import { reference } from "../../standards/xapi-activity.ts";
import { isoDuration } from "../../standards/xapi-duration.ts";
import { sayEvent } from "../../standards/xapi-fact.ts";
import { achievedExtension } from "../../standards/xapi-profile-version.ts";
import { type Extensions, type Result, type Say, type Statement, type VerbName, verbOf } from "../../standards/xapi-statement.ts";
import { CMI5 } from "./plain.ts";
import type { Voice } from "../../standards/xapi-visit.ts";
import { type LaunchData, SESSION_ID } from "./launch-data.ts";

const CATEGORY = reference(`${CMI5}categories/cmi5`);
const MOVE_ON = reference(`${CMI5}categories/moveon`);
const MASTERY = `${CMI5}extensions/masteryscore`;

export interface Cmi5Voice extends Voice {
  readonly spoken: () => Spoken;
  /** Results of earlier sessions that are told when this one ends. */
  readonly late: () => readonly Statement[];
}

/** A visit in the words of cmi5: its five verbs as it rules them (rules CMI5-6 to CMI5-9), and others as it allows them. */
export function createVoice({ course }: TrackingContext, say: Say, { mode, mastery, session }: LaunchData, from: Spoken): Cmi5Voice {
  let spoken = from;
  let late: readonly Statement[] = [];
  const define = (verb: VerbName, given: Result = {}, more?: Extensions) => {
    const result = consistent(given, mastery);
    const isResult = result.completion !== undefined || result.success !== undefined;
    return say(verb, {
      result,
      category: isResult ? [CATEGORY, MOVE_ON] : [CATEGORY],
      extensions: { ...more, ...(result.score && mastery !== undefined && { [MASTERY]: mastery }) },
    });
  };
  /** Each that may be said, in order; from here on it has been. */
  const permitted = (made: readonly Statement[]) =>
    made.filter((statement) => {
      const verb = verbOf(statement);
      if (!isDefined(verb)) return !spoken.session.includes("terminated");
      const may = maySay(spoken, verb);
      if (may) spoken = { ...spoken, session: [...spoken.session, verb] };
      return may;
    });
  // Its session is over, so it is said anew, with the time at which it became true (rule CMI5-12).
  const anew = (statement: Statement) => define(verbOf(statement), statement.result, { [achievedExtension(course)]: statement.timestamp });
  return {
    spoken: () => spoken,
    late: () => late,
    begin(unsent) {
      const own = unsent.filter(({ context }) => context.extensions?.[SESSION_ID] === session);
      const others = mode === "normal" ? unsent.filter((statement) => !own.includes(statement)) : [];
      late = others.filter((statement) => verbOf(statement) === "failed");
      const results = others.filter((statement) => /\/(completed|passed)$/.test(statement.verb.id));
      return [...own, ...permitted([define("initialized")]), ...permitted(results.map(anew))];
    },
    say: (event, time) =>
      permitted(
        sayEvent((verb, said) => (isDefined(verb) ? define(verb, said?.result) : say(verb, said)), course, event, time, "incomplete"),
      ),
    end(time) {
      const made = permitted([...late.slice(-1).map(anew), define("terminated", { duration: isoDuration(time) })]);
      late = [];
      return made;
    },
  };
}

/** A score on the wrong side of the mastery score contradicts the verb (cmi5 9.3.4, 9.3.5): it was earned under another one. */
function consistent(result: Result, mastery: number | undefined): Result {
  const { score, ...rest } = result;
  if (!score || mastery === undefined || score.scaled >= mastery === result.success) return result;
  return rest;
}
