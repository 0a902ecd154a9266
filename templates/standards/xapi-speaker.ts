import type { TrackingContext } from "../contract/tracking.ts";
import { courseActivity, reference } from "./xapi-activity.ts";
import type { Wire } from "./xapi-fetch.ts";
import { profileActivity } from "./xapi-profile-version.ts";
import { type Agent, type Context, type ContextActivities, type Result, type Say, type Statement, VERB_PREFIX } from "./xapi-statement.ts";
import { uuid, uuidOf } from "./uuid.ts";

/** Who speaks, and how the learning system calls the course. */
export interface Speaker {
  readonly actor: Agent;
  readonly registration: string;
  /** What the learning system wants every context to begin with; nothing of it is changed (rule CMI5-5). */
  readonly template?: Context | undefined;
  /** IRI under which the course is spoken of; its own where absent. */
  readonly subject?: string | undefined;
  /**
   * The id of a result follows from what it says, so that one which is told again, as nobody knows whether it has arrived, is
   * not stored twice (rules QUEUE-1, QUEUE-7). Not where a result belongs to one session and is made anew in the next.
   */
  readonly lasting?: true;
  /** "" where unknown. */
  readonly platform: string;
  /** IRIs of the course and of what it belongs to there; anything else is left out. */
  readonly grouping: readonly string[];
}

/**
 * Each statement is made once, with its id and its time (rule QUEUE-1): never before an earlier one, and not after the record
 * store's own where that is known, even if this machine's clock has been put forward meanwhile (rule QUEUE-3).
 */
export function createSay({ course, elapsed, now }: TrackingContext, speaker: Speaker, wire: Wire): Say {
  let last = 0;
  const { actor, registration, template, platform } = speaker;
  const subject = { ...courseActivity(course), id: speaker.subject ?? course.iri };
  const grouping = [course.iri, ...speaker.grouping.filter((id) => /^[a-z][\w+.-]*:/i.test(id))].map(reference);
  // The learner group that the course was made for, by which statements are gathered, and the profile that they follow.
  const own = [reference(`${course.iri}#${course.archetype.id}`), profileActivity(course)];
  const idOf = (verb: string, result: Result | undefined) =>
    speaker.lasting && /completed|passed|failed/.test(verb)
      ? uuidOf([registration, subject.id, actor.mbox, actor.account?.name, verb, result?.score?.scaled].join("\n"))
      : uuid();
  return (verb, { result, object = subject, parent, category = [], other, extensions } = {}) => ({
    id: idOf(verb, result),
    actor,
    verb: { id: VERB_PREFIX + verb, display: { en: verb } },
    object,
    result,
    context: {
      revision: course.version,
      platform: platform || "curricle",
      language: course.language,
      ...template,
      registration,
      contextActivities: appended(template?.contextActivities, {
        parent: parent && [parent],
        grouping,
        category: [...category, ...own],
        other,
      }),
      extensions: template || extensions ? { ...extensions, ...template?.extensions } : undefined,
    },
    timestamp: new Date((last = Math.max(last, Math.min(now().getTime(), wire.opened + elapsed())))).toISOString(),
  });
}

/** A learning system compares activities by their places, so ours come after its own (rule CMI5-5); it may write one without a list. */
export function appended(given: ContextActivities = {}, own: ContextActivities): ContextActivities {
  const all = Object.entries(own).map(([name, activities]) => {
    const first = given[name as keyof ContextActivities];
    return [name, first ? [first, activities ?? []].flat() : activities];
  });
  return { ...given, ...Object.fromEntries(all) };
}

/** The least that still says the same, for a store that refuses the whole (rule QUEUE-2). */
export function plainStatement({ verb: { id }, object, context: { registration }, ...rest }: Statement): Statement {
  return { ...rest, verb: { id }, object: reference(object.id), context: { registration } };
}
