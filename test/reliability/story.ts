import type { Connect, SaveState, Standing } from "../../templates/contract/tracking.ts";
import type { Recording } from "../../templates/contract/ui.ts";
import newObjectives from "../../templates/runtime/course/objectives.ts";
import { openCourse, type Session } from "../../templates/runtime/session.ts";
import type { CourseState } from "../../templates/contract/course-state.ts";
import { course as sample, types } from "../support/course.ts";
import type { ClockWindow } from "./clock-window.ts";

/** A learner in front of the whole runtime but for its page. */
export interface Learner {
  readonly page: ClockWindow;
  readonly session: Session;
  readonly shown: () => { readonly state: CourseState; readonly recording: Recording };
  /** The best that the learner came to while the page said that it records. */
  readonly achieved: () => Standing;
  /** Everything that the learner was told. */
  readonly told: SaveState[];
}

/** Opens the course and waits until it has found its LMS, or not. `watch` is called whenever the page is drawn. */
export async function openLearner(
  connect: Connect,
  page: ClockWindow,
  watch: (state: CourseState, recording: Recording) => void = () => {},
  course = sample,
  isDead: () => boolean = () => false,
  questionTypes = types,
): Promise<Learner> {
  let best: Standing = { status: "incomplete", score: undefined };
  let last: { readonly state: CourseState; readonly recording: Recording } | undefined;
  const told: SaveState[] = [];
  const session = openCourse({
    window: page.window as Window & typeof globalThis,
    course,
    types: questionTypes,
    connect,
    strings: {},
    // Only where an adapter records them.
    objectives: newObjectives(),
    elapsed: page.elapsed,
    now: page.now,
    show(state, recording) {
      if (recording.save !== told.at(-1)) told.push(recording.save);
      last = { state, recording };
      if (!isDead() && recording.phase === "running" && recording.mode === "normal" && state.status === "passed")
        best = { status: "passed", score: state.score };
      watch(state, recording);
    },
  });
  await page.pass(11_000);
  // What a learner does who is told that there is no connection.
  if (last?.recording.phase !== "running") session.wish("try-again");
  await page.pass(11_000);
  return {
    achieved: () => best,
    page,
    session,
    told,
    shown() {
      if (!last) throw new Error("Nothing was shown.");
      return last;
    },
  };
}

export type Step = (learner: Learner) => Promise<void>;

const act =
  (...actions: Parameters<Session["act"]>[0][]): Step =>
  async ({ session, page }) => {
    for (const action of actions) session.act(action);
    await page.pass(1000);
  };
const submit = act({ type: "submit", page: 2, latencies: new Map() });
const answers = (first: string, second: string): Step =>
  act({ type: "answer", question: 1, encoded: first }, { type: "answer", question: 2, encoded: second });
const read = [
  act({ type: "open", page: 0 }),
  act({ type: "open", page: 1 }),
  act({ type: "answer", question: 0, encoded: "b" }, { type: "check", question: 0, latency: 3000 }),
  act({ type: "open", page: 2 }),
];
const exit: Step = async ({ session, page }) => {
  session.wish("exit");
  await page.pass(120_000);
};
/** The window goes without a word. */
const gone: Step = async ({ page }) => {
  page.hide();
  page.dispatch("pagehide", { persisted: false });
  await page.pass(0);
};

/** Single things that a learner, a browser or time can do, for walks at random. */
export const moves: Readonly<Record<string, Step>> = {
  "opens a page": act({ type: "open", page: 0 }),
  "opens the next page": act({ type: "open", page: 1 }),
  practises: act({ type: "answer", question: 0, encoded: "b" }, { type: "check", question: 0, latency: 900 }),
  "opens the quiz": act({ type: "open", page: 2 }),
  "answers rightly": answers("b", "b"),
  "answers wrongly": answers("a", "c"),
  submits: submit,
  "tries the quiz again": act({ type: "retry", page: 2 }),
  "looks elsewhere": async ({ page }) => {
    page.hide();
    await page.pass(20_000);
    page.show();
    await page.pass(0);
  },
  "sleeps for nine hours": async ({ page }) => {
    page.stall(9 * 60 * 60 * 1000);
    await page.pass(1000);
  },
  "reads everything": async (learner) => {
    for (const step of read) await step(learner);
  },
  exits: exit,
  "closes the window": gone,
};

/** What a learner does in one visit. */
export type Story = readonly Step[];

export const stories: Readonly<Record<string, Story>> = {
  "passes and exits": [...read, answers("b", "b"), submit, exit],
  "passes and closes the window": [...read, answers("b", "b"), submit, gone],
  "fails, then passes": [...read, answers("a", "a"), submit, act({ type: "retry", page: 2 }), answers("b", "b"), submit, exit],
  "leaves half-way": [...read.slice(0, 3), gone],
};

export async function play(learner: Learner, steps: Story): Promise<void> {
  for (const step of steps) await step(learner);
}

/** Somebody looks in again: opens, waits, and leaves. */
export async function lookIn(learner: Learner): Promise<void> {
  await learner.page.pass(30_000);
  await exit(learner);
}
