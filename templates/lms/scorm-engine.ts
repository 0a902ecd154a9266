import { hundredthsOf } from "./durations.ts";
import type { ScormVersion, Values } from "./scorm-version.ts";
import type { LmsSettings, StrictLms } from "./strict-lms.ts";

/** How a fault befalls the calls that follow. `refuses`: commits and the end fail. `loses`: they are confirmed, and nothing is stored. */
export type Trouble = "none" | "refuses" | "loses" | "signed-out";

/** The API that a package finds, and what is kept behind it. */
export interface Engine {
  readonly api: Readonly<Record<string, (...given: unknown[]) => unknown>>;
  /** The error of the last call. */
  error(): number;
  /** What survives if the page is gone now. */
  stored(): Values;
  meet(trouble: Trouble): void;
  /** The page is gone: what was on its way arrives. */
  leave(): void;
}

/** What the LMS starts a visit with. */
export interface EngineStart {
  /** What it offers and nobody may set. */
  readonly given: Values;
  /** What earlier visits have left. */
  readonly stored: Values;
}

/** A strict LMS of ours, which besides adds up the time of all visits. */
export function strictEngine(version: ScormVersion, create: (settings: LmsSettings) => StrictLms, { given, stored }: EngineStart): Engine {
  const { elements, methods, duration } = version;
  const lms = create({ given: Object.fromEntries(given), stored: Object.fromEntries(stored) });
  let total = hundredthsOf(stored.get(elements.total) ?? "") ?? 0;
  let trouble: Trouble = "none";
  let timed = false;
  const add = () => {
    if (timed) total += hundredthsOf(lms.stored.get(elements.time) ?? "") ?? 0;
    timed = false;
  };
  const counted = ([name, method]: readonly [string, (...words: unknown[]) => unknown]) => [
    name,
    (...words: unknown[]) => {
      try {
        return method(...words);
      } finally {
        const isTaken = lms.error() === 0;
        timed ||= isTaken && methods[name] === "set" && words[0] === elements.time;
        if (isTaken && methods[name] === "terminate" && trouble === "none") add();
      }
    },
  ];
  return {
    api: Object.fromEntries(Object.entries(lms.api).map(counted)) as Engine["api"],
    error: () => lms.error(),
    stored: () => new Map([...lms.stored, ...(lms.stored.size > 0 ? [[elements.total, duration(total)] as const] : [])]),
    meet(next) {
      trouble = next;
      lms.failing = next === "refuses" ? 1 : 0;
      lms.finishFails = next === "refuses";
      lms.loses = next === "loses";
      lms.locked = next === "signed-out";
      if (next === "signed-out") lms.forget();
    },
    leave: () => lms.land(),
  };
}

/** What of scorm-again is used here. */
export interface ScormAgain {
  currentState: number;
  readonly lastErrorCode: string;
  on(event: string, action: () => void): void;
  loadFromFlattenedJSON(values: Readonly<Record<string, string>>): void;
  /** Flattened, `cmi` first. */
  renderCommitCMI(finishing: boolean, withTotalTime: boolean): object;
}

/** Settings of an LMS that leaves the result to the course; nothing goes over a network. */
export const SCORM_AGAIN = {
  autocommit: false,
  lmsCommitUrl: false,
  dataCommitFormat: "flattened",
  mastery_override: false,
  autoCompleteLessonStatus: false,
  logLevel: 5,
} as const;

/** scorm-again's API in the page. Only what was committed or ended is held. */
export function scormAgainEngine(version: ScormVersion, lms: ScormAgain, { given, stored }: EngineStart): Engine {
  const { elements, methods, failed } = version;
  let kept = stored;
  let trouble: Trouble = "none";
  let own: number | undefined;
  lms.loadFromFlattenedJSON(Object.fromEntries([...stored, ...given]));
  const keep = (values: object) => {
    if (trouble === "none") kept = valuesOf(values);
  };
  const [commit = "", end = ""] = ["commit", "terminate"].map((kind) => Object.keys(methods).find((name) => methods[name] === kind));
  lms.on(commit, () => keep({ ...lms.renderCommitCMI(false, false), [elements.total]: stored.get(elements.total) }));
  lms.on(end, () => keep(lms.renderCommitCMI(true, true)));
  const answer = (name: string, words: readonly unknown[]): unknown => {
    const kind = methods[name];
    if (kind === "last-error" && own !== undefined) return String(own);
    own = undefined;
    if (trouble === "signed-out") lms.currentState = 0;
    if (trouble === "signed-out" && kind === "initialize") own = failed.initialize;
    if (trouble === "refuses" && (kind === "commit" || kind === "terminate")) own = failed[kind];
    return own === undefined ? (lms as unknown as Engine["api"])[name]?.(...words) : "false";
  };
  return {
    api: Object.fromEntries(Object.keys(methods).map((name) => [name, (...words: unknown[]) => answer(name, words)])),
    error: () => own ?? Number(lms.lastErrorCode),
    stored: () => kept,
    meet(next) {
      trouble = next;
    },
    leave() {},
  };
}

/** Everything that has a value. */
function valuesOf(values: object): Values {
  const entries = Object.entries(values).filter(([, value]) => value !== "" && ["string", "number"].includes(typeof value));
  return new Map(entries.map(([name, value]) => [name, String(value)]));
}
