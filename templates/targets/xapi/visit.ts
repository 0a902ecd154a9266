import type { Outcome, SaveState, Status, Tracking, TrackingContext } from "../../contract/tracking.ts";
import { createVisitClock } from "../../standards/xapi-clock.ts";
import { isoDuration } from "../../standards/xapi-duration.ts";
import { sayEvent } from "../../standards/xapi-fact.ts";
import type { Wire } from "../../standards/xapi-fetch.ts";
import { createLane, type StatementClient } from "../../standards/xapi-outbox.ts";
import { createSay } from "../../standards/xapi-speaker.ts";
import type { StateDocument, StateKeeper } from "../../standards/xapi-state.ts";
import type { VerbName } from "../../standards/xapi-statement.ts";
import { createWorker, pause, type WorkerState } from "../../standards/xapi-worker.ts";
import type { Found } from "./found.ts";
import type { OpenedLaunch } from "./launch-copy.ts";
import { watchPage } from "./page-life.ts";
import { uuid } from "../../standards/uuid.ts";

export interface VisitSetting {
  readonly context: TrackingContext;
  readonly keeper: StateKeeper;
  readonly found: Found;
  readonly client: StatementClient;
  readonly opened: OpenedLaunch;
  readonly wire: Wire;
}

/** Time for more to come; results are sent before the state that claims them. */
const GATHER = 2000;
const END_LIMIT = 30_000;
const LOOK = 100;

/** One visit of one learner: two lanes of statements and the state document (rules TC-8, QUEUE-2, EXIT-1 to EXIT-5). */
export function openVisit({ context, keeper, found, client, opened, wire }: VisitSetting): Tracking {
  const { course, window, elapsed } = context;
  const { launch, forget } = opened;
  const known = launch.registration || found.document?.registration;
  const registration = known ?? uuid();
  const say = createSay(context, launch, registration, wire);
  const time = createVisitClock(elapsed);
  let { resume, status } = found;
  let behind = false;
  let terminated = false;
  let told: SaveState | undefined;
  let ending: Promise<Outcome> | undefined;

  const tell = (state: SaveState) => {
    if (state !== told) context.onSaveState(state);
    told = state;
  };
  const isAny = (state: WorkerState) => workers.some((worker) => worker.state() === state);
  const changed = () => {
    if (vital.waiting().length === 0 && detail.waiting().length > 0 && detail.state() === "idle") detail.wake(0);
    tell(isLost() || isAny("failing") ? "unsaved" : isAny("waiting") ? "saving" : "saved");
  };
  const vital = createLane(window, client, changed);
  const detail = createLane(window, client, changed, vital);
  const document = (): StateDocument => ({ state: resume, registration, unsent: [...vital.refused, ...vital.waiting()] });
  const writer = createWorker(
    window,
    async () => {
      const text = resume;
      const step = await keeper.write(document());
      behind = step === "newer";
      if (step !== "newer" && step !== "done") return step;
      return text === resume ? "idle" : "more";
    },
    changed,
  );
  const workers = [vital, detail, writer];
  /** Something will not be saved however long one waits. */
  const isLost = () => behind || vital.refused.length > 0 || isAny("stopped");
  const goodbye = () => {
    if (terminated) return [];
    terminated = true;
    const verbs: readonly VerbName[] = status === "incomplete" ? ["suspended", "terminated"] : ["terminated"];
    return verbs.map((verb) => say(verb, { duration: isoDuration(time()) }));
  };
  const flush = () => workers.forEach((worker) => worker.hurry());
  const finish = async (): Promise<Outcome> => {
    flush();
    for (const end = elapsed() + END_LIMIT; !isLost() && elapsed() < end; await pause(window, LOOK)) {
      if (told !== "saved") continue;
      if (terminated) {
        stop();
        forget();
        tell("ended");
        return { confirmed: true };
      }
      vital.add(goodbye(), 0);
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
    leave() {
      wire.leaving = true;
      vital.sendRest(wire, goodbye());
      if (writer.state() !== "idle") keeper.writeLast(document());
      detail.sendRest(wire);
    },
  });
  vital.add([...(found.document?.unsent ?? []), say("initialized"), ...(resume ? [say("resumed")] : [])], 0);
  if (!known && found.readable) writer.wake(0);
  return {
    launch: { ...found, mode: "normal", passMark: undefined, learner: launch.key },
    report(event) {
      if (ending || terminated) return;
      const made = sayEvent(say, course, event, time(), status);
      if (/completed|passed|failed/.test(event.type)) {
        status = event.type as Status;
        vital.add(made, 0);
      } else detail.add(made, GATHER);
    },
    save(text) {
      if (ending || terminated || text === resume) return;
      resume = text;
      writer.wake(GATHER);
    },
    end() {
      ending ??= finish();
      return ending;
    },
  };
}
