import XAPI from "@xapi/xapi";
import type { Connect } from "../../contract/tracking.ts";
import { judge } from "../../standards/xapi-answer.ts";
import { isResult } from "../../standards/xapi-fact.ts";
import { type Adapter, createFetch, openWire } from "../../standards/xapi-fetch.ts";
import { type FindClient, readFacts } from "../../standards/xapi-facts.ts";
import { readFound, START_LIMIT } from "../../standards/xapi-found.ts";
import { openLaunch } from "../../standards/xapi-launch-copy.ts";
import type { StatementClient } from "../../standards/xapi-outbox.ts";
import { achievedExtension } from "../../standards/xapi-profile-version.ts";
import { createSay } from "../../standards/xapi-speaker.ts";
import { createStateKeeper, STATE_ID, type StateClient } from "../../standards/xapi-state.ts";
import { verbOf } from "../../standards/xapi-statement.ts";
import { openVisit } from "../../standards/xapi-visit.ts";
import { holdsFact, resultOf } from "./facts.ts";
import { LAUNCH_DATA, type ProfileClient, readLaunchData, readPreferences } from "./launch-data.ts";
import { readLaunch } from "./launch.ts";
import { openSessionCopy } from "./session-copy.ts";
import { plainOf } from "./plain.ts";
import { fetchToken } from "./token.ts";
import { createVoice } from "./voice.ts";

/** Opens a session with the learning system that the address names, in the order of rule CMI5-4. */
const connect: Connect = async (context) => {
  const { course, window, elapsed } = context;
  const opened = openLaunch(window, course.iri, readLaunch);
  if (!opened) return { connected: false, reason: "no-launch" };
  const { launch } = opened;
  const { endpoint, registration, actor } = launch;
  const end = elapsed() + START_LIMIT;
  const copy = openSessionCopy(window, registration, launch.fetch);
  const kept = copy.read();
  const token = kept.token || (await fetchToken(context, launch.fetch, end));
  if (!token) return { connected: false, reason: "refused" };
  copy.keep({ ...kept, token });

  const wire = openWire("");
  const client = new XAPI.default({
    endpoint,
    auth: `Basic ${token}`,
    adapter: createFetch(context, wire, true) as Adapter,
  }) as unknown as StatementClient & StateClient & ProfileClient & FindClient;
  const place = { agent: actor, activityId: launch.activity, stateId: STATE_ID, registration };
  const data = await readLaunchData(context, client, place, end);
  if (!data) return { connected: false, reason: "refused" };
  const { languages } = await readPreferences(context, client, actor, end);
  const keeper = createStateKeeper(client, place);
  const found = await readFound(context, keeper, wire, end);
  if (!found) return { connected: false, reason: "refused" };
  const { activity } = launch;
  const noted = found.document?.held ?? [];
  const facts = await readFacts(context, client, { registration, activity }, noted, end);

  const isSame = kept.session === data.session;
  const said = isSame ? kept.said : [];
  // The session has ended; only a new launch begins another (rule CMI5-11).
  if (said.includes("terminated")) return { connected: false, reason: "refused" };
  const left = new Map([...(found.document?.unsent ?? []), ...(isSame ? kept.unsent : [])].map((statement) => [statement.id, statement]));
  const unsent = [...left.values()];
  const speaker = { actor, registration, template: data.template, subject: launch.activity, platform: "", grouping: [] };
  const voice = createVoice(context, createSay(context, speaker, wire), data, { session: said, earlier: facts.held });
  const forget = () => {
    opened.forget();
    copy.forget();
  };
  const tracking = openVisit({
    context,
    launch: {
      ...resultOf(course, found, facts, [...said, ...unsent.map(verbOf)]),
      resume: found.resume,
      readable: found.readable,
      mode: data.mode,
      // Rounded up, so that no score below it is called a pass (rule CMI5-10).
      passMark: data.mastery === undefined ? undefined : Math.max(0, Math.ceil(data.mastery * 10000 - 1e-6)),
      learner: launch.key,
      learnerName: actor.name ?? "",
      languages,
    },
    unsent,
    client,
    keeper,
    wire,
    voice,
    rules: {
      plain: (statement) => plainOf(data.template, statement),
      opens: (statement) => verbOf(statement) === "initialized",
      holds: (statement) => holdsFact(client, { registration, activity }, statement, achievedExtension(course), noted),
    },
    documentOf(state, waiting) {
      const { session, earlier } = voice.spoken();
      const open = [...voice.late(), ...waiting].filter(isResult);
      const held = [...earlier, ...session].filter((verb) => /completed|passed/.test(verb) && !open.some((item) => verbOf(item) === verb));
      return { state, registration, unsent: open, held };
    },
    isNew: false,
    next: data.next,
    keep: (waiting) => copy.keep({ token, session: data.session, said: voice.spoken().session, unsent: waiting }),
    isAlive: async () => judge(await client.getState({ ...place, stateId: LAUNCH_DATA })) !== "stop",
    endsLast: true,
    forget,
  });
  return { connected: true, tracking };
};

export default connect;
