import type { Course } from "../../templates/contract/course.ts";
import type { Action, CourseState } from "../../templates/contract/course-state.ts";
import type { Recording } from "../../templates/contract/ui.ts";
import { openCourse, type Session } from "../../templates/runtime/session.ts";
import { type ClockWindow, type Machine, newMachine, openWindow } from "../reliability/clock-window.ts";
import { course as sample, types } from "../support/course.ts";
import type { Recorder } from "./recorder.ts";

export interface Shown extends Recording {
  readonly state: CourseState;
  readonly course: Course;
}

/** A course in front of a recorder, and everything that its page would have shown. */
export interface Front {
  readonly page: ClockWindow;
  readonly machine: Machine;
  readonly session: Session;
  readonly shown: Shown[];
  now(): Shown;
  /** Acts, and lets everything happen that needs no time. */
  act(...actions: Action[]): Promise<void>;
}

export async function openFront(
  recorder: Recorder,
  { course = sample, machine = newMachine(), window = {} }: { course?: Course; machine?: Machine; window?: object } = {},
): Promise<Front> {
  const page = openWindow(machine, 0, window);
  const shown: Shown[] = [];
  const session = openCourse({
    window: page.window as Window & typeof globalThis,
    course,
    types,
    connect: recorder.connect,
    strings: {},
    elapsed: page.elapsed,
    now: page.now,
    show: (state, recording, of) => shown.push({ ...recording, state, course: of }),
  });
  await page.pass(0);
  return {
    page,
    machine,
    session,
    shown,
    now: () => shown.at(-1) as Shown,
    async act(...actions) {
      for (const action of actions) session.act(action);
      await page.pass(0);
    },
  };
}

export const reading: readonly Action[] = [0, 1, 2].map((page) => ({ type: "open", page }));
const answering = (encoded: string): Action[] => [1, 2].map((question) => ({ type: "answer", question, encoded }));
const submitting: Action = { type: "submit", page: 2, latencies: new Map() };
export const passing: readonly Action[] = [...reading, ...answering("b"), submitting];
export const failing: readonly Action[] = [...reading, ...answering("a"), submitting];
