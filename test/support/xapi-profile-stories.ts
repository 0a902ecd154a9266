import type { CourseEvent, Tracking } from "../../templates/contract/tracking.ts";
import type { Answered } from "../../templates/contract/interaction.ts";
import { courseProfile } from "../../templates/standards/xapi-profile.ts";
import { openLms } from "../fakes/cmi5-lms.ts";
import { openAu } from "../fakes/cmi5-visit.ts";
import { openStore } from "../fakes/xapi-store.ts";
import { launchAddress, openVisit, savedState } from "../fakes/xapi-visit.ts";
import { type FakeWindow, openWindow } from "../fakes/xapi-window.ts";
import { choiceQuestion, course, coursePage } from "./course.ts";
import type { Given } from "./xapi-profile-match.ts";

export const publisher = { publisher: "Test publisher", iri: "https://test.example/" };
export const profile = courseProfile(publisher, course);

const named = (ids: string) => [...ids].map((id) => ({ id, text: `Text ${id}` }));
const correct = [
  { source: "a", target: "x" },
  { source: "b", target: "y" },
];
const steps = [
  { step: "a", response: "1" },
  { step: "b", response: "2" },
];

/** One answer of each kind that the standards fix. */
const answers: readonly Answered[] = [
  { kind: "true-false", correct: true, response: false },
  { kind: "choice", options: named("abc"), correct: ["b"], response: ["b"] },
  { kind: "sequencing", options: named("ab"), correct: ["a", "b"], response: ["b", "a"] },
  { kind: "likert", scale: named("abc"), response: "b" },
  { kind: "matching", sources: named("ab"), targets: named("xy"), correct, response: correct.slice(1) },
  { kind: "performance", steps: named("ab"), correct: steps, response: steps },
  { kind: "numeric", correct: { min: 1, max: 2.5 }, response: 2 },
  { kind: "fill-in", correct: ["soap", "water"], response: "gel" },
  { kind: "fill-in", correct: [["soap", "water"]], known: ["gel"], response: ["soap", "gel"] },
  { kind: "long-fill-in", response: "Because." },
  { kind: "long-fill-in", response: "Because.", sent: true },
  { kind: "other", correct: "x", response: "y" },
];

function answered(answer: Answered): CourseEvent {
  const score = answer.kind === "choice" ? 1 : 0;
  return { type: "answered", question: choiceQuestion(1, 3), answered: answer, score, attempt: 2, graded: true, latency: 61_500 };
}

export const passed: CourseEvent = { type: "passed", score: 8750 };
const failed: CourseEvent = { type: "failed", score: 2500 };
const page: CourseEvent = { type: "page", page: coursePage(0) };
const quiz: CourseEvent = { type: "page", page: coursePage(2, [], true) };
const progressed: CourseEvent = { type: "progressed", progress: 0.5 };
const learning = [page, progressed, quiz, ...answers.map(answered)];

/** One visit: what happened, and how it ended. */
export interface Visit {
  readonly events: readonly CourseEvent[];
  readonly ends: "left" | "cut off";
}

/** All visits of one learner in one enrolment. */
export const stories: Readonly<Record<string, readonly Visit[]>> = {
  "a pass": [{ events: [...learning, passed], ends: "left" }],
  "a better result after a pass": [{ events: [quiz, passed, { type: "passed", score: 10_000 }], ends: "left" }],
  "a fail and a pass at the next visit": [
    { events: [quiz, failed], ends: "left" },
    { events: [quiz, passed], ends: "left" },
  ],
  "a completion without a quiz": [{ events: [page, { type: "completed" }], ends: "left" }],
  "half-way, and on at the next visit": [
    { events: [page, progressed], ends: "left" },
    { events: [quiz, passed], ends: "left" },
  ],
  "a visit that was cut off, and another": [
    { events: [page], ends: "cut off" },
    { events: [passed], ends: "left" },
  ],
  "a look and no more": [{ events: [], ends: "left" }],
};

/** What the record store holds after the real xAPI adapter has told the story. */
export async function tellXapi(visits: readonly Visit[]): Promise<readonly Given[]> {
  const store = openStore();
  await tellVisits(visits, async (number) => {
    const address = launchAddress();
    return openVisit(store, address, await windowAt(number, address, store.fetch));
  });
  return store.statements();
}

/** The same with the real cmi5 adapter; each visit is a session of its own. */
export async function tellCmi5(visits: readonly Visit[]): Promise<readonly Given[]> {
  const lms = openLms();
  await tellVisits(visits, async (number) => {
    const address = lms.launch();
    return openAu(lms, address, await windowAt(number, address, lms.fetch));
  });
  return lms.statements();
}

const HOUR = 3_600_000;

/** A new window, so many hours after the first. */
export async function windowAt(hour: number, address: string, fetch: typeof globalThis.fetch): Promise<FakeWindow> {
  const opened = openWindow({ address, fetch });
  await opened.advance(hour * HOUR);
  return opened;
}

type Open = (number: number) => Promise<{ readonly page: FakeWindow; readonly tracking: Tracking }>;

async function tellVisits(visits: readonly Visit[], open: Open): Promise<void> {
  for (const [number, { events, ends }] of visits.entries()) {
    const { page: window, tracking } = await open(number);
    await window.advance(1000);
    for (const event of events) {
      tracking.report(event);
      await window.advance(3000);
    }
    tracking.save(savedState(number + 1));
    await window.advance(5000);
    if (ends === "cut off") continue;
    const ended = tracking.end();
    await window.advance(5000);
    await ended;
  }
}
