import { checksum } from "../contract/checksum.ts";
import type { Course } from "../contract/course.ts";
import type { CourseEvent } from "../contract/event.ts";
import type { Connect, Outcome, SaveState, Tracking } from "../contract/tracking.ts";
import type { Phase, Recording, Wish } from "../contract/ui.ts";
import { beginCourse } from "./course/begin.ts";
import type { QuestionSet } from "../contract/question-set.ts";
import type { ScoreObjectives } from "./course/objectives.ts";
import { receiptOf } from "./course/receipt.ts";
import { writeState } from "./course/saved-state.ts";
import type { Action, CourseState } from "../contract/course-state.ts";
import { startingState } from "./course/state.ts";
import { update } from "./course/update.ts";
import { type Journal, openJournal } from "./journal/journal.ts";
import { shortHash } from "./journal/short-hash.ts";
import { reachability } from "./reachability.ts";
import { type Claim, claimCourse } from "./tabs.ts";
import { openTechnicalLog } from "./technical-log.ts";

export interface SessionParts {
  readonly window: Window & typeof globalThis;
  readonly course: Course;
  readonly types: QuestionSet;
  readonly connect: Connect;
  /** The player's words, for a record that the learner keeps. */
  readonly strings: Readonly<Record<string, string>>;
  /** Monotonic clock, ms. */
  readonly elapsed: () => number;
  /** Wall clock. */
  readonly now: () => Date;
  /** Called at each change. `course` has the pass mark that counts. */
  readonly show: (state: CourseState, recording: Recording, course: Course) => void;
  /** Only where there is a choice: called with the languages that the learner prefers, best first, once the other side has told. */
  readonly prefer?: ((languages: readonly string[]) => void) | undefined;
  /** Only in packages that record objectives: what the learner has come to in each. */
  readonly objectives?: ScoreObjectives | undefined;
}

export interface Session {
  act(action: Action): void;
  wish(what: Wish): void;
  /** From now on the player speaks with these words. */
  speak(strings: Readonly<Record<string, string>>): void;
  /** What a help desk may be sent. */
  log(): string;
}

const isResult = ({ type }: CourseEvent) => type === "passed" || type === "completed" || type === "failed";
const isAtRisk = (save: SaveState) => save === "unsaved" || save === "signed-out" || save === "cut-off";

/** The whole runtime but for the page: joins the course, the journal and the tracking, which otherwise never meet. */
export function openCourse(parts: SessionParts): Session {
  const { window, course: authored, types, connect, elapsed, now, show: paint, prefer, objectives } = parts;
  let { strings } = parts;
  const log = openTechnicalLog([`${authored.key} ${authored.version}`, window.navigator.userAgent, now().toISOString()], elapsed);
  let course = authored;
  let state = startingState(course);
  let phase: Phase = "connecting";
  let save: SaveState = "saved";
  let mode: Recording["mode"] = "normal";
  let outcome: Outcome | undefined;
  let tracking: Tracking | undefined;
  let journal: Journal | undefined;
  let claim: Claim | undefined;
  let opening = false;
  let seed = 0;

  /** The browser asks before it closes the page, where it can, and only while a result is in danger (rule EXIT-6). */
  const stay = (event: Event) => event.preventDefault();
  function guard(): void {
    const isVital = (phase === "running" || phase === "leaving") && isAtRisk(save) && state.status !== "incomplete";
    window[isVital ? "addEventListener" : "removeEventListener"]("beforeunload", stay);
  }

  function show(): void {
    guard();
    tracking?.keepsake?.(state, strings);
    const proven = mode === "normal" && tracking !== undefined && state.status !== "incomplete";
    const receipt = proven ? receiptOf(course, state, now()) : "";
    const learnerName = proven && !tracking?.keepsake ? (tracking?.launch.learnerName ?? "") : undefined;
    paint(state, { phase, save, mode, outcome, held: tracking?.held(), receipt, learnerName }, course);
  }

  function change(to: Phase): void {
    phase = to;
    log.add("phase", to);
    show();
  }

  function act(action: Action): void {
    if (phase !== "running") return;
    const step = update(course, types, state, action, Math.floor(now().getTime() / 60_000));
    if (step.state === state) return;
    state = step.state;
    record(step.events);
    show();
  }

  /** The local copy comes first, then what the LMS is told (rule COMMIT-1). */
  function record(events: readonly CourseEvent[]): void {
    if (!tracking || mode !== "normal") return;
    if (events.some(isResult) || isAtRisk(save)) keepCopy();
    // The state goes before the events, so that a commit that an event causes carries it.
    tracking.save(writeState(course, state));
    for (const event of events) tracking.report(event);
    if (objectives) tracking.objectives?.(objectives(course, types, state));
  }

  /** Results, attempts and pages, and no answer and no bookmark (rule PRIV-1). */
  function keepCopy(): void {
    if (mode === "normal")
      journal?.write(writeState(course, { ...state, answers: new Map(), checked: new Set(), bookmarks: new Set(), answered: 0 }));
  }

  function wish(what: Wish): void {
    if (what === "try-again") void open(false);
    else if (what === "save-now") tracking?.retry();
    else if (what === "use-here") void open(true);
    else if (what === "look-without-record") enter("unrecorded", startingState(course, seed), []);
    // What the other side holds survives a fresh start (rule INIT-4).
    else if (what === "start-again") enter("normal", { ...startingState(course, seed), ...tracking?.held() }, []);
    else void leave();
  }

  async function open(take: boolean): Promise<void> {
    if (opening) return;
    opening = true;
    // What this page held from an earlier try is no other copy.
    claim?.release();
    claim = undefined;
    tracking?.yield();
    await connectAnew(take).finally(() => {
      opening = false;
    });
  }

  async function connectAnew(take: boolean): Promise<void> {
    change("connecting");
    const connection = await connect({
      course: authored,
      window,
      elapsed,
      now,
      log: (what, answer) => log.add(what, answer),
      reachable: reachability(window),
      onSaveState(next) {
        if (next !== save) log.add("record", next);
        save = next;
        if (isAtRisk(next) && phase === "running") keepCopy();
        show();
      },
    });
    if (!connection.connected) {
      log.add("connection", connection.reason);
      return change("no-connection");
    }
    const opened = connection.tracking;
    const { launch } = opened;
    tracking = opened;
    if (launch.languages) prefer?.(launch.languages);
    course = launch.passMark === undefined ? authored : { ...authored, rule: { ...authored.rule, passMark: launch.passMark } };
    const owner = launch.learner && (await shortHash([launch.learner, course.iri, window.location.origin].join("\n"), window.crypto));
    claim = launch.mode === "normal" ? await claimCourse(window, owner, take, now, () => giveWay(opened)) : undefined;
    if (claim?.mine === false) return giveWay(opened);
    journal = openJournal(
      () => window.localStorage,
      owner,
      () => now().getTime(),
    );
    // The same on each device of a learner who is known; a learner who is not gets one that stays in the saved state.
    seed = Number.parseInt(checksum(owner || now().toISOString()), 36);
    const begun = beginCourse(course, types, launch, journal.read(), seed);
    if (!begun) return change("unreadable");
    if (begun.delivered) journal.clear();
    enter(launch.mode, begun.state, begun.missing);
  }

  /** Another copy has the course, or takes it: this one says what it has left to say and falls silent (rule TABS-1). */
  function giveWay(from: Tracking): void {
    if (tracking !== from || phase === "ended") return;
    if (phase === "running") keepCopy();
    from.yield();
    change("elsewhere");
  }

  /** `missing` is what the other side does not hold yet although the learner achieved it. */
  function enter(as: Recording["mode"], from: CourseState, missing: readonly CourseEvent[]): void {
    mode = as;
    state = from;
    if (mode !== "normal") save = mode === "unrecorded" ? mode : "review";
    if (missing.length > 0) record(missing);
    change("running");
  }

  async function leave(): Promise<void> {
    if (phase !== "running") return;
    change("leaving");
    outcome = mode === "unrecorded" || !tracking ? { confirmed: false } : await tracking.end();
    claim?.release();
    change("ended");
    if (outcome.confirmed && outcome.next && /^https?:/.test(outcome.next)) window.location.replace(outcome.next);
  }

  function speak(next: SessionParts["strings"]): void {
    strings = next;
    show();
  }

  void open(false);
  return { act, wish, speak, log: () => log.text() };
}
