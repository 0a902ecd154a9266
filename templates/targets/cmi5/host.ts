import type { Host, HostRecord, HostSetting, OpenHost } from "../../contract/host.ts";
import { get, headersOf, launchAddress, queryOf, readStatements } from "../../standards/xapi-reader.ts";
import { STATE_ID } from "../../standards/xapi-state.ts";
import { NOTHING_SAID } from "../../standards/standing.ts";
import { VERB_PREFIX } from "../../standards/xapi-statement.ts";
import { inWords } from "../../standards/xapi-words.ts";
import { type Au, isSatisfied, readAu } from "./au.ts";
import { LAUNCH_DATA, PREFERENCES, SESSION_ID } from "./launch-data.ts";

/** What the learning system remembers of a learner and an AU between visits. */
interface Kept {
  readonly registration: string;
}

interface Play {
  readonly setting: HostSetting;
  readonly kept: Kept;
  readonly au: Au;
  readonly actor: object;
}

const PERIOD = 1000;
const MODES = { normal: "Normal", browse: "Browse", review: "Review" };
const CMI5 = "https://w3id.org/xapi/cmi5/context/";

/** A learning system that opens AUs (cmi5 8 to 11), and shows what its record store then holds. */
const openHost: OpenHost = async (setting) => {
  const { window, record, launch } = setting;
  const kept = (setting.stored as Kept | null | undefined) ?? { registration: window.crypto.randomUUID() };
  const structure = await window.fetch(new URL("cmi5.xml", launch).href).then((answer) => (answer.ok ? answer.text() : ""));
  const document = new URL(launch).pathname.replace(/^.*\//, "");
  const play: Play = {
    setting,
    kept,
    au: readAu(structure, document) ?? { id: setting.activity, moveOn: "NotApplicable", masteryScore: undefined },
    actor: {
      objectType: "Agent",
      name: setting.learner.name,
      account: { homePage: new URL(launch).origin, name: setting.learner.id },
    },
  };
  const address = await launchAu(play);
  let shown = "";
  const look = async () => {
    const rows = await readRows(play).catch(() => undefined);
    if (!rows || JSON.stringify(rows) === shown) return;
    shown = JSON.stringify(rows);
    record({ rows, state: kept, standing: NOTHING_SAID });
  };
  record({ rows: [], state: kept, standing: NOTHING_SAID });
  const timer = window.setInterval(() => void look(), PERIOD);
  return {
    address,
    close() {
      window.clearInterval(timer);
      void look();
    },
  };
};

const host: Host = {
  open: openHost,
  personalities: [{ id: "strict", label: "A strict learning system" }],
  faults: ["offline", "slow", "commits-fail", "signed-out", "server-error"],
  faultsAt: "record-store",
  modes: true,
  mastery: false,
};

export default host;

/** Launch data and preferences first, then the statement Launched, then the address (cmi5 8.1, 9.3.1, 10.2, 11). */
async function launchAu(play: Play): Promise<string> {
  const { setting, kept, au, actor } = play;
  const { window, launch, recordStore } = setting;
  const session = window.crypto.randomUUID();
  const publisher = { objectType: "Activity", id: au.id };
  const contextTemplate = { contextActivities: { grouping: [publisher] }, extensions: { [SESSION_ID]: session } };
  const launchMode = MODES[setting.mode ?? "normal"];
  const judged = au.masteryScore === undefined ? {} : { masteryScore: au.masteryScore };
  await send(setting, statePath(play, LAUNCH_DATA), {
    contextTemplate,
    launchMode,
    launchMethod: "AnyWindow",
    moveOn: au.moveOn,
    ...judged,
  });
  const profile = queryOf({ agent: JSON.stringify(actor), profileId: PREFERENCES });
  await send(setting, `agents/profile?${profile}`, { languagePreference: window.navigator.language, audioPreference: "on" });
  await send(setting, "statements", {
    id: window.crypto.randomUUID(),
    actor,
    verb: { id: `${VERB_PREFIX}launched`, display: { en: "launched" } },
    object: { objectType: "Activity", id: setting.activity },
    context: {
      registration: kept.registration,
      contextActivities: { grouping: [publisher], category: [{ objectType: "Activity", id: `${CMI5}categories/cmi5` }] },
      extensions: {
        [SESSION_ID]: session,
        [`${CMI5}extensions/launchmode`]: launchMode,
        [`${CMI5}extensions/moveon`]: au.moveOn,
        [`${CMI5}extensions/launchurl`]: launch,
        ...(au.masteryScore !== undefined && { [`${CMI5}extensions/masteryscore`]: au.masteryScore }),
      },
    },
    timestamp: new Date().toISOString(),
  });
  return launchAddress(launch, {
    endpoint: recordStore,
    fetch: `${recordStore}credentials?key=${session}`,
    actor: JSON.stringify(actor),
    registration: kept.registration,
    activityId: setting.activity,
  });
}

async function readRows(play: Play): Promise<HostRecord["rows"]> {
  const { setting, kept, au } = play;
  const statements = await readStatements(setting, kept.registration);
  const verbs = statements.filter(({ object }) => object.id === setting.activity).map(({ verb }) => verb.id.slice(VERB_PREFIX.length));
  const state = await get(setting, statePath(play, STATE_ID));
  return [
    ...statements.map((statement) => ({ name: statement.timestamp ?? "", value: inWords(statement) })),
    { name: `Satisfied (${au.moveOn})`, value: isSatisfied(au.moveOn, verbs) ? "yes" : "no" },
    ...(state.ok ? [{ name: "State", value: await state.text() }] : []),
  ];
}

function statePath({ setting, kept, actor }: Play, stateId: string): string {
  const place = { activityId: setting.activity, registration: kept.registration, stateId, agent: JSON.stringify(actor) };
  return `activities/state?${queryOf(place)}`;
}

/** Merges where a document is there already. */
async function send(setting: HostSetting, path: string, body: object): Promise<void> {
  const answer = await setting.window.fetch(setting.recordStore + path, {
    method: "POST",
    headers: headersOf(setting),
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The record store answered ${answer.status} to ${path}: ${await answer.text()}`);
}
