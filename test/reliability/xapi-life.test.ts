import process from "node:process";
import { expect, test } from "@jest/globals";
import fc from "../support/properties.ts";
import { type ClockWindow, newMachine } from "./clock-window.ts";
import { type Learner, lookIn, moves, openLearner } from "./story.ts";
import { heldBy, places, type XapiPlace } from "./xapi-places.ts";
import { openPage } from "./xapi-visit.ts";

/** The network as the page's life changes it. */
interface Network {
  down: boolean;
  /** Counts how often the page went: what was on its way and may not outlive it is gone. */
  gone: number;
}
type LifeEvent = (page: ClockWindow, network: Network, learner: Learner) => void;

/** What browsers tell a page of its own life, in any order: real ones have been seen to leave out and to repeat each. */
const EVENTS: Readonly<Record<string, LifeEvent>> = {
  hidden: (page) => page.hide(),
  "pagehide, kept": (page) => page.dispatch("pagehide", { persisted: true }),
  "pagehide, gone": (page, network) => {
    page.dispatch("pagehide", { persisted: false });
    network.gone++;
  },
  "pageshow, kept": (page) => page.dispatch("pageshow", { persisted: true }),
  freeze: (page) => page.dispatch("freeze"),
  online: (page, network) => {
    network.down = false;
    page.dispatch("online");
  },
  offline: (page, network) => {
    network.down = true;
    page.dispatch("offline");
  },
  "beforeunload, cancelled": (page) => page.dispatch("beforeunload", { preventDefault() {} }),
  "a click on exit": (_page, _network, { session }) => session.wish("exit"),
};
const names = Object.keys(EVENTS);

/** Every order of that many events, with repetition. */
function orders(length: number): string[][] {
  return length === 0 ? [[]] : orders(length - 1).flatMap((order) => names.map((name) => [...order, name]));
}

const PAUSES = { "at once": 0, "a second apart": 1000, "half a minute apart": 30_000 } as const;
type Pause = keyof typeof PAUSES;

const LATENCY = 200;

/** A request needs a moment to arrive. Where the page goes meanwhile, it arrives only if it may outlive the page. */
function through(own: typeof fetch, network: Network, pause: (ms: number) => Promise<void>): typeof fetch {
  return async (input, init) => {
    const { gone } = network;
    if (network.down) throw new TypeError("Failed to fetch");
    await pause(LATENCY);
    if (network.gone > gone && init?.keepalive !== true) return new Promise(() => {});
    return own(input, init);
  };
}

/** A learner passes, the events follow, and the window is gone without another word. A day later they look in again. */
async function live(place: XapiPlace, events: readonly string[], pause: Pause, underWay: boolean) {
  const machine = newMachine();
  const side = place.open();
  const network: Network = { down: false, gone: 0 };
  const page = openPage(machine, 0, side, (wait) => through(side.fetch, network, wait));
  const learner = await openLearner(place.connect, page);
  await moves["reads everything"]?.(learner);
  await moves["answers rightly"]?.(learner);
  learner.session.act({ type: "submit", page: 2, latencies: new Map() });
  if (underWay) await page.pass(0);
  for (const name of events) {
    EVENTS[name]?.(page, network, learner);
    await page.pass(PAUSES[pause]);
  }
  await page.pass(2 * LATENCY);
  const first = heldBy(side).passed;
  const ends = side.statements().some(({ verb }) => verb.id.endsWith("terminated"));
  const early = ends && !events.some((name) => /gone|exit/.test(name));
  const next = openPage(machine, 24 * 60 * 60 * 1000, side, () => side.honest);
  await lookIn(await openLearner(place.connect, next));
  const { passes, score, worse } = heldBy(side);
  const violations = side.violations.filter((text) => !text.endsWith("it was said in this registration before"));
  return { first: first || events.includes("offline"), early, ends, passes, score, worse, violations };
}

const KEPT = { first: true, early: false, passes: 1, score: 10_000, worse: false, violations: [] };

test.each(places.filter(({ personality }) => personality === "conformant"))(
  "$target: a pass outlives every order of up to three events of a page's life, and no rule of the standard is broken (EXIT-1, EXIT-3, EXIT-4, QUEUE-6, CMI5-6, CMI5-11)",
  async (place) => {
    const wrong: unknown[] = [];
    let ended = 0;
    const all = [0, 1, 2, 3].flatMap(orders);
    for (const events of all) {
      const { ends, ...kept } = await live(place, events, "at once", true);
      ended += Number(ends);
      if (JSON.stringify(kept) !== JSON.stringify(KEPT)) wrong.push([events, kept]);
    }
    process.stdout.write(`Life of a page, ${place.target}: ${all.length} orders of events, ${ended} of them with an end of the visit\n`);
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(all).toHaveLength(1 + 9 + 81 + 729);
    expect(ended).toBeGreaterThan(all.length / 4);
  },
  120_000,
);

test("a pass outlives longer lives with time in between (EXIT-1, EXIT-12, CMI5-6, property)", async () => {
  const lives = fc.array(fc.constantFrom(...names), { minLength: 4, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...places.filter(({ lies }) => !lies)),
      lives,
      fc.constantFrom(...(Object.keys(PAUSES) as Pause[])),
      fc.boolean(),
      async (place, events, pause, underWay) => {
        const { ends: _, ...kept } = await live(place, events, pause, underWay);
        expect(kept).toEqual(KEPT);
      },
    ),
    { numRuns: 300 },
  );
}, 120_000);
