import { codeOf, meaningOf, textOf } from "./scorm-answers.ts";
import { methodOf, type ScormApi } from "./scorm-api.ts";

/** How one version of SCORM names its methods and its errors. */
export interface ScormWords {
  readonly initialize: string;
  readonly finish: string;
  readonly get: string;
  readonly set: string;
  readonly commit: string;
  readonly lastError: string;
  /** Initialize answers this where a session is already open. */
  readonly alreadyOpen: number;
  /** Any method answers one of these where no session is open. */
  readonly notOpen: readonly number[];
  /** An element that every LMS can read: it tells whether a session is alive. */
  readonly probe: string;
}

/** Only in `run` do values travel; in `done` and `dead` nothing leaves any more (rule CALL-8). */
export type Phase = "idle" | "init" | "run" | "finishing" | "done" | "dead";

/** How a call went (rule CALL-3). `unverified` counts as a success; `closed` means that no call was made. */
export type CallResult = "ok" | "unverified" | "rejected" | "lost" | "threw" | "closed";

export interface Reading {
  readonly text: string;
  /** The LMS could not say, which is not the same as an empty value (rule INIT-4). */
  readonly failed: boolean;
}

/** One visit, as the LMS sees it. No method throws. */
export interface Session {
  phase(): Phase;
  initialize(): boolean;
  get(element: string): Reading;
  set(element: string, value: string): CallResult;
  commit(): CallResult;
  /** Makes at most one call in the life of the session (rule S12-8). */
  finish(): boolean;
  /** False, and the session is dead, where the LMS no longer knows it (rule EXIT-3). */
  probe(): boolean;
}

export function succeeded(result: CallResult): boolean {
  return result === "ok" || result === "unverified";
}

export function openSession(api: ScormApi, words: ScormWords): Session {
  let phase: Phase = "idle";

  const ask = (method: string, ...given: string[]): unknown => {
    const name = methodOf(api, method);
    if (!name) throw new TypeError(method);
    return api[name]?.(...given);
  };

  const lastError = (): number | undefined => codeOf(ask(words.lastError));

  const tell = (method: string, ...given: string[]): CallResult | "already" => {
    try {
      const meaning = meaningOf(ask(method, ...given));
      if (meaning === "yes") return "ok";
      const code = lastError();
      if (meaning === "unclear" && code === 0) return "unverified";
      if (code === words.alreadyOpen) return "already";
      return code !== undefined && words.notOpen.includes(code) ? "lost" : "rejected";
    } catch {
      return "threw";
    }
  };

  const write = (method: string, ...given: string[]): CallResult => {
    if (phase !== "run") return "closed";
    const result = tell(method, ...given);
    if (result === "lost") phase = "idle";
    return result === "already" ? "rejected" : result;
  };

  const read = (element: string): Reading => {
    try {
      const text = textOf(ask(words.get, element));
      if (text !== "") return { text, failed: false };
      const code = lastError();
      // 403 is "not initialised yet", an LMS's other way of saying empty (rule CALL-4).
      return { text, failed: code !== undefined && code !== 0 && code !== 403 };
    } catch {
      return { text: "", failed: true };
    }
  };

  return {
    phase: () => phase,
    initialize() {
      if (phase !== "idle") return phase === "run";
      phase = "init";
      let result = tell(words.initialize, "");
      if (result === "threw") result = tell(words.initialize, "");
      const open = result === "already" ? !read(words.probe).failed : result === "ok" || result === "unverified";
      phase = open ? "run" : "idle";
      return open;
    },
    get: (element) => (phase === "run" ? read(element) : { text: "", failed: true }),
    set: (element, value) => write(words.set, element, value),
    commit: () => write(words.commit, ""),
    finish() {
      if (phase !== "run") return false;
      phase = "finishing";
      const result = tell(words.finish, "");
      phase = result === "ok" || result === "unverified" ? "done" : "dead";
      return phase === "done";
    },
    probe() {
      if (phase === "run" && read(words.probe).failed) phase = "dead";
      return phase === "run";
    },
  };
}
