import { codeOf, meaningOf, textOf } from "./scorm-answers.ts";
import type { TrackingContext } from "../contract/tracking.ts";
import { type ApiName, attempt, methodOf, type ScormApi } from "./scorm-api.ts";

/** How one version of SCORM names its methods and its errors. */
export interface ScormWords extends ApiName {
  readonly finish: string;
  readonly get: string;
  readonly set: string;
  readonly commit: string;
  readonly lastError: string;
  /** Initialize answers this where a session is already open. */
  readonly alreadyOpen: number;
  /** Any method answers one of these where no session is open. */
  readonly notOpen: readonly number[];
  /** Finish answers this where the session is over already. Where it is given, a Finish that fails is tried twice (rule S04-8). */
  readonly over?: number;
  /** An element that every LMS can read: it tells whether a session is alive. */
  readonly probe: string;
}

/** How a call went (rule CALL-3). `closed`: there is no session, perhaps as the LMS has forgotten it. */
export type CallResult = "ok" | "rejected" | "threw" | "closed";

export interface Reading {
  readonly text: string;
  /** The LMS could not say, which is not the same as an empty value (rule INIT-4). */
  readonly failed: boolean;
}

/** One visit, as the LMS sees it. No method throws; none but `initialize` calls the LMS unless the session is open (rule CALL-8). */
export interface Session {
  initialize(): boolean;
  get(element: string): Reading;
  /** True once any element has had a value. Mode, status and learner always have one where the LMS reads at all (rule INIT-4). */
  isReadable(): boolean;
  set(element: string, value: string): CallResult;
  commit(): CallResult;
  /** Whatever comes of it, nothing more is sent (rule S12-8). */
  finish(): boolean;
  /** False, and the session is over, where the LMS no longer knows it (rule EXIT-3). */
  probe(): boolean;
}

const UNREAD: Reading = { text: "", failed: true };

/** `log` gets each call by its method and element, with how it went, and no value (rule UX-4). */
export function openSession(api: ScormApi, words: ScormWords, log: TrackingContext["log"]): Session {
  let open = false;
  let readable = false;
  /** The LMS gives error codes, so that a missing one is a fault of this moment. */
  let speaks = false;

  const ask = (method: string, ...given: string[]): unknown => {
    const name = methodOf(api, method);
    if (!name) throw new TypeError(method);
    return api[name]?.(...given);
  };

  const lastError = (): number => attempt(() => codeOf(ask(words.lastError))) ?? Number.NaN;

  const tell = (method: string, ...given: string[]): CallResult => {
    let code = 0;
    const judged = (): CallResult => {
      try {
        const meaning = meaningOf(ask(method, ...given));
        if (meaning) return "ok";
        code = lastError();
        if ((meaning === undefined && code === 0) || code === words.over) return "ok";
        return words.notOpen.includes(code) ? "closed" : "rejected";
      } catch {
        return "threw";
      }
    };
    const result = judged();
    log(`${method} ${given.length > 1 ? given[0] : ""}`, result === "ok" ? result : `${result} ${code}`);
    return result;
  };

  const write = (method: string, ...given: string[]): CallResult => {
    const result = open ? tell(method, ...given) : "closed";
    open = result !== "closed";
    return result;
  };

  const read = (element: string): Reading =>
    attempt(() => {
      const text = textOf(ask(words.get, element));
      const code = text === "" ? lastError() : 0;
      if (code > 0) log(element, `${code}`);
      readable ||= text.trim() !== "";
      // 403 is "not initialised yet", an LMS's other way of saying empty (rule CALL-4).
      return { text, failed: Number.isNaN(code) ? speaks : code > 0 && code !== 403 };
    }) ?? UNREAD;

  return {
    initialize() {
      let result = tell(words.initialize, "");
      if (result === "threw") result = tell(words.initialize, "");
      speaks = !Number.isNaN(lastError());
      open = result === "ok" || (result === "rejected" && lastError() === words.alreadyOpen && !read(words.probe).failed);
      return open;
    },
    get: (element) => (open ? read(element) : UNREAD),
    isReadable: () => readable,
    set: (element, value) => write(words.set, element, value),
    commit: () => write(words.commit, ""),
    finish() {
      if (!open) return false;
      open = false;
      const finished = () => tell(words.finish, "") === "ok";
      return finished() || (!!words.over && finished());
    },
    probe() {
      open &&= !read(words.probe).failed;
      return open;
    },
  };
}
