import XAPI from "@xapi/xapi";
import type { Connect } from "../../contract/tracking.ts";
import { createFetch, KEEPALIVE_BYTES, type Wire } from "../../standards/xapi-fetch.ts";
import type { StatementClient } from "../../standards/xapi-outbox.ts";
import { createStateKeeper, STATE_ID, type StateClient } from "../../standards/xapi-state.ts";
import { readFound } from "./found.ts";
import { openLaunch } from "./launch-copy.ts";
import { openVisit } from "./visit.ts";

type Adapter = NonNullable<ConstructorParameters<typeof XAPI.default>[0]["adapter"]>;

/** Connects to the record store that the launch names. The package itself holds no credentials (rules TC-2, SEC-1). */
const connect: Connect = async (context) => {
  const { course, window, now } = context;
  const opened = openLaunch(window, course.iri);
  if (!opened) return { connected: false, reason: "no-launch" };
  const { endpoint, auth, actor, registration, extended } = opened.launch;
  const wire: Wire = { extended, leaving: false, room: KEEPALIVE_BYTES, ahead: 0 };
  const client = new XAPI.default({
    endpoint,
    auth,
    adapter: createFetch(window, wire, auth !== "", now) as Adapter,
  }) as unknown as StatementClient & StateClient;
  // Where the launch gives no registration the document has none either, so that the next launch finds it.
  const keeper = createStateKeeper(client, { agent: actor, activityId: course.iri, stateId: STATE_ID, registration });
  const found = await readFound(context, keeper, wire);
  if (!found) return { connected: false, reason: "refused" };
  return { connected: true, tracking: openVisit({ context, opened, wire, keeper, found, client }) };
};

export default connect;
