import type { CourseEvent } from "../contract/event.ts";
import type { QuestionView } from "../contract/question-view.ts";
import type { Connect, Outcome, SaveState, Tracking } from "../contract/tracking.ts";
import type { Phase, Recording, Wish } from "../contract/ui.ts";
import { beginCourse } from "./course/begin.ts";
import type { QuestionSet } from "./course/question-set.ts";
import { type Action, type CourseState, startingState } from "./course/state.ts";
import { update } from "./course/update.ts";
import { writeHeader, writeState } from "./course/saved-state.ts";
import { type Journal, openJournal } from "./journal/journal.ts";
import { shortHash } from "./journal/short-hash.ts";
import { readCourse, readJson } from "./read-course.ts";
import { reachability } from "./reachability.ts";
import { mountUi } from "./ui/ui.ts";

export interface Parts {
  readonly connect: Connect;
  readonly types: QuestionSet;
  readonly views: Readonly<Record<string, QuestionView<unknown>>>;
}

/** Joins the page, the course and the tracking, which otherwise never meet. */
export function start({ connect, types, views }: Parts): void {
  const authored = readCourse(document);
  let course = authored;
  let state = startingState(course);
  let phase: Phase = "connecting";
  let save: SaveState = "saved";
  let mode: Recording["mode"] = "normal";
  let outcome: Outcome | undefined;
  let tracking: Tracking | undefined;
  let journal: Journal | undefined;

  const strings = readJson(document.getElementById("course-strings")) as Readonly<Record<string, string>>;
  const elapsed = () => performance.now();
  const ui = mountUi({
    document,
    course,
    types,
    views,
    strings,
    act,
    wish,
    elapsed,
  });
  const show = () => {
    tracking?.keepsake?.(state, strings);
    ui.show(state, { phase, save, mode, outcome }, course);
  };

  function act(action: Action): void {
    if (phase !== "running") return;
    const step = update(course, types, state, action);
    if (step.state === state) return;
    state = step.state;
    record(step.events);
    show();
  }

  /** The local copy comes first, then what the LMS is told (rule COMMIT-1). */
  function record(events: readonly CourseEvent[]): void {
    if (!tracking || mode !== "normal") return;
    if (events.some(({ type }) => type === "passed" || type === "completed" || type === "failed"))
      journal?.write(writeHeader(course, state));
    // The state goes before the events, so that a commit that an event causes carries it.
    tracking.save(writeState(course, state));
    for (const event of events) tracking.report(event);
  }

  function wish(what: Wish): void {
    if (what === "try-again") void open();
    else if (what === "look-without-record") enter("unrecorded", startingState(course), []);
    else if (what === "start-again") enter("normal", { ...startingState(course), ...kept() }, []);
    else void leave();
  }

  /** What the other side holds survives a fresh start (rule INIT-4). */
  function kept(): Pick<CourseState, "status" | "score"> {
    return { status: tracking?.launch.status ?? "incomplete", score: tracking?.launch.score };
  }

  async function open(): Promise<void> {
    phase = "connecting";
    show();
    const connection = await connect({
      course: authored,
      window,
      elapsed,
      now: () => new Date(),
      reachable: reachability(window),
      onSaveState(next) {
        save = next;
        show();
      },
    });
    if (!connection.connected) {
      phase = "no-connection";
      show();
      return;
    }
    tracking = connection.tracking;
    const { launch } = tracking;
    course = launch.passMark === undefined ? authored : { ...authored, rule: { ...authored.rule, passMark: launch.passMark } };
    const owner = launch.learner && (await shortHash([launch.learner, course.iri, location.origin].join("\n"), crypto));
    journal = openJournal(
      () => window.localStorage,
      owner,
      () => Date.now(),
    );
    const begun = beginCourse(course, types, launch, journal.read());
    if (!begun) {
      phase = "unreadable";
      show();
      return;
    }
    if (begun.delivered) journal.clear();
    enter(launch.mode, begun.state, begun.missing);
  }

  /** `missing` is what the other side does not hold yet although the learner achieved it. */
  function enter(as: Recording["mode"], from: CourseState, missing: readonly CourseEvent[]): void {
    mode = as;
    phase = "running";
    state = from;
    if (mode === "unrecorded") save = "unrecorded";
    if (mode === "review" || mode === "browse") save = "review";
    if (missing.length > 0) record(missing);
    show();
  }

  async function leave(): Promise<void> {
    if (phase !== "running") return;
    phase = "leaving";
    show();
    outcome = mode === "unrecorded" || !tracking ? { confirmed: false } : await tracking.end();
    phase = "ended";
    show();
    if (outcome.confirmed && outcome.next && /^https?:/.test(outcome.next)) location.replace(outcome.next);
  }

  void open();
}
