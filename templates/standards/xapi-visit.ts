import type { CourseEvent, Launch, Outcome, SaveState, Standing, Tracking, TrackingContext } from "../contract/tracking.ts";
import { createVisitClock } from "./visit-clock.ts";
import { isResult } from "./xapi-fact.ts";
import { sizeOf, type Wire } from "./xapi-fetch.ts";
import { createLane, type LaneRules, MOST, MOST_BYTES, type StatementClient } from "./xapi-outbox.ts";
import type { StateDocument, StateKeeper } from "./xapi-state.ts";
import type { Statement } from "./xapi-statement.ts";
import { createWorker, pause, type WorkerState } from "./xapi-worker.ts";
import { watchPage } from "./xapi-page-life.ts";

/** Puts a visit into the words of one standard. Times are the learner's in this visit, ms. */
export interface Voice {
  /** What is said first; `unsent` is left over from earlier. */
  begin(unsent: readonly Statement[]): readonly Statement[];
  /** What an event of the course is; nothing where the standard has no word for it, or it has been said. */
  say(event: CourseEvent, time: number): readonly Statement[];
  /** What is said last; empty from the second time on. */
  end(time: number): readonly Statement[];
}

export interface VisitSetting {
  readonly context: TrackingContext;
  readonly launch: Launch;
  /** What the last visit could not deliver. */
  readonly unsent: readonly Statement[];
  readonly client: StatementClient;
  readonly keeper: StateKeeper;
  readonly wire: Wire;
  readonly voice: Voice;
  readonly rules: LaneRules;
  /** The document to keep for the saved state and what is not confirmed. */
  readonly documentOf: (state: string, unsent: readonly Statement[]) => StateDocument;
  /** True where the document has to be written though nothing has changed. */
  readonly isNew: boolean;
  /** Where to go when the visit has ended. */
  readonly next?: string | undefined;
  /** Called with what is not confirmed, at each change of it. */
  readonly keep?: (unsent: readonly Statement[]) => void;
  /** Whether the other side still listens, asked when the browser brings the page back; always where absent (rule EXIT-3). */
  readonly isAlive?: () => Promise<boolean>;
  /** True where nothing may be said after the end, so that detail goes before it. */
  readonly endsLast: boolean;
  /** The learner has left on purpose and all is recorded, or, where `endsLast`, the page has gone. */
  readonly forget: () => void;
}

/** Time for more to come; results are sent before the state that claims them. */
const GATHER = 2000;
const END_LIMIT = 30_000;
/** How long the end itself is waited for when all else is recorded (rule CMI5-14). */
const GOODBYE_LIMIT = 3000;
const LOOK = 100;

const isGoodbye = ({ verb }: Statement) => /\/(suspended|terminated)$/.test(verb.id);

/** One visit of one learner: two lanes of statements and the state document (rules TC-8, QUEUE-2, EXIT-1 to EXIT-5). */
export function openVisit(setting: VisitSetting): Tracking {
  const { context, launch, client, keeper, wire, voice, keep } = setting;
  const rules: LaneRules = { ...setting.rules, isOver: () => over && setting.endsLast };
  const { window, elapsed } = context;
  const recorded = launch.mode === "normal";
  const time = createVisitClock(elapsed);
  let { resume } = launch;
  let behind = false;
  /** Nothing of this visit is said any more. */
  let over = false;
  /** The document that is held calls a result unconfirmed. */
  let claims = recorded && setting.unsent.some(isResult);
  /** When the end was said, ms. */
  let ended: number | undefined;
  let told: SaveState | undefined;
  let held: Standing = launch;
  let reached: Standing = launch;
  let ending: Promise<Outcome> | undefined;

  const tell = (state: SaveState) => {
    const next = recorded || state === "ended" ? state : "review";
    if (next !== told) context.onSaveState(next);
    told = next;
  };
  const isAny = (state: WorkerState) => workers.some((worker) => worker.state() === state);
  const changed = () => {
    if (over) return;
    if (vital.waiting().length === 0) held = reached;
    keep?.(unsent());
    if (claims && !setting.documentOf(resume, unsent()).unsent.some(isResult)) writer.wake(0);
    if (vital.waiting().length === 0 && detail.waiting().length > 0 && detail.state() === "idle") detail.wake(0);
    tell(isLost() || isAny("failing") ? "unsaved" : isAny("waiting") ? "saving" : "saved");
  };
  const vital = createLane(window, client, rules, changed);
  const detail = createLane(window, client, rules, changed, vital);
  const unsent = () => [...vital.refused, ...vital.waiting()];
  const writer = createWorker(
    window,
    async () => {
      const text = resume;
      const document = setting.documentOf(text, unsent());
      claims = false;
      const step = await keeper.write(document);
      claims = document.unsent.some(isResult);
      behind = step === "newer";
      if (step !== "newer" && step !== "done") return step;
      return text === resume ? "idle" : "more";
    },
    changed,
  );
  const workers = [vital, detail, writer];
  /** Something will not be saved however long one waits. */
  const isLost = () => behind || vital.refused.length > 0 || isAny("stopped");
  /** All is recorded but for the end of the visit. */
  const isSettled = () => !behind && unsent().every(isGoodbye) && detail.waiting().length === 0 && (writer.state() === "idle" || !recorded);
  const speak = (made: readonly Statement[]) => {
    vital.add(made, 0);
    // `changed` is not called where the lane was waiting already.
    keep?.(unsent());
  };
  const goodbye = () => {
    if (ended !== undefined) return [];
    ended = elapsed();
    return voice.end(time());
  };
  const flush = () => workers.forEach((worker) => worker.hurry());
  const close = (state: SaveState) => {
    over = true;
    stop();
    tell(state);
  };
  const finish = async (): Promise<Outcome> => {
    flush();
    for (const limit = elapsed() + END_LIMIT; elapsed() < limit; await pause(window, LOOK)) {
      if (!isSettled()) {
        if (isLost()) break;
      } else if (ended === undefined) speak(goodbye());
      else if (vital.state() === "idle" || vital.state() === "stopped" || elapsed() - ended > GOODBYE_LIMIT) {
        wire.leaving = true;
        vital.sendRest(wire);
        close("ended");
        setting.forget();
        return { confirmed: true, ...(setting.next && { next: setting.next }) };
      }
    }
    ending = undefined;
    return { confirmed: false };
  };

  const stop = watchPage(window, {
    change(visible, leaving) {
      wire.leaving = leaving;
      time(visible);
      flush();
    },
    back() {
      void setting.isAlive?.().then((alive) => {
        if (!alive && !over) close(isLost() || !isSettled() ? "unsaved" : "ended");
      });
    },
    leave() {
      wire.leaving = true;
      const last = goodbye();
      const document = setting.documentOf(resume, [...unsent(), ...last]);
      const hasState = writer.state() !== "idle";
      if (setting.endsLast) {
        const room = Math.min(MOST_BYTES, wire.room - (hasState ? sizeOf(document) : 0));
        const before = vital.waiting().length + last.length;
        const details = detail.front(MOST - before, room - sizeOf([...vital.waiting(), ...last]));
        vital.sendRest(wire, [...details, ...last]);
      } else vital.sendRest(wire, last);
      if (hasState) keeper.writeLast(document);
      if (setting.endsLast) setting.forget();
      else detail.sendRest(wire);
      // The page may live on all the same, in a host that keeps its frame (rule CMI5-11).
      close(isSettled() ? "ended" : "unsaved");
    },
  });
  speak(voice.begin(setting.unsent));
  if (setting.isNew && launch.readable && recorded) writer.wake(0);
  return {
    launch,
    report(event) {
      if (ending || over || ended !== undefined || !recorded) return;
      const made = voice.say(event, time());
      if (event.type === "passed" || event.type === "failed") reached = { status: event.type, score: event.score };
      if (event.type === "completed" && !context.course.rule.quiz) reached = { ...reached, status: "completed" };
      if (/completed|passed|failed/.test(event.type)) speak(made);
      else detail.add(made, GATHER);
    },
    save(text) {
      if (ending || over || ended !== undefined || !recorded || text === resume) return;
      resume = text;
      writer.wake(GATHER);
    },
    held: () => held,
    retry: flush,
    yield() {
      flush();
      close("ended");
    },
    end() {
      ending ??= over ? Promise.resolve({ confirmed: told === "ended" }) : finish();
      return ending;
    },
  };
}
