import type { Host, HostRecord, HostSetting, OpenHost } from "../../contract/host.ts";
import { get, launchAddress, queryOf, readStatements } from "../../standards/xapi-reader.ts";
import { STATE_ID } from "../../standards/xapi-state.ts";
import { NOTHING_SAID } from "../../standards/standing.ts";
import { VERB_PREFIX } from "../../standards/xapi-statement.ts";
import { inWords } from "../../standards/xapi-words.ts";

/** What a learning system remembers of a learner and a package between visits. */
interface Kept {
  readonly registration: string;
}

const PERIOD = 1000;

/** A learning system that opens Tin Can packages, and shows what the record store then holds. */
const openHost: OpenHost = (setting) => {
  const { window, record } = setting;
  const kept = (setting.stored as Kept | null | undefined) ?? { registration: window.crypto.randomUUID() };
  const actor = {
    objectType: "Agent",
    name: setting.learner.name,
    account: { homePage: new URL(setting.launch).origin, name: setting.learner.id },
  };
  let shown = "";
  const look = async () => {
    const rows = await readRows(setting, actor, kept).catch(() => undefined);
    if (!rows || JSON.stringify(rows) === shown) return;
    shown = JSON.stringify(rows);
    record({ rows, state: kept, standing: NOTHING_SAID });
  };
  record({ rows: [], state: kept, standing: NOTHING_SAID });
  const timer = window.setInterval(() => void look(), PERIOD);
  return Promise.resolve({
    address: addressOf(setting, actor, kept),
    close() {
      window.clearInterval(timer);
      void look();
    },
  });
};

const host: Host = {
  open: openHost,
  personalities: [{ id: "strict", label: "A strict record store" }],
  faults: ["offline", "slow", "commits-fail", "signed-out", "server-error"],
  faultsAt: "record-store",
  modes: false,
  mastery: false,
};

export default host;

/** Rustici's Tin Can launch: https://github.com/RusticiSoftware/launch/blob/master/lms_lrs.md */
function addressOf({ launch, recordStore, authorization, activity }: HostSetting, actor: object, { registration }: Kept): string {
  return launchAddress(launch, {
    endpoint: recordStore,
    auth: authorization,
    actor: JSON.stringify(actor),
    registration,
    activity_id: activity,
    activity_platform: "curricle preview",
  });
}

async function readRows(setting: HostSetting, actor: object, { registration }: Kept): Promise<HostRecord["rows"]> {
  const statements = await readStatements(setting, registration);
  // The package names its own activity: the first thing that it says is about it.
  const activityId = statements.find(({ verb }) => verb.id === `${VERB_PREFIX}initialized`)?.object.id ?? setting.activity;
  const state = await get(
    setting,
    `activities/state?${queryOf({ activityId, registration, stateId: STATE_ID, agent: JSON.stringify(actor) })}`,
  );
  const rows = statements.map((statement) => ({ name: statement.timestamp ?? "", value: inWords(statement) }));
  return state.ok ? [...rows, { name: "State", value: await state.text() }] : rows;
}
