import { type Personality, personalities } from "./scorm-personalities.ts";
import { countIn, errorOf } from "./scorm-values.ts";

export interface Call {
  readonly method: string;
  readonly given: readonly unknown[];
  readonly answer: unknown;
  /** Type of the event that the window was handling. */
  readonly during: string | undefined;
}

export interface FakeLms {
  /** The name under which windows offer `api`. */
  readonly object: string;
  readonly api: Record<string, (...given: unknown[]) => unknown>;
  /** What truly survives. Tests assert on this. */
  readonly stored: Map<string, string>;
  /** What was asked and answered. */
  readonly trace: Call[];
  /** So many of the next commits do not arrive. */
  failing: number;
  /** LMSFinish fails. */
  finishFails: boolean;
  /** The so-manieth call throws, counted from 1. */
  throwAt: number;
  /** Elements that are refused or cannot be read. */
  refuses: RegExp;
  unreadable: RegExp;
  /** Called inside LMSCommit. */
  onCommit: () => void;
  /** Forgets the open session, as a server does that has signed the learner out. */
  forget(): void;
  /** The next visit, with what survived. */
  again(): FakeLms;
}

export interface LmsSettings {
  readonly personality?: Personality;
  readonly stored?: Readonly<Record<string, string>>;
  /** Read-only elements. */
  readonly given?: Readonly<Record<string, string>>;
  readonly currentEvent?: () => { readonly type: string } | undefined;
}

const NOTHING = /^$/;
const FINAL = /^(passed|completed|failed)$/;
const STATUS = "cmi.core.lesson_status";
const TIME = "cmi.core.session_time";
const RAW = "cmi.core.score.raw";

/** A strict SCORM 1.2 LMS (RTE 3.3, 3.4). What it answers and what it stores are kept apart. */
export function createLms(settings: LmsSettings = {}): FakeLms {
  const personality: Personality = settings.personality ?? personalities.adlStrict;
  const stored = new Map(Object.entries(settings.stored ?? {}));
  const given = new Map(
    Object.entries({
      "cmi.core.student_id": "learner-1",
      "cmi.core.student_name": "Learner, One",
      "cmi.core.lesson_mode": "normal",
      "cmi.core.credit": "credit",
      "cmi.core.entry": "ab-initio",
      ...(personality.bare
        ? {}
        : {
            "cmi.interactions._children": "id,type,time,correct_responses,student_response,result,latency",
            "cmi.objectives._children": "id,score,status",
          }),
      ...personality.given,
      ...settings.given,
    }),
  );
  const held = new Map([...stored].filter(([name]) => !name.startsWith("cmi.interactions.")));
  const sent = new Map(held);
  const already = new Map(stored);
  const queue = new Map<string, string>();
  let travelling: ReadonlyMap<string, string>[] = [];
  let blocked = false;
  /** This visit has brought a final status. */
  let decided = false;
  let phase: "closed" | "open" | "over" = "closed";
  let error = 0;
  let calls = 0;
  let final = FINAL.test(stored.get(STATUS) ?? "");

  const answer = (code: number, value: unknown) => {
    error = code;
    blocked ||= personality.blocks === true && code !== 0;
    return code === 0 ? value : personality.no;
  };

  const land = () => {
    for (const values of travelling) arrive(values);
    travelling = [];
  };

  const arrive = (values: ReadonlyMap<string, string>) => {
    for (const [name, value] of values) {
      if (name !== STATUS || !personality.firstFinal) stored.set(name, value);
      else if (!final) {
        const timed = /[1-9]/.test(values.get(TIME)?.slice(0, 10) ?? "");
        if (!FINAL.test(value) || timed) stored.set(name, value);
        final = FINAL.test(value) && timed;
      }
    }
  };

  const send = (): boolean => {
    const values = personality.marksFirst ? new Map([...held].filter(([name, value]) => sent.get(name) !== value)) : new Map(held);
    const queued = new Map(queue);
    queue.clear();
    if (personality.marksFirst) for (const [name, value] of held) sent.set(name, value);
    if (lms.failing > 0 && values.size > 0) {
      lms.failing--;
      return false;
    }
    travelling.push(personality.queues ? queued : values);
    if (!personality.late) land();
    return true;
  };

  const overrule = () => {
    const status = held.get(STATUS) ?? "not attempted";
    if (personality.autoCompletes && status === "not attempted") held.set(STATUS, "completed");
    const mark = given.get("cmi.student_data.mastery_score");
    const raw = held.get(RAW);
    if (personality.mastery && mark !== undefined && raw !== undefined) held.set(STATUS, Number(raw) >= Number(mark) ? "passed" : "failed");
  };

  const methods: Record<string, (...words: unknown[]) => unknown> = {
    LMSInitialize(word) {
      if (word !== "") return answer(201, undefined);
      if (phase === "open") return answer(101, undefined);
      if (phase === "over" && !personality.reopens) return answer(101, undefined);
      phase = "open";
      return answer(0, personality.yes);
    },
    LMSFinish(word) {
      if (word !== "") return answer(201, undefined);
      if (phase !== "open") return answer(301, undefined);
      overrule();
      phase = "over";
      if (lms.finishFails || !send()) return answer(101, undefined);
      return answer(0, personality.yes);
    },
    LMSGetValue(element) {
      if (phase !== "open") return answer(301, undefined) && "";
      const name = String(element);
      if (lms.unreadable.test(name)) {
        error = 101;
        return "";
      }
      error = 0;
      const value = given.get(name) ?? held.get(name) ?? (name === STATUS ? "not attempted" : undefined);
      const many = personality.bare ? undefined : countIn(name.includes("interactions") ? already : held, name);
      if (many !== undefined) return personality.numbers ? many : String(many);
      if (value === undefined && /_children|_count|student_data|interactions|objectives/.test(name)) error = 401;
      if (personality.cuts) error = 0;
      return value ?? personality.nothing ?? "";
    },
    LMSSetValue(element, value) {
      if (blocked) return answer(101, undefined);
      if (phase !== "open") return personality.smilesWhenOver && phase === "over" ? answer(0, personality.yes) : answer(301, undefined);
      const name = String(element);
      const code =
        lms.refuses.test(name) || (personality.bare && /^cmi\.(interactions|objectives)/.test(name)) ? 401 : errorOf(name, value, held);
      const dropped = personality.scoreFirst && /score/.test(name) && decided;
      if (code === 0 && !dropped) {
        const text = personality.cuts ? (String(value).split(/[=\n$]/)[0] ?? "") : String(value);
        held.set(name, text);
        queue.set(name, text);
        decided ||= name === STATUS && FINAL.test(text);
      }
      return answer(code, personality.set);
    },
    LMSCommit(word) {
      lms.onCommit();
      if (word !== "") return answer(201, undefined);
      if (phase !== "open") return personality.smilesWhenOver && phase === "over" ? answer(0, personality.yes) : answer(301, undefined);
      return !blocked && send() ? answer(0, "commit" in personality ? personality.commit : personality.yes) : answer(101, undefined);
    },
    LMSGetLastError: () => (personality.numbers ? error : String(error)),
    LMSGetErrorString: () => "",
    LMSGetDiagnostic: () => "",
  };

  const watched = (method: string) =>
    function (...words: unknown[]): unknown {
      const during = settings.currentEvent?.()?.type;
      land();
      const record = (result: unknown) => {
        lms.trace.push({ method, given: words, answer: result, during });
        return result;
      };
      if (++calls === lms.throwAt) {
        record("threw");
        throw new Error(`call ${calls}: ${method}`);
      }
      return record(methods[method]?.(...words));
    };

  const lms: FakeLms = {
    object: "API",
    api: Object.fromEntries(Object.keys(methods).map((method) => [method, watched(method)])),
    stored,
    trace: [],
    failing: 0,
    finishFails: false,
    throwAt: 0,
    refuses: NOTHING,
    unreadable: NOTHING,
    onCommit() {},
    forget() {
      phase = "closed";
    },
    again() {
      land();
      return createLms({ ...settings, stored: Object.fromEntries(stored) });
    },
  };
  return lms;
}

/** The calls that leave a mark, in one line each: `cmi.core.exit=suspend`, `LMSCommit`. */
export function marks({ trace }: FakeLms): string[] {
  return trace
    .filter(({ method }) => /SetValue|Commit|Finish|Terminate|Initialize/.test(method))
    .map(({ method, given }) => (method.endsWith("SetValue") ? given.join("=") : method));
}

export function count({ trace }: FakeLms, method: string): number {
  return trace.filter((call) => call.method === method).length;
}
