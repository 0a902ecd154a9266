import { expect, test } from "@jest/globals";
import fc from "../support/properties.ts";
import { type ClockWindow, newMachine } from "./clock-window.ts";
import { type Learner, lookIn, moves, openLearner } from "./story.ts";
import { heldBy, places, type XapiPlace } from "./xapi-places.ts";
import { openPage } from "./xapi-visit.ts";

const HOUR = 60 * 60 * 1000;
const START = Date.UTC(2026, 10, 24, 9, 0, 0);

/** What goes on with time in a visit: how much of it the learner sees at the most, ms, and what happens to the machine's clock. */
interface Spell {
  readonly seen: number;
  readonly jump?: number;
  readonly live: (page: ClockWindow) => Promise<void>;
}
const pass = (ms: number) => (page: ClockWindow) => page.pass(ms);
const still = () => Promise.resolve();
const hidden = (ms: number) => async (page: ClockWindow) => {
  page.hide();
  await page.pass(ms);
  page.show();
};
const SPELLS: Readonly<Record<string, Spell>> = {
  "reads for four minutes": { seen: 240_000, live: pass(240_000) },
  "looks elsewhere for twenty minutes": { seen: 0, live: hidden(HOUR / 3) },
  "sleeps for nine hours": { seen: 0, live: async (page) => page.stall(9 * HOUR) },
  "sleeps for nine hours, hidden": {
    seen: 0,
    live: async (page) => {
      page.hide();
      page.stall(9 * HOUR);
      page.show();
      await page.pass(0);
    },
  },
  "the clock goes a day ahead": { seen: 0, jump: 24 * HOUR, live: still },
  "the clock goes a day back": { seen: 0, jump: -24 * HOUR, live: still },
  "the clock goes two hours ahead": { seen: 0, jump: 2 * HOUR, live: still },
  "the clock goes two hours back": { seen: 0, jump: -2 * HOUR, live: still },
  "reads everything": { seen: 6000, live: still },
  passes: { seen: 12_000, live: still },
};
/** What is done besides letting time go by. */
const DOES: Readonly<Record<string, readonly string[]>> = {
  "reads everything": ["reads everything"],
  passes: ["reads everything", "answers rightly", "submits"],
};

const msOf = (duration: unknown) => Number(/^PT([\d.]+)S$/.exec(duration as string)?.[1]) * 1000;

/** One visit, with a store that says in each answer what time it is where it is `dated`, and one more two days later. */
async function visit(place: XapiPlace, spells: readonly string[], skew: number, dated: boolean, exits: boolean) {
  const side = place.open();
  const machine = newMachine();
  let jumped = skew;
  /** When the store got each statement, by its own clock. */
  const got = new Map<string, number>();
  const open = (after: number) => {
    const page = openPage(machine, after, side, () => async (input, init) => {
      const time = START + after + page.elapsed();
      const answer = await side.fetch(input, init);
      for (const { id } of side.statements()) got.set(id, got.get(id) ?? time);
      const headers = { ...Object.fromEntries(answer.headers), ...(dated && { date: new Date(time).toUTCString() }) };
      return new Response(answer.status === 204 ? null : await answer.text(), { status: answer.status, headers });
    });
    return { ...page, now: () => new Date(START + after + page.elapsed() + jumped) };
  };
  const page = open(0);
  const learner: Learner = await openLearner(place.connect, page);
  let seen = page.elapsed();
  for (const name of [...spells, "passes"]) {
    const { live, jump = 0, seen: more } = SPELLS[name] as Spell;
    jumped += jump;
    seen += more;
    await live(page);
    for (const move of DOES[name] ?? []) await moves[move]?.(learner);
  }
  await moves[exits ? "exits" : "closes the window"]?.(learner);
  const first = [...side.statements()];
  const passed = heldBy(side).passed;
  await lookIn(await openLearner(place.connect, open(48 * HOUR)));
  const { passes, worse } = heldBy(side);
  const durations = first.filter(({ verb }) => !verb.id.endsWith("answered")).flatMap(({ result }) => result?.["duration"] ?? []);
  const early = first.filter(({ id, timestamp }) => dated && Date.parse(timestamp) > (got.get(id) ?? 0));
  return { first, early, seen, durations, passed, passes, worse, violations: side.violations };
}

const visits = [
  fc.constantFrom(...places.filter(({ lies }) => !lies)),
  fc.array(fc.constantFrom(...Object.keys(SPELLS)), { maxLength: 6 }),
  fc.constantFrom(0, 24 * HOUR, -24 * HOUR, 2 * HOUR, -2 * HOUR),
  fc.boolean(),
  fc.boolean(),
] as const;

test("whatever a clock does and however long a machine sleeps, times do not go back and are not in the store's future, and only what was seen is counted (QUEUE-3, EXIT-12, CMI5-8, property)", async () => {
  await fc.assert(
    fc.asyncProperty(...visits, async (place, spells, skew, dated, exits) => {
      const { first, early, seen, durations, passed, passes, worse, violations } = await visit(place, spells, skew, dated, exits);
      const inOrder = first
        .filter(({ verb }) => /(initialized|completed|passed|terminated)$/.test(verb.id))
        .map(({ timestamp }) => timestamp);
      expect({
        times: inOrder,
        early: early.map(({ verb, timestamp }) => [verb.id, timestamp]),
        long: durations.map(msOf).filter((ms) => !(ms >= 0 && ms <= seen)),
        passed,
        passes,
        worse,
        violations: violations.filter((text) => !text.endsWith("it was said in this registration before")),
      }).toEqual({ times: inOrder.toSorted(), early: [], long: [], passed: true, passes: 1, worse: false, violations: [] });
      expect(durations.length).toBeGreaterThan(1);
    }),
    { numRuns: 150 },
  );
}, 60_000);
