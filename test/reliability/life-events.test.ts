import process from "node:process";
import { expect, test } from "@jest/globals";
import fc from "../support/properties.ts";
import { type ClockWindow, newMachine, openWindow } from "./clock-window.ts";
import { heldBy, type Place, places } from "./scorm-places.ts";
import { lookIn, moves, openLearner } from "./story.ts";

/** What browsers tell a page of its own life, in any order: real ones have been seen to leave out and to repeat each. */
const EVENTS: Readonly<Record<string, (page: ClockWindow) => void>> = {
  hidden: (page) => page.hide(),
  visible: (page) => page.show(),
  "pagehide, kept": (page) => page.dispatch("pagehide", { persisted: true }),
  "pagehide, gone": (page) => page.dispatch("pagehide", { persisted: false }),
  "pageshow, kept": (page) => page.dispatch("pageshow", { persisted: true }),
  offline: (page) => page.dispatch("offline"),
  online: (page) => page.dispatch("online"),
};
const names = Object.keys(EVENTS);

/** Every order of that many events, with repetition. */
function orders(length: number): string[][] {
  return length === 0 ? [[]] : orders(length - 1).flatMap((order) => names.map((name) => [...order, name]));
}

const TRIED = places.filter(({ personality }) => /^(adlStrict|moodle12|moodle|learningHub)$/.test(personality));
const PAUSES = { "at once": 0, "a second apart": 1000, "half a minute apart": 30_000 } as const;
type Pause = keyof typeof PAUSES;

interface Outcome {
  readonly held: ReturnType<typeof heldBy>;
  readonly finishes: boolean;
  readonly after: readonly string[];
}

/** A learner passes, the events follow, and the window is gone without another word. Then they look in again. */
async function live(place: Place, events: readonly string[], pause: Pause): Promise<Outcome> {
  const machine = newMachine();
  const lms = place.create();
  const page = openWindow(machine, 0);
  Object.assign(page.window, { [lms.object]: lms.api });
  const learner = await openLearner(place.connect, page);
  await moves["reads everything"]?.(learner);
  await moves["answers rightly"]?.(learner);
  learner.session.act({ type: "submit", page: 2, latencies: new Map() });
  for (const name of events) {
    EVENTS[name]?.(page);
    await page.pass(PAUSES[pause]);
  }
  const calls = lms.trace.map(({ method }) => method).filter((method) => !/GetLastError|GetErrorString|GetDiagnostic/.test(method));
  const end = calls.findIndex((method) => /^(LMSFinish|Terminate)$/.test(method));
  const again = lms.again();
  const next = openWindow(machine, 24 * 60 * 60 * 1000);
  Object.assign(next.window, { [again.object]: again.api });
  await lookIn(await openLearner(place.connect, next));
  return { held: heldBy(again.again()), finishes: end >= 0, after: end < 0 ? [] : calls.slice(end + 1) };
}

const KEPT = { held: { status: "passed", score: 10_000 }, after: [] };

test("a pass outlives every order of up to three events of a page's life, and nothing is sent after the end (EXIT-1, EXIT-4, EXIT-6, CALL-8)", async () => {
  const all = [0, 1, 2, 3].flatMap(orders);
  const wrong: unknown[] = [];
  let runs = 0;
  let finished = 0;
  for (const place of TRIED) {
    for (const events of all) {
      const { finishes, ...kept } = await live(place, events, "at once");
      runs++;
      finished += Number(finishes);
      if (JSON.stringify(kept) !== JSON.stringify(KEPT)) wrong.push([place.target, place.personality, events, kept]);
    }
  }
  process.stdout.write(`Life of a page: ${runs} orders of events, ${finished} of them with an end of the session\n`);
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(runs).toBe(TRIED.length * (1 + 7 + 49 + 343));
  expect(finished).toBeGreaterThan(runs / 4);
}, 120_000);

test("a pass outlives longer lives with time in between (EXIT-1, EXIT-12, property)", async () => {
  const lives = fc.array(fc.constantFrom(...names), { minLength: 4, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...places),
      lives,
      fc.constantFrom(...(Object.keys(PAUSES) as Pause[])),
      async (place, events, pause) => {
        const { finishes: _, ...kept } = await live(place, events, pause);
        expect({ ...kept, held: { ...kept.held, score: kept.held.score ?? 10_000 } }).toEqual(KEPT);
      },
    ),
    { numRuns: 1000 },
  );
}, 120_000);
