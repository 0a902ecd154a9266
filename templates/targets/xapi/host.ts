import type { Host, Hosted, HostSetting } from "../../contract/host.ts";
import { launchAddress, openOwnStore, type OwnStore, queryOf } from "../../lms/own-store.ts";
import { findAbove, isSameDocument } from "../../lms/package-file.ts";
import { watchStore } from "../../lms/watch-store.ts";
import { documentPath, readDocuments, savedIn } from "../../lms/xapi-documents.ts";
import { standingFrom, verbName } from "../../lms/xapi-standing.ts";
import { attributeOf, elementsIn, textIn, withoutComments } from "../../lms/xml.ts";
import { STATE_ID } from "../../standards/xapi-state.ts";
import { inWords } from "../../standards/xapi-words.ts";

/** What a learning system remembers of a learner and a package between visits. */
interface Kept {
  readonly registration: string;
  /** Where the package has kept documents. */
  readonly documents: readonly string[];
}

/** A learning system that opens Tin Can packages, and shows what the record store then holds. */
const host: Host = {
  open: openTinCan,
  personalities: [{ id: "strict", label: "Strict: xAPI as it is written" }],
  faults: ["offline", "slow", "commits-fail", "signed-out", "server-error"],
  faultsAt: "record-store",
  modes: false,
  mastery: false,
};

export default host;

async function openTinCan(setting: HostSetting): Promise<Hosted> {
  const { window, launch } = setting;
  const store = openOwnStore(setting);
  const kept: Kept = { registration: window.crypto.randomUUID(), documents: [], ...(setting.stored as Partial<Kept> | null | undefined) };
  const documents = new Set(kept.documents);
  const actor = {
    objectType: "Agent",
    name: setting.learner.name,
    account: { homePage: new URL(launch).origin, name: setting.learner.id },
  };
  const named = await activityOf(window, launch).catch(() => undefined);
  const watch = watchStore({
    setting,
    store,
    judge(exchange) {
      const path = documentPath(exchange);
      if (path !== undefined) documents.add(path);
      return [];
    },
    read: () => readHeld({ store, setting, actor, registration: kept.registration, documents, named }),
  });
  void watch.look();
  return { address: addressOf(setting, actor, kept), close: watch.close };
}

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

/** The activity that `tincan.xml` names for the launched document. */
async function activityOf(window: Window, launch: string): Promise<string | undefined> {
  const file = await findAbove(window, launch, "tincan.xml", /<([\w.-]+:)?tincan\b/);
  if (!file) return undefined;
  const launched = elementsIn(withoutComments(file.text), "activity").find(({ body }) => {
    const document = textIn(body, "launch");
    return document !== undefined && isSameDocument(new URL(document, file.address).href, launch);
  });
  return launched && attributeOf(launched.tag, "id");
}

interface Reading {
  readonly store: OwnStore;
  readonly setting: HostSetting;
  readonly actor: object;
  readonly registration: string;
  readonly documents: Set<string>;
  readonly named: string | undefined;
}

async function readHeld({ store, setting, actor, registration, documents, named }: Reading) {
  const statements = await store.statements(registration);
  // A package may name another activity than its manifest: then the first thing that it says is about it.
  const first = statements.find((statement) => verbName(statement) === "initialized") ?? statements[0];
  const activity = statements.some(({ object }) => object?.id === named) ? named : first?.object?.id;
  const place = { activityId: activity ?? setting.activity, registration, stateId: STATE_ID, agent: JSON.stringify(actor) };
  const paths = documents.size > 0 ? [...documents] : [`activities/state?${queryOf(place)}`];
  const found = await readDocuments(store, paths);
  const saved = savedIn(found);
  return {
    rows: [
      ...statements.map((statement) => ({ name: statement.timestamp ?? "", value: inWords(statement) })),
      ...found.map(({ id, text }) => ({ name: id === STATE_ID ? "State" : `State ${id}`, value: text })),
    ],
    state: { registration, documents: [...documents] },
    standing: standingFrom(statements, activity),
    ...(saved && { saved }),
  };
}
