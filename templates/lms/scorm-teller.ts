import type { HostSetting } from "../contract/host.ts";
import type { HostFault } from "../contract/store-exchange.ts";
import type { Engine, EngineStart, Trouble } from "./scorm-engine.ts";
import { callText, newReferee } from "./scorm-referee.ts";
import { recordedWords } from "./scorm-summary.ts";
import type { CallKind, ScormVersion } from "./scorm-version.ts";
import { meaningOfRead, meaningOfSet } from "./scorm-words.ts";

export const TROUBLES: Readonly<Record<HostFault, Trouble>> = {
  offline: "refuses",
  "server-error": "refuses",
  "commits-fail": "loses",
  "signed-out": "signed-out",
  slow: "none",
};

/** How long a slow system holds up the whole page, ms: a call in the page cannot be answered later. */
export const SLOW = 1000;

/** A call that the engine has answered. */
export interface AnsweredCall {
  readonly method: string;
  readonly kind: CallKind;
  readonly given: readonly unknown[];
  /** As the package got it, written down. */
  readonly answer: string;
  readonly fault: HostFault | undefined;
  readonly threw: boolean;
}

/** Tells each call with its meaning and with what is wrong with it. */
export interface Teller {
  note(call: AnsweredCall): void;
  /** What is wrong with how the visit has ended. */
  end(): void;
}

export interface TellerParts {
  readonly version: ScormVersion;
  readonly setting: HostSetting;
  readonly start: EngineStart;
  readonly engine: Engine;
}

export function newTeller({ version, setting, start, engine }: TellerParts): Teller {
  const { model, elements, results } = version;
  const referee = newReferee(version, setting.mode ?? "normal", start.stored, start.given.get(elements.mastery));
  /** As of the last commit, and as set by now. */
  let committed = new Map(start.stored);
  const current = new Map(start.stored);

  const meaningOf = (kind: CallKind, [element = "", value = ""]: readonly string[], isLost: boolean): string => {
    switch (kind) {
      case "initialize":
        return isLost ? "the session is not opened" : "the session begins";
      case "get":
        return meaningOfRead(model, element);
      case "set":
        return meaningOfSet(model, element, value);
      case "commit":
        return recordedWords(version, committed, current, isLost);
      case "terminate":
        return [
          current.get(elements.exit) === "suspend" ? "session over, suspended" : "session over",
          recordedWords(version, committed, current, isLost),
        ].join("; ");
      case "last-error":
      case "error-text":
        return "";
    }
  };

  return {
    note({ method, kind, given, answer, fault, threw }) {
      const isAsking = kind === "last-error" || kind === "error-text";
      const isStoring = kind === "commit" || kind === "terminate";
      const error = isAsking ? 0 : engine.error();
      const trouble = fault === undefined ? "none" : TROUBLES[fault];
      const signedOut = trouble === "signed-out";
      const lost = !isAsking && (signedOut || (isStoring && trouble !== "none"));
      const failed = error !== 0 && kind !== "get";
      const words = given.map(String);
      if (kind === "set" && error === 0) current.set(words[0] ?? "", words[1] ?? "");
      const meaning = meaningOf(kind, words, lost || failed) + (fault === "slow" && isStoring ? `; the answer took ${SLOW / 1000} s` : "");
      const problems = referee.judge({ kind, method, given, error, lost, signedOut, threw });
      if (isStoring && error === 0) committed = new Map(current);
      const outcome = lost ? "lost" : failed || (kind === "get" && problems.length > 0) ? "refused" : "taken";
      setting.tell?.({ at: Date.now(), call: callText(method, given), answer, meaning, outcome, problems });
    },
    end() {
      const problems = referee.end();
      if (problems.length === 0) return;
      const held = engine.stored();
      const result = results.flatMap((name) => held.get(name) ?? []).join(", ");
      const meaning = `the course is gone; the system holds ${result || "no result"}`;
      setting.tell?.({ at: Date.now(), call: "end of the visit", answer: "", meaning, outcome: "taken", problems });
    },
  };
}
