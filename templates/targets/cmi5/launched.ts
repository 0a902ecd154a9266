import type { HostSetting } from "../../contract/host.ts";
import { launchAddress, type OwnStore, queryOf } from "../../lms/own-store.ts";
import { VERB_PREFIX } from "../../standards/xapi-statement.ts";
import type { Au } from "./au.ts";
import { LAUNCH_DATA, PREFERENCES, SESSION_ID } from "./launch-data.ts";

/** One launch of an AU by the learning system (cmi5 8 to 10). */
export interface Launched {
  readonly setting: HostSetting;
  readonly store: OwnStore;
  readonly au: Au;
  readonly registration: string;
  readonly session: string;
  readonly actor: object;
  /** What passes, 0…1: the system's own, or the package's. */
  readonly mastery: number | undefined;
}

const MODES = { normal: "Normal", browse: "Browse", review: "Review" } as const;
const CMI5 = "https://w3id.org/xapi/cmi5/context/";
const ADL = "https://w3id.org/xapi/adl/verbs/";
const COURSE_TYPE = "https://w3id.org/xapi/cmi5/activitytype/course";

export function modeOf({ setting }: Launched): (typeof MODES)[keyof typeof MODES] {
  return MODES[setting.mode ?? "normal"];
}

/** What every statement of the session has to carry (cmi5 10.2.1). */
export function templateOf({ au, session }: Launched) {
  return {
    contextActivities: { grouping: [{ objectType: "Activity", id: au.id }] },
    extensions: { [SESSION_ID]: session },
  };
}

/** The one-time key, launch data and preferences first, then the statement Launched, then the address (cmi5 8.1, 9.3.1, 10.2, 11). */
export async function launchAu(launched: Launched): Promise<string> {
  const { setting, store, au, registration, session, actor, mastery } = launched;
  const { window, launch, recordStore } = setting;
  const launchMode = modeOf(launched);
  const key = `credentials?${queryOf({ key: session })}`;
  await store.send("PUT", key);
  await store.send("POST", statePath(launched, LAUNCH_DATA), {
    contextTemplate: templateOf(launched),
    launchMode,
    launchMethod: "AnyWindow",
    moveOn: au.moveOn,
    ...(mastery !== undefined && { masteryScore: mastery }),
    ...(au.launchParameters !== undefined && { launchParameters: au.launchParameters }),
    ...(au.entitlementKey !== undefined && { entitlementKey: { courseStructure: au.entitlementKey } }),
  });
  const profile = queryOf({ agent: JSON.stringify(actor), profileId: PREFERENCES });
  await store.send("POST", `agents/profile?${profile}`, { languagePreference: window.navigator.language, audioPreference: "on" });
  await say(launched, `${VERB_PREFIX}launched`, session, {
    extensions: {
      [`${CMI5}extensions/launchmode`]: launchMode,
      [`${CMI5}extensions/moveon`]: au.moveOn,
      [`${CMI5}extensions/launchurl`]: launch,
      ...(mastery !== undefined && { [`${CMI5}extensions/masteryscore`]: mastery }),
    },
  });
  return launchAddress(launch, {
    endpoint: recordStore,
    fetch: recordStore + key,
    actor: JSON.stringify(actor),
    registration,
    activityId: setting.activity,
  });
}

/** The session before was not terminated (cmi5 9.3.6). `duration` is how long it was heard of, ISO 8601. */
export function abandon(launched: Launched, session: string, duration: string): Promise<void> {
  return say(launched, `${ADL}abandoned`, session, { result: { duration } });
}

/** The course is satisfied (cmi5 9.3.9). */
export function satisfy(launched: Launched, course: string): Promise<void> {
  return say(launched, `${ADL}satisfied`, launched.session, {
    object: { objectType: "Activity", id: course, definition: { type: COURSE_TYPE } },
  });
}

interface More {
  readonly object?: object;
  readonly result?: object;
  readonly extensions?: object;
}

function say(launched: Launched, verb: string, session: string, { object, result, extensions }: More): Promise<void> {
  const { setting, store, registration, actor } = launched;
  const template = templateOf(launched);
  const display = verb.slice(verb.lastIndexOf("/") + 1);
  return store.send("POST", "statements", {
    id: setting.window.crypto.randomUUID(),
    actor,
    verb: { id: verb, display: { en: display } },
    object: object ?? { objectType: "Activity", id: setting.activity },
    ...(result && { result }),
    context: {
      registration,
      contextActivities: { ...template.contextActivities, category: [{ objectType: "Activity", id: `${CMI5}categories/cmi5` }] },
      extensions: { [SESSION_ID]: session, ...extensions },
    },
    timestamp: new Date().toISOString(),
  });
}

/** Where a document of the AU lies. */
export function statePath({ setting, registration, actor }: Launched, stateId: string): string {
  const place = { activityId: setting.activity, registration, stateId, agent: JSON.stringify(actor) };
  return `activities/state?${queryOf(place)}`;
}
