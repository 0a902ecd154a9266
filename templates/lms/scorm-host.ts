import type { Host, Hosted, HostSetting } from "../contract/host.ts";
import { startOf, stateOf } from "./scorm-attempt.ts";
import type { Engine, EngineStart } from "./scorm-engine.ts";
import { NO_FACTS, readManifest } from "./scorm-manifest.ts";
import { inOrder } from "./scorm-model.ts";
import { newTeller, SLOW, TROUBLES } from "./scorm-teller.ts";
import type { CallKind, ScormVersion } from "./scorm-version.ts";

/** A way in which a SCORM system behaves. */
export interface ScormSystem {
  readonly id: string;
  readonly label: string;
  /** Elements that it gives of its own, whatever a package says. */
  readonly own: Readonly<Record<string, string>>;
  /** An attempt that was ended and not suspended is over: the next visit begins a new one. */
  readonly isForgetful: boolean;
  create(start: EngineStart): Engine;
}

/** The LMS side of a version of SCORM. At least one system; the first is played where none is named. */
export function scormHost(version: ScormVersion, systems: readonly ScormSystem[]): Host {
  return {
    open: (setting) => openScorm(version, systems.find(({ id }) => id === setting.personality) ?? systems[0], setting),
    personalities: systems.map(({ id, label }) => ({ id, label })),
    faults: ["offline", "slow", "commits-fail", "signed-out", "server-error"],
    faultsAt: "page",
    modes: true,
    mastery: true,
  };
}

/** @throws {Error} where there is no system. */
async function openScorm(version: ScormVersion, system: ScormSystem | undefined, setting: HostSetting): Promise<Hosted> {
  if (!system) throw new Error("A SCORM host needs a system.");
  const { object, elements, methods } = version;
  const manifest = await readManifest(setting.window, setting.launch, version).catch(() => NO_FACTS);
  const start = startOf({ version, setting, manifest, own: system.own, isForgetful: system.isForgetful });
  const engine = system.create(start);
  const teller = newTeller({ version, setting, start, engine });
  let ended = false;
  let shown = JSON.stringify(stateOf(engine.stored(), ended));

  const record = () => {
    const stored = engine.stored();
    const all = new Map([...start.given, ...stored]);
    const text = stored.get(elements.place) ?? "";
    const state = stateOf(stored, ended);
    shown = JSON.stringify(state);
    setting.record({
      rows: inOrder(version.model, all).filter(({ value }) => value !== ""),
      state,
      standing: version.standing(all),
      ...(text !== "" && { saved: { text, limit: version.room } }),
    });
  };

  const call =
    (method: string, kind: CallKind) =>
    (...given: unknown[]): unknown => {
      const isStoring = kind === "commit" || kind === "terminate";
      const fault = quietly(() => setting.fault?.());
      engine.meet(fault === undefined ? "none" : TROUBLES[fault]);
      if (fault === "slow" && isStoring) holdUp(SLOW);
      let answer = "";
      let threw = false;
      try {
        const answered = engine.api[method]?.(...given);
        answer = typeof answered === "string" ? JSON.stringify(answered) : String(answered);
        return answered;
      } catch (thrown) {
        // Only a system that is known for it lets a package run into an error.
        threw = true;
        answer = `threw ${String(thrown)}`;
        throw thrown;
      } finally {
        if (engine.error() === 0 && (kind === "initialize" || kind === "terminate")) ended = kind === "terminate";
        quietly(() => teller.note({ method, kind, given, answer, fault, threw }));
        if (isStoring) quietly(record);
      }
    };

  const around = setting.window as Window & { [name: string]: unknown };
  around[object] = { ...Object.fromEntries(Object.entries(methods).map(([name, kind]) => [name, call(name, kind)])), version: "1.0" };
  return {
    address: setting.launch,
    close() {
      engine.leave();
      quietly(teller.end);
      // Some systems store late what they have confirmed.
      if (JSON.stringify(stateOf(engine.stored(), ended)) !== shown) quietly(record);
      delete around[object];
    },
  };
}

function holdUp(ms: number): void {
  const until = Date.now() + ms;
  while (Date.now() < until);
}

/** Whatever listens to a host may fail without the package being the worse for it. */
function quietly<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
