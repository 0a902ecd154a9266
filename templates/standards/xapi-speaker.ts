import type { TrackingContext } from "../contract/tracking.ts";
import { courseActivity, reference } from "./xapi-activity.ts";
import type { Wire } from "./xapi-fetch.ts";
import { type Activity, type Agent, type Extensions, type Result, type Statement, VERB_PREFIX, type VerbName } from "./xapi-statement.ts";
import { uuid } from "./uuid.ts";

/** Who speaks, and how the learning system calls the course. */
export interface Speaker {
  readonly actor: Agent;
  /** "" where unknown. */
  readonly platform: string;
  /** IRIs of the course and of what it belongs to there; anything else is left out. */
  readonly grouping: readonly string[];
}

/** Makes a statement of what happened to the course, or to another activity that belongs to it and lies in `parent`. */
export type Say = (verb: VerbName, result?: Result, object?: Activity, parent?: Activity, extensions?: Extensions) => Statement;

/**
 * Each statement is made once, with its id and its time (rule QUEUE-1): never before an earlier one, and not after the record
 * store's own where that is known (rule QUEUE-3).
 */
export function createSay({ course, now }: TrackingContext, speaker: Speaker, registration: string, wire: Wire): Say {
  let last = 0;
  const grouping = [course.iri, ...speaker.grouping.filter((id) => /^[a-z][\w+.-]*:/i.test(id))].map(reference);
  // The learner group that the course was made for: statements are gathered by it.
  const category = [reference(`${course.iri}#${course.archetype.id}`)];
  return (verb, result, object = courseActivity(course), parent, extensions) => ({
    id: uuid(),
    actor: speaker.actor,
    verb: { id: VERB_PREFIX + verb, display: { en: verb } },
    object,
    result,
    context: {
      registration,
      contextActivities: { parent: parent && [parent], grouping, category },
      revision: course.version,
      platform: speaker.platform || "curricle",
      language: course.language,
      extensions,
    },
    timestamp: new Date((last = Math.max(last, now().getTime() - wire.ahead))).toISOString(),
  });
}

/** The least that still says the same, for a store that refuses the whole (rule QUEUE-2). */
export function plainStatement({ verb: { id }, object, context: { registration }, ...rest }: Statement): Statement {
  return { ...rest, verb: { id }, object: reference(object.id), context: { registration } };
}
