import XAPI, { type Statement as LibraryStatement } from "@xapi/xapi";
import type { Connect, Connection, TrackingContext } from "../../contract/tracking.ts";
import { createStampClock } from "../../standards/xapi-clock.ts";
import { createFetch } from "../../standards/xapi-fetch.ts";
import type { StatementResource } from "../../standards/xapi-outbox.ts";
import { createStateKeeper, STATE_ID, type StateResource } from "../../standards/xapi-state.ts";
import type { Activity } from "../../standards/xapi-statement.ts";
import { readFound } from "./found.ts";
import type { LaunchData } from "./launch.ts";
import { openLaunch } from "./launch-copy.ts";
import { openVisit } from "./visit.ts";

/** Connects to the record store that the launch names. The package itself holds no credentials (rules TC-2, SEC-1). */
const connect: Connect = async (context) => {
  const { course, window, uuid } = context;
  const opened = openLaunch(window, course.iri);
  if (!opened) return { connected: false, reason: "no-launch" };
  const { launch } = opened;
  const clock = createStampClock(context.now);
  const page = { gone: false };
  let { extended } = launch;
  const client = new XAPI.default({
    endpoint: launch.endpoint,
    auth: launch.auth,
    version: "1.0.3",
    adapter: createFetch({
      window,
      extended: () => extended,
      authorized: launch.auth !== "",
      leaving: () => page.gone || window.document.visibilityState === "hidden",
      seen: clock.learn,
    }) as Adapter,
  });
  const keeper = createStateKeeper(stateResource(client, context, launch));
  // A strict store refuses parameters that it does not know (xAPI 1.0.3 Communication 3.2).
  const found = await readFound(context, keeper, () => {
    const strict = Object.keys(extended).length > 0;
    extended = {};
    return strict;
  });
  if (!found) return { connected: false, reason: "refused" };
  const registration = launch.registration || found.document?.registration || uuid();
  const tracking = openVisit({
    context,
    keeper,
    found,
    page,
    statements: statementResource(client),
    actor: launch.actor,
    kept: launch.registration === "" ? { registration } : {},
    forget: opened.forget,
    speaker: {
      course,
      actor: launch.actor,
      registration,
      platform: launch.platform || "curricle",
      grouping: groupingOf(context, launch),
      uuid,
      stamp: clock.stamp,
    },
  });
  return { connected: true, tracking } satisfies Connection;
};

export default connect;

type Client = InstanceType<typeof XAPI.default>;
type Adapter = NonNullable<ConstructorParameters<typeof XAPI.default>[0]["adapter"]>;

function statementResource(client: Client): StatementResource {
  return {
    send: (statements) => client.sendStatements({ statements: statements as LibraryStatement[] }),
    find: (statementId) => client.getStatement({ statementId }),
  };
}

/** Where the launch gives no registration the document has none either, so that the next launch finds it. */
function stateResource(client: Client, { course }: TrackingContext, { actor, registration }: LaunchData): StateResource {
  const place = { agent: actor, activityId: course.iri, stateId: STATE_ID, ...(registration && { registration }) };
  return {
    get: () => client.getState(place),
    put: (state, { header, etag }) => client.setState({ ...place, state, matchHeader: header, etag }),
    merge: (state) => client.createState({ ...place, state: { ...state } }),
  };
}

/** What the learning system calls this course, where that is not what we call it. */
function groupingOf({ course }: TrackingContext, launch: LaunchData): Activity[] {
  return [launch.activity, launch.grouping]
    .filter((id) => /^[a-z][a-z0-9+.-]*:/i.test(id) && id !== course.iri)
    .map((id) => ({ objectType: "Activity", id }));
}
