import { type StrictLms, type LmsSettings, lmsAround } from "./strict-lms.ts";
import { readElement, standardError } from "./scorm-model.ts";
import { model2004 } from "./scorm-model2004.ts";
import { type Personality2004, personalities2004 } from "./scorm-personalities2004.ts";
import { countIn } from "./scorm-values.ts";
import { errorOf2004 } from "./scorm-values2004.ts";

export interface LmsSettings2004 extends LmsSettings {
  readonly personality?: Personality2004;
}

const KNOWN =
  /^cmi\.(completion_status|success_status|exit|score\.(scaled|raw|min|max)|progress_measure|session_time|location|suspend_data|scaled_passing_score|completion_threshold|launch_data|total_time|entry|mode|credit|learner_(id|name))$/;
const DEFAULTS: Readonly<Record<string, string>> = { "cmi.completion_status": "unknown", "cmi.success_status": "unknown" };

/** A strict SCORM 2004 LMS (RTE 3.1, 4.2). What it answers and what it stores are kept apart. */
export function createLms2004(settings: LmsSettings2004 = {}): StrictLms {
  const personality: Personality2004 = settings.personality ?? personalities2004.adlStrict;
  const stored = new Map(Object.entries(settings.stored ?? {}));
  const given = new Map(
    Object.entries({
      "cmi.learner_id": "learner-1",
      "cmi.learner_name": "Learner, One",
      "cmi.mode": "normal",
      "cmi.credit": "credit",
      "cmi.entry": "ab-initio",
      ...(personality.bare
        ? {}
        : {
            "cmi.interactions._children": "id,type,objectives,timestamp,correct_responses,learner_response,result",
            "cmi.objectives._children": "id,score,success_status,completion_status,progress_measure,description",
          }),
      ...personality.given,
      ...settings.given,
    }),
  );
  const held = new Map(stored);
  const queue = new Map<string, string>();
  /** This visit has brought a final status. */
  let decided = false;
  let travelling: ReadonlyMap<string, string>[] = [];
  const land = () => {
    for (const values of travelling) for (const [name, value] of values) stored.set(name, value);
    travelling = [];
  };
  let wish = "";
  let phase: "closed" | "open" | "over" = "closed";
  let error = 0;

  const answer = (code: number, value: unknown) => {
    error = code;
    return code === 0 ? value : personality.no;
  };
  /** The error of a call out of turn; `codes` are for before and after the session. */
  const early = ([before, after]: readonly [number, number]) => (phase === "open" ? 0 : phase === "closed" ? before : after);

  const send = (): boolean => {
    if (personality.standard) for (const [name, value] of decisions(held, given)) held.set(name, value);
    const values = new Map(personality.queues ? queue : held);
    queue.clear();
    if (lms.loses) return true;
    if (lms.failing > 0 && values.size > 0) {
      lms.failing--;
      return false;
    }
    travelling.push(values);
    if (!personality.late) land();
    return true;
  };

  const methods: Record<string, (...words: unknown[]) => unknown> = {
    Initialize(word) {
      if (word !== "") return answer(201, undefined);
      if (lms.locked) return answer(102, undefined);
      if (phase === "open") return answer(103, undefined);
      if (phase === "over" && !personality.reopens) return answer(104, undefined);
      phase = "open";
      return answer(0, personality.yes);
    },
    Terminate(word) {
      if (word !== "") return answer(201, undefined);
      const code = early([112, 113]);
      if (code) return answer(code, undefined);
      if (lms.finishFails) return answer(111, undefined);
      if (personality.threshold && Number(held.get("cmi.progress_measure") ?? 1) < personality.threshold)
        held.set("cmi.completion_status", "incomplete");
      if (!send()) return answer(111, undefined);
      phase = "over";
      if (personality.forgetful && stored.get("cmi.exit") !== "suspend") stored.clear();
      if (personality.throwsAtExitAll && wish === "exitAll") throw new Error("exitAll");
      return answer(0, personality.yes);
    },
    GetValue(element) {
      const code = early([122, 123]);
      if (code) return answer(code, undefined) && "";
      const name = String(element);
      error = 0;
      if (lms.unreadable.test(name)) error = 301;
      else if (/^cmi\.(exit|session_time)$/.test(name)) error = 405;
      else if (personality.standard && !(personality.bare && /interactions|objectives/.test(name))) {
        const shown = personality.blank ? [...held].filter(([known]) => !/status|score/.test(known)) : [...held];
        const reading = readElement(model2004, name, new Map([...shown, ...decisions(held, given), ...given]));
        error = reading.error === 403 ? (personality.unset ?? 403) : reading.error;
        if (reading.error === 0) return reading.isCount && personality.numbers ? Number(reading.value) : reading.value;
      } else {
        const many = personality.bare ? undefined : countIn(held, name);
        if (many !== undefined) return personality.numbers ? many : String(many);
        const value = given.get(name) ?? (personality.blank && /status|score/.test(name) ? "" : (held.get(name) ?? DEFAULTS[name]));
        if (value !== undefined) return value;
        error = KNOWN.test(name) ? (personality.unset ?? 403) : 401;
      }
      return personality.nothing ?? "";
    },
    SetValue(element, value) {
      const code = early([132, 133]);
      if (code) return answer(code, undefined);
      const name = String(element);
      const refused = lms.refuses.test(name) || (personality.bare && /^cmi\.(interactions|objectives)/.test(name));
      const allowed = personality.standard ? standardError(model2004, name, String(value), held) : errorOf2004(name, value, held);
      const wrong = refused ? 402 : allowed;
      if (wrong === 0 && name === "adl.nav.request") wish = String(value);
      else if (wrong === 0 && !(personality.scoreFirst && /score/.test(name) && decided)) {
        held.set(name, String(value));
        queue.set(name, String(value));
        decided ||= name === "cmi.success_status" && value === "passed";
      }
      return answer(wrong, personality.set);
    },
    Commit(word) {
      lms.onCommit();
      if (word !== "") return answer(201, undefined);
      const code = early([142, 143]);
      if (code) return answer(code, undefined);
      return send() ? answer(0, "commit" in personality ? personality.commit : personality.yes) : answer(391, undefined);
    },
    GetLastError: () => (personality.numbers ? error : String(error)),
    GetErrorString: () => "",
    GetDiagnostic: () => "",
  };

  const lms = lmsAround("API_1484_11", methods, settings, {
    land,
    error: () => error,
    forget() {
      phase = "closed";
    },
    again() {
      land();
      return createLms2004({ ...settings, stored: Object.fromEntries(stored) });
    },
    stored,
  });
  return lms;
}

/** What the system itself decides where it has been given a measure (RTE 4.2.4, 4.2.22). */
function decisions(held: ReadonlyMap<string, string>, given: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const judge = (element: string, measure: string, mark: string, [reached, missed]: readonly [string, string]) => {
    const [least, most] = [given.get(mark), held.get(measure)];
    if (least === undefined || given.get("cmi.credit") === "no-credit") return [];
    return [[element, most === undefined ? "unknown" : Number(most) >= Number(least) ? reached : missed]] as const;
  };
  return [
    ...judge("cmi.success_status", "cmi.score.scaled", "cmi.scaled_passing_score", ["passed", "failed"]),
    ...judge("cmi.completion_status", "cmi.progress_measure", "cmi.completion_threshold", ["completed", "incomplete"]),
  ];
}
