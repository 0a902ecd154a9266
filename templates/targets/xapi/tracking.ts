import XAPI from "@xapi/xapi";
import type { Connect } from "../../contract/tracking.ts";
import { uuid } from "../../standards/uuid.ts";
import { createFetch, type Adapter, openWire } from "../../standards/xapi-fetch.ts";
import { type Facts, type FindClient, readFacts } from "../../standards/xapi-facts.ts";
import { readFound, START_LIMIT } from "../../standards/xapi-found.ts";
import { openLaunch } from "../../standards/xapi-launch-copy.ts";
import type { StatementClient } from "../../standards/xapi-outbox.ts";
import { createSay, plainStatement } from "../../standards/xapi-speaker.ts";
import { createStateKeeper, STATE_ID, type StateClient } from "../../standards/xapi-state.ts";
import { openVisit } from "../../standards/xapi-visit.ts";
import { readLaunch } from "./launch.ts";
import { claimsOf, standingOf } from "./standing.ts";
import { createVoice } from "./voice.ts";

const NOTHING: Facts = { held: [], score: undefined };

/** Connects to the record store that the launch names. The package itself holds no credentials (rules TC-2, SEC-1). */
const connect: Connect = async (context) => {
  const { course, window, elapsed } = context;
  const opened = openLaunch(window, course.iri, readLaunch);
  if (!opened) return { connected: false, reason: "no-launch" };
  const { endpoint, auth, actor, extended, key } = opened.launch;
  const wire = openWire(extended);
  const adapter = createFetch(context, wire, auth !== "") as Adapter;
  const client = new XAPI.default({ endpoint, auth, adapter }) as unknown as StatementClient & StateClient & FindClient;
  // Where the launch gives no registration the document has none either, so that the next launch finds it.
  const place = { agent: actor, activityId: course.iri, stateId: STATE_ID, registration: opened.launch.registration };
  const keeper = createStateKeeper(client, place);
  const end = elapsed() + START_LIMIT;
  const found = await readFound(context, keeper, wire, end);
  if (!found) return { connected: false, reason: "refused" };
  const { document, resume, readable } = found;
  const known = place.registration || document?.registration;
  const registration = known ?? uuid();
  const unsent = document?.unsent ?? [];
  const facts = known ? await readFacts(context, client, { registration, activity: course.iri }, claimsOf(found), end) : NOTHING;
  const standing = standingOf(course, found, facts, unsent);
  const say = createSay(context, { ...opened.launch, registration, lasting: true }, wire);
  const tracking = openVisit({
    context,
    launch: { resume, readable, ...standing, mode: "normal", passMark: undefined, learner: key, learnerName: actor.name ?? "" },
    unsent,
    client,
    keeper,
    wire,
    voice: createVoice(context, say, standing.status, resume !== "", opened.fresh),
    rules: { plain: plainStatement },
    documentOf: (state, waiting) => ({ state, registration, unsent: waiting }),
    isNew: !known,
    endsLast: false,
    forget: opened.forget,
  });
  return { connected: true, tracking };
};

export default connect;
