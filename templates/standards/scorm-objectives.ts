import type { Connect, ObjectiveScore } from "../contract/tracking.ts";
import { connectWith } from "./scorm-connect.ts";
import type { Dialect } from "./scorm-dialect.ts";
import type { Value } from "./scorm-facts.ts";
import { hundredths } from "./scorm-launch.ts";
import type { Session } from "./scorm-session.ts";

/** How one version of SCORM writes what stands behind `cmi.objectives.n.`. */
export interface ObjectiveWords {
  /** All but the id, in the order of writing. `score` in hundredths of a percent. */
  values(score: number, success: string): readonly Value[];
  /** The element that holds the score, and how much it is for all points. */
  readonly score: string;
  readonly all: number;
  /** The element that holds `passed` or `failed`. */
  readonly success: string;
}

/** One objective as the LMS holds it; nothing but its place where it has no score yet. */
interface Held {
  readonly place: number;
  /** Hundredths of a percent. */
  readonly score?: number | undefined;
  readonly success?: string;
}

/** What one session of the LMS holds. */
interface Group {
  readonly held: Map<string, Held>;
  /** Place of the next new one. */
  next: number;
}

const GROUP = "cmi.objectives.";
/** An LMS that claims to hold more is not believed. */
const MOST = 1000;

/**
 * A visit that also records objectives (rule S04-12). They are evidence beside the record, as interactions are (rule INT-1), and
 * come after it: the LMS hears of them once it has confirmed the result.
 */
export function connectWithObjectives(dialect: Dialect, words: ObjectiveWords): Connect {
  return async (context) => {
    const objectives = openObjectives(words);
    let hurry = () => {};
    const connection = await connectWith({ ...dialect, aside: objectives.write })({
      ...context,
      onSaveState(state) {
        context.onSaveState(state);
        if (state === "saved" && objectives.due()) hurry();
      },
    });
    if (!connection.connected) return connection;
    const { tracking } = connection;
    const { mode, passMark = context.course.rule.passMark } = tracking.launch;
    hurry = tracking.retry;
    const note = (scores: readonly ObjectiveScore[]) => {
      if (mode === "normal") objectives.note(scores, passMark);
    };
    return { connected: true, tracking: { ...tracking, objectives: note } };
  };
}

function openObjectives(words: ObjectiveWords) {
  let wanted: readonly ObjectiveScore[] = [];
  let mark = 0;
  /** Something is wanted that the LMS has not been told. */
  let isDue = false;
  /** False once a call has gone wrong: then nothing more is said of objectives in this visit (rule CALL-6). */
  let on = true;
  let known: Session | undefined;
  let group: Group | undefined;
  /** What has been set and may not have arrived. */
  const unsure = new Set<string>();

  function setAll(session: Session, place: number, values: readonly Value[]): boolean {
    return values.every(([element, text]) => {
      const result = text ? session.set(`${GROUP}${place}.${element}`, text) : "ok";
      // Where the LMS has ended the session, the next one is told.
      if (result === "closed") isDue = true;
      else on &&= result === "ok";
      return result === "ok";
    });
  }

  function setOne(session: Session, of: Group, { id, score: earned, isBest }: ObjectiveScore): boolean {
    const before = of.held.get(id);
    const score = isBest ? Math.max(earned, before?.score ?? 0) : earned;
    const success = score >= mark || (isBest && before?.success === "passed") ? "passed" : "failed";
    if (before?.score === score && before.success === success && !unsure.has(id)) return true;
    const place = before?.place ?? of.next;
    // Set once: some LMSs refuse an id that is there already, even with the same text.
    if (!before && !setAll(session, place, [["id", id]])) return false;
    of.next = Math.max(of.next, place + 1);
    of.held.set(id, { place, score, success });
    unsure.add(id);
    return setAll(session, place, words.values(score, success));
  }

  return {
    note(scores: readonly ObjectiveScore[], passMark: number) {
      if (scores === wanted) return;
      wanted = scores;
      mark = passMark;
      isDue = true;
    },
    due: () => on && isDue,
    write(session: Session, sure: boolean) {
      if (sure) unsure.clear();
      if (!on || (!isDue && unsure.size === 0)) return;
      isDue = false;
      if (session !== known) {
        known = session;
        unsure.clear();
        group = readGroup(session, words);
      }
      const of = group;
      if (of) wanted.every((one) => setOne(session, of, one));
    },
  };
}

/** `undefined` where the LMS offers no objectives or does not say which it holds: then none may be written over (rule CALL-7). */
function readGroup(session: Session, { score, all, success }: ObjectiveWords): Group | undefined {
  const read = (element: string) => session.get(GROUP + element).text.trim();
  const text = read("_children") && read("_count");
  const next = Number(text);
  if (!/^\d+$/.test(text) || next > MOST) return undefined;
  const held = new Map<string, Held>();
  for (let place = next - 1; place >= 0; place--) {
    const id = read(`${place}.id`);
    if (!id) return undefined;
    const shown = read(`${place}.${score}`);
    held.set(id, {
      place,
      score: hundredths(shown && `${(Number(shown) / all) * 100}`),
      success: read(`${place}.${success}`).toLowerCase(),
    });
  }
  return { held, next };
}
