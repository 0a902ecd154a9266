import type { Outcome, SaveState, Tracking, TrackingContext } from "../../contract/tracking.ts";
import { createVisitClock } from "../../standards/xapi-clock.ts";
import { isoDuration } from "../../standards/xapi-duration.ts";
import { courseFact, factsOf } from "../../standards/xapi-fact.ts";
import { createLane, type StatementResource } from "../../standards/xapi-outbox.ts";
import { plainStatement, type Speaker, stateFact } from "../../standards/xapi-speaker.ts";
import type { StateDocument, StateKeeper } from "../../standards/xapi-state.ts";
import { type Agent, type Statement, VERB_PREFIX } from "../../standards/xapi-statement.ts";
import { createWorker } from "../../standards/xapi-worker.ts";
import { actorKey } from "./actor.ts";
import type { Found } from "./found.ts";
import { sendLast } from "./last-words.ts";
import { watchPage } from "./page-life.ts";

export interface VisitSetting {
  readonly context: TrackingContext;
  readonly keeper: StateKeeper;
  readonly found: Found;
  readonly statements: StatementResource;
  readonly actor: Agent;
  readonly speaker: Speaker;
  /** Kept in the state document besides the state. */
  readonly kept: Pick<StateDocument, "registration">;
  /** Set while the page may vanish: requests are then made to outlive it. */
  readonly page: { gone: boolean };
  /** Wipes the launch from the browser. */
  readonly forget: () => void;
}

const GATHER = 2000;
/** Time for results to arrive before the state that claims them. */
const RESULTS_FIRST = 500;
const END_LIMIT = 30_000;
const RESULTS: ReadonlySet<string> = new Set(["completed", "passed", "failed"]);

/** One visit of one learner: two lanes of statements and the state document (rules TC-8, QUEUE-2, EXIT-1 to EXIT-5). */
export function openVisit(setting: VisitSetting): Tracking {
  const { context, keeper, found, statements, speaker } = setting;
  const { course, window } = context;
  const clock = createVisitClock(context.elapsed);
  const now = () => context.now().getTime();
  const random = () => Number.parseInt(context.uuid().slice(0, 2), 16) / 255;
  let resume = found.resume;
  let written = found.resume;
  let status = found.status;
  let behind = false;
  let closing = false;
  let terminated = false;
  let finished = false;
  let told: SaveState | undefined;
  let ending: Promise<Outcome> | undefined;
  let watch = () => {};

  const changed = () => {
    if (vital.waiting().length === 0 && detail.waiting().length > 0 && detail.state() === "idle") detail.wake(0);
    const state = finished ? "ended" : troubled() ? "unsaved" : settled() ? "saved" : "saving";
    if (state !== told) context.onSaveState(state);
    told = state;
    watch();
  };
  const shared = { window, resource: statements, random, now, changed };
  const vital = createLane({ ...shared, yields: () => false, plain: plainStatement });
  const detail = createLane({ ...shared, yields: () => vital.waiting().length > 0, plain: () => undefined });
  const unsent = () => [...vital.refused(), ...vital.waiting()].filter((statement) => RESULTS.has(verbOf(statement)));
  const document = (): StateDocument => ({ state: resume, ...setting.kept, ...(unsent().length > 0 && { unsent: unsent() }) });
  const writer = createWorker(
    window,
    random,
    async () => {
      const text = resume;
      const step = await keeper.write(document(), now());
      behind = step.kind === "newer";
      if (step.kind === "newer") return { kind: "idle" };
      if (step.kind === "idle") written = text;
      return step.kind === "idle" && resume !== written ? { kind: "more" } : step;
    },
    changed,
  );

  const workers = [vital, detail, writer];
  const stopped = () => workers.some((worker) => worker.state() === "stopped");
  const troubled = () => behind || vital.refused().length > 0 || stopped() || workers.some((worker) => worker.state() === "failing");
  const recorded = () => detail.waiting().length === 0 && resume === written && writer.state() === "idle";
  const settled = () => recorded() && vital.waiting().length === 0;
  const lastStatements = (): Statement[] => {
    if (terminated) return [];
    const duration = isoDuration(clock.time());
    const last = status === "incomplete" ? (["suspended", "terminated"] as const) : (["terminated"] as const);
    return last.map((verb) => stateFact(speaker, courseFact(course, verb, { duration })));
  };
  const flush = () => {
    for (const worker of workers) worker.hurry();
  };
  const until = (met: () => boolean) =>
    new Promise<boolean>((resolve) => {
      const settle = () => {
        window.clearTimeout(timer);
        watch = () => {};
        resolve(met());
      };
      const timer = window.setTimeout(settle, END_LIMIT);
      watch = () => {
        if (met() || stopped() || behind) settle();
      };
      watch();
    });
  const finish = async (): Promise<Outcome> => {
    closing = true;
    flush();
    if (await until(recorded)) {
      vital.add(lastStatements(), 0);
      terminated = true;
      finished = (await until(settled)) && vital.refused().length === 0;
    }
    if (finished) {
      unwatch();
      setting.forget();
      changed();
      return { confirmed: true };
    }
    closing = terminated;
    ending = undefined;
    return { confirmed: false };
  };
  const unwatch = watchPage(window, {
    flush,
    seen: clock.tick,
    leaving(gone) {
      setting.page.gone = gone;
    },
    leave() {
      sendLast({ vital, detail, last: lastStatements(), statements });
      terminated = true;
      if (resume !== written || unsent().length > 0) keeper.writeLast(document());
    },
  });

  const first = found.resume === "" ? (["initialized"] as const) : (["initialized", "resumed"] as const);
  vital.add([...(found.document?.unsent ?? []), ...first.map((verb) => stateFact(speaker, courseFact(course, verb)))], 0);
  if (setting.kept.registration !== found.document?.registration && found.readable) writer.wake(0);
  return {
    launch: {
      mode: "normal",
      resume: found.resume,
      readable: found.readable,
      status: found.status,
      score: found.score,
      passMark: undefined,
      learner: actorKey(setting.actor),
    },
    report(event) {
      if (closing) return;
      const done = status === "completed" || status === "passed";
      const fresh = factsOf(course, event, clock.time()).filter(({ verb }) => !(done && verb === "completed"));
      if (RESULTS.has(event.type)) status = event.type as typeof status;
      const made = fresh.map((fact) => stateFact(speaker, fact));
      if (RESULTS.has(event.type)) vital.add(made, 0);
      else detail.add(made, GATHER);
    },
    save(text) {
      if (closing || text === resume) return;
      resume = text;
      writer.wake(vital.waiting().length > 0 ? RESULTS_FIRST : GATHER);
    },
    end() {
      ending ??= finish();
      return ending;
    },
  };
}

function verbOf({ verb }: Statement): string {
  return verb.id.slice(VERB_PREFIX.length);
}
