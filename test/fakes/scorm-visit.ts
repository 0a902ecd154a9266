import { jest } from "@jest/globals";
import type { Course } from "../../templates/contract/course.ts";
import type { CourseEvent } from "../../templates/contract/event.ts";
import type { Answered } from "../../templates/contract/interaction.ts";
import type { Connect, SaveState, Tracking, TrackingContext } from "../../templates/contract/tracking.ts";
import { choiceQuestion, course as sample } from "../support/course.ts";
import { createLms } from "../../templates/lms/scorm-lms.ts";
import type { StrictLms, LmsSettings } from "../../templates/lms/strict-lms.ts";
import { createLms2004, type LmsSettings2004 } from "../../templates/lms/scorm-lms2004.ts";
import { createWindow, type FakeWindow } from "./scorm-window.ts";

/** Pauses between attempts vary at random (rule COMMIT-2); under test they are what they are on average. */
jest.spyOn(Math, "random").mockReturnValue(0.5);

/** The same course, finished by reading alone. */
export const readOnly: Course = { ...sample, rule: { ...sample.rule, quiz: false } };

export interface Visit extends FakeWindow {
  readonly lms: StrictLms;
  readonly tracking: Tracking;
  /** Everything that the learner was told, in order. */
  readonly told: SaveState[];
  /** What the reachability probe answers. */
  reachable: boolean | null;
}

export interface VisitSettings extends LmsSettings {
  readonly lms?: StrictLms;
  /** Makes the LMS where none is given. */
  readonly create?: (settings: LmsSettings) => StrictLms;
  readonly course?: Course;
  readonly window?: object;
  /** How long the page is open before the test goes on, ms. */
  readonly wait?: number;
  /** Gets the technical log. */
  readonly log?: TrackingContext["log"];
  /** Called with the LMS before the course looks for it. */
  readonly prepare?: (lms: StrictLms) => void;
}

/** A course that has found its LMS, one second after it was opened. */
export async function visit(connect: Connect, settings: VisitSettings = {}): Promise<Visit> {
  const tried = await tryVisit(connect, settings);
  if (!tried.connection.connected) throw new Error(tried.connection.reason);
  return Object.assign(tried, { tracking: tried.connection.tracking });
}

export async function tryVisit(connect: Connect, settings: VisitSettings = {}) {
  const page = createWindow(settings.window);
  const lms = settings.lms ?? (settings.create ?? createLms)({ ...settings, currentEvent: () => page.window.event });
  settings.prepare?.(lms);
  if (!settings.window) Object.assign(page.window, { [lms.object]: lms.api });
  const told: SaveState[] = [];
  const open = { reachable: true as boolean | null };
  const context: TrackingContext = {
    course: settings.course ?? sample,
    window: page.window,
    onSaveState: (state) => told.push(state),
    elapsed: page.elapsed,
    now: () => new Date(2026, 2, 1, 9, 5, 7),
    reachable: () => Promise.resolve(open.reachable),
    log: settings.log ?? (() => {}),
  };
  const connecting = connect(context);
  await page.pass(settings.wait ?? (settings.window ? 10_500 : 1000));
  return Object.assign(open, page, { lms, told, connection: await connecting });
}

export function answeredEvent(
  answered: Answered,
  more: { readonly score?: number; readonly attempt?: number; readonly slot?: number; readonly graded?: boolean } = {},
): CourseEvent {
  const { score = 1, attempt = 1, slot = 1, graded = true } = more;
  return { type: "answered", question: choiceQuestion(slot), answered, score, attempt, graded, latency: 5250 };
}

export const options = [..."abc"].map((id) => ({ id, text: `Option ${id}` }));

export const choice: Answered = { kind: "choice", options, correct: ["b"], response: ["b"] };

/** A visit to a course in SCORM 2004. */
export function visit2004(connect: Connect, settings: VisitSettings & LmsSettings2004 = {}): Promise<Visit> {
  return visit(connect, { create: createLms2004, ...settings });
}
