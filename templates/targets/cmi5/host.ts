import type { Host, Hosted, HostRecord, HostSetting } from "../../contract/host.ts";
import { newCmi5Referee } from "../../lms/cmi5-referee.ts";
import { durationBetween } from "../../lms/durations.ts";
import { openOwnStore } from "../../lms/own-store.ts";
import { findAbove } from "../../lms/package-file.ts";
import { watchStore } from "../../lms/watch-store.ts";
import { documentPath, readDocuments, savedIn } from "../../lms/xapi-documents.ts";
import { standingFrom, verbName } from "../../lms/xapi-standing.ts";
import { STATE_ID } from "../../standards/xapi-state.ts";
import { type GivenStatement, inWords } from "../../standards/xapi-words.ts";
import { type Au, isSatisfied, readAu } from "./au.ts";
import { SESSION_ID } from "./launch-data.ts";
import { abandon, type Launched, launchAu, modeOf, satisfy, statePath, templateOf } from "./launched.ts";

/** What the learning system remembers of a learner and an AU between visits. */
interface Kept {
  readonly registration: string;
  /** The last session that it has launched. */
  readonly session?: string;
  /** Where the AU has kept documents. */
  readonly documents: readonly string[];
}

/** A learning system that opens AUs (cmi5 8 to 11), and shows what its record store then holds. */
const host: Host = {
  open: openCmi5,
  personalities: [{ id: "strict", label: "Strict: cmi5 as it is written" }],
  faults: ["offline", "slow", "commits-fail", "signed-out", "server-error"],
  faultsAt: "record-store",
  modes: true,
  mastery: true,
};

export default host;

async function openCmi5(setting: HostSetting): Promise<Hosted> {
  const { window, launch, learner } = setting;
  const kept: Kept = { registration: window.crypto.randomUUID(), documents: [], ...(setting.stored as Partial<Kept> | null | undefined) };
  const au = await auOf(setting);
  const launched: Launched = {
    setting,
    store: openOwnStore(setting),
    au,
    registration: kept.registration,
    session: window.crypto.randomUUID(),
    actor: { objectType: "Agent", name: learner.name, account: { homePage: new URL(launch).origin, name: learner.id } },
    mastery: setting.masteryScore ?? au.masteryScore,
  };
  const { store, registration, session } = launched;
  const documents = new Set(kept.documents);
  const earlier = await store.statements(registration);
  const referee = newCmi5Referee(
    { ...launched, activity: setting.activity, template: templateOf(launched), mode: modeOf(launched), mastery: launched.mastery },
    earlier,
  );
  const watch = watchStore({
    setting,
    store,
    judge(exchange) {
      const path = documentPath(exchange);
      if (path !== undefined) documents.add(path);
      return referee.judge(exchange);
    },
    read: () => readHeld(launched, documents),
  });
  const left = kept.session === undefined ? [] : earlier.filter((statement) => sessionOf(statement) === kept.session);
  if (left.length > 0 && !left.some((statement) => /^(terminated|abandoned)$/.test(verbName(statement))))
    await abandon(launched, kept.session ?? "", durationBetween(left.map(({ timestamp }) => timestamp ?? "")));
  const address = await launchAu(launched);
  await watch.look();
  return {
    address,
    close() {
      const problems = referee.end();
      if (problems.length > 0)
        setting.tell?.({
          at: Date.now(),
          call: "end of the visit",
          answer: "",
          meaning: `session ${session} is over`,
          outcome: "taken",
          problems,
        });
      watch.close();
    },
  };
}

/** The AU that the course structure names for the launched document; one without rules where it names none. */
async function auOf({ window, launch, activity }: HostSetting): Promise<Au> {
  const file = await findAbove(window, launch, "cmi5.xml", /<([\w.-]+:)?courseStructure\b/).catch(() => undefined);
  return (file && readAu(file.text, file.address, launch)) ?? { id: activity, moveOn: "NotApplicable", masteryScore: undefined };
}

function sessionOf({ context }: GivenStatement): unknown {
  return context?.extensions?.[SESSION_ID];
}

async function readHeld(launched: Launched, documents: Set<string>): Promise<HostRecord> {
  const { setting, store, au, registration, session } = launched;
  const statements = await store.statements(registration);
  const verbs = statements.filter(({ object }) => object?.id === setting.activity).map(verbName);
  const satisfied = isSatisfied(au.moveOn, verbs);
  const isSaid = statements.some((statement) => verbName(statement) === "satisfied");
  if (satisfied && au.course !== undefined && !isSaid && modeOf(launched) === "Normal") {
    await satisfy(launched, au.course);
    return readHeld(launched, documents);
  }
  const found = await readDocuments(store, documents.size > 0 ? [...documents] : [statePath(launched, STATE_ID)]);
  const saved = savedIn(found);
  return {
    rows: [
      ...statements.map((statement) => ({ name: statement.timestamp ?? "", value: inWords(statement) })),
      { name: `Satisfied (${au.moveOn})`, value: satisfied ? "yes" : "no" },
      ...found.map(({ id, text }) => ({ name: id === STATE_ID ? "State" : `State ${id}`, value: text })),
    ],
    state: { registration, session, documents: [...documents] },
    standing: standingFrom(statements, setting.activity),
    ...(saved && { saved }),
  };
}
