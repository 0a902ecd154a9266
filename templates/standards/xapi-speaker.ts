import type { Course } from "../contract/course.ts";
import { reference } from "./xapi-activity.ts";
import { type Activity, type Agent, type Fact, type Statement, verb } from "./xapi-statement.ts";

/** Who speaks, and where: what all statements of a visit have in common. */
export interface Speaker {
  readonly course: Course;
  readonly actor: Agent;
  readonly registration: string;
  readonly platform: string;
  /** Added to the grouping of each statement. */
  readonly grouping: readonly Activity[];
  readonly uuid: () => string;
  /** RFC 3339 in UTC. */
  readonly stamp: () => string;
}

/** Makes the statement once, with its id and its time (rule QUEUE-1). */
export function stateFact(speaker: Speaker, { verb: name, object, result, contextActivities, extensions }: Fact): Statement {
  const grouping = [...(contextActivities.grouping ?? []), ...speaker.grouping];
  return {
    id: speaker.uuid(),
    actor: speaker.actor,
    verb: verb(name),
    object,
    ...(result && { result }),
    context: {
      registration: speaker.registration,
      contextActivities: { ...contextActivities, ...(grouping.length > 0 && { grouping }) },
      revision: speaker.course.version,
      platform: speaker.platform,
      language: speaker.course.language,
      ...(extensions && { extensions }),
    },
    timestamp: speaker.stamp(),
  };
}

/** The least that still says the same, for a store that refuses the whole (rule QUEUE-2). */
export function plainStatement({ id, actor, verb: { id: verbId }, object, result, context, timestamp }: Statement): Statement {
  const { registration } = context;
  return { id, actor, verb: { id: verbId }, object: reference(object), ...(result && { result }), context: { registration }, timestamp };
}
