import type { HostSetting } from "../contract/host.ts";
import type { EngineStart } from "./scorm-engine.ts";
import type { ManifestFacts } from "./scorm-manifest.ts";
import type { ScormVersion, Values } from "./scorm-version.ts";

/** Among what a host keeps between visits: the last session was ended by the package. */
const ENDED = "ended";

/** What a host keeps between visits, as plain data. */
export function stateOf(stored: Values, ended: boolean): Readonly<Record<string, string>> {
  return { ...Object.fromEntries(stored), ...(ended && { [ENDED]: "true" }) };
}

export interface AttemptSetting {
  readonly version: ScormVersion;
  readonly setting: HostSetting;
  readonly manifest: ManifestFacts;
  /** What the system gives of its own, whatever the package says. */
  readonly own: Readonly<Record<string, string>>;
  /** An attempt that was ended and not suspended is over: the next visit begins a new one. */
  readonly isForgetful: boolean;
}

/** What a visit starts with (SCORM 1.2 RTE 3.4.4; SCORM 2004 RTE 2.1.1, 4.2.11). What was made for one visit alone is not shown to the next. */
export function startOf({ version, setting, manifest, own, isForgetful }: AttemptSetting): EngineStart {
  const { elements, mark } = version;
  const { learner, mode = "normal", masteryScore } = setting;
  const all = new Map(Object.entries(isRecord(setting.stored) ? setting.stored : {}));
  const suspended = all.get(elements.exit) === "suspend";
  const isOver = isForgetful && all.has(ENDED) && !suspended && mode === "normal";
  const perVisit = [ENDED, elements.exit, elements.time, elements.mode, elements.credit, elements.entry, elements.id, elements.name];
  const kept = isOver
    ? []
    : [...all].filter(([name]) => !perVisit.includes(name) && !manifest.given.has(name) && !name.startsWith("adl.nav"));
  const objectives = manifest.objectives.map((id, place) => [`cmi.objectives.${place}.id`, id] as const);
  return {
    stored: new Map(kept.length > 0 ? kept : objectives),
    given: new Map([
      [elements.id, learner.id],
      [elements.name, learner.name],
      [elements.credit, mode === "normal" ? "credit" : "no-credit"],
      [elements.mode, mode],
      [elements.entry, kept.length === 0 ? "ab-initio" : suspended ? "resume" : ""],
      ...manifest.given,
      ...Object.entries(own),
      ...(masteryScore === undefined ? [] : [[elements.mastery, mark(masteryScore)] as const]),
    ]),
  };
}

function isRecord(stored: unknown): stored is Readonly<Record<string, string>> {
  return typeof stored === "object" && stored !== null;
}
