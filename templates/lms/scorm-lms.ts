import { type StrictLms, type LmsSettings, lmsAround } from "./strict-lms.ts";
import { readElement, standardError } from "./scorm-model.ts";
import { model12 } from "./scorm-model12.ts";
import { type Personality, personalities } from "./scorm-personalities.ts";
import { countIn, errorOf } from "./scorm-values.ts";

const FINAL = /^(passed|completed|failed)$/;
const STATUS = "cmi.core.lesson_status";
const TIME = "cmi.core.session_time";
const RAW = "cmi.core.score.raw";

/** A strict SCORM 1.2 LMS (RTE 3.3, 3.4). What it answers and what it stores are kept apart. */
export function createLms(settings: LmsSettings = {}): StrictLms {
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
    if (lms.loses) return true;
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
    const counts = given.get("cmi.core.credit") !== "no-credit";
    if (personality.mastery && counts && mark !== undefined && raw !== undefined)
      held.set(STATUS, Number(raw) >= Number(mark) ? "passed" : "failed");
  };

  const methods: Record<string, (...words: unknown[]) => unknown> = {
    LMSInitialize(word) {
      if (word !== "") return answer(201, undefined);
      if (lms.locked || phase === "open") return answer(101, undefined);
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
      if (personality.standard && !(personality.bare && /interactions|objectives/.test(name))) {
        const reading = readElement(model12, name, new Map([...already, ...held, ...given]));
        error = personality.cuts ? 0 : reading.error;
        return reading.isCount && personality.numbers ? Number(reading.value) : reading.value || (personality.nothing ?? "");
      }
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
      const isAbsent = lms.refuses.test(name) || (personality.bare && /^cmi\.(interactions|objectives)/.test(name));
      const allowed = personality.standard
        ? standardError(model12, name, String(value), new Map([...already, ...held]))
        : errorOf(name, value, held);
      const code = isAbsent ? 401 : allowed;
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

  const lms = lmsAround("API", methods, settings, {
    land,
    error: () => error,
    forget() {
      phase = "closed";
    },
    again() {
      land();
      return createLms({ ...settings, stored: Object.fromEntries(stored) });
    },
    stored,
  });
  return lms;
}
