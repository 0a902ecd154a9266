import process from "node:process";
import { expect, test } from "@jest/globals";
import fc from "../support/properties.ts";
import { newMachine } from "./clock-window.ts";
import { lookIn, moves, openLearner, play } from "./story.ts";
import { FAULTS, heldBy, places, withFault } from "./xapi-places.ts";
import { openPage } from "./xapi-visit.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Nothing comes after these. */
const END = /^(exits|closes the window)$/;

/** One visit: what is done in it, and what goes wrong. */
const visits = fc.array(
  fc.record({
    steps: fc.array(fc.constantFrom(...Object.keys(moves).filter((name) => !END.test(name))), { minLength: 3, maxLength: 12 }),
    exits: fc.boolean(),
    fault: fc.constantFrom(...FAULTS),
    from: fc.integer({ min: 0, max: 40 }),
    many: fc.constantFrom(0, 1, 3, 20),
    days: fc.constantFrom(0, 1, 5),
  }),
  { minLength: 1, maxLength: 3 },
);

test("whatever learners and networks do, one healthy visit later the record store holds the best result, no better one and no worse one after it (INIT-2, COMMIT-1, QUEUE-1)", async () => {
  let finished = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), visits, fc.nat(), async (place, story, seed) => {
      const machine = newMachine();
      const side = place.open(undefined, seed);
      let time = 0;
      let score = -1;
      let ever = -1;
      for (const { steps, exits, fault, from, many, days } of story) {
        time += days * DAY;
        let faulty: ReturnType<typeof withFault> | undefined;
        const page = openPage(machine, time, side, (pause) => (faulty ??= withFault(side.fetch, fault, from, many, pause)).fetch);
        const learner = await openLearner(place.connect, page);
        await play(
          learner,
          steps.map((name) => moves[name] as (typeof moves)[string]),
        );
        await moves[exits ? "exits" : "closes the window"]?.(learner);
        const { phase, save, outcome } = learner.shown().recording;
        const achieved = learner.achieved();
        const reached = achieved.status === "passed" ? (achieved.score ?? -1) : -1;
        ever = Math.max(ever, reached);
        // Where nothing could be kept, the page must have said that nothing is saved.
        const told = machine.local.length === 0 && (phase === "ended" ? outcome?.confirmed === false : save !== "saved");
        if (!told || heldBy(side).passed) score = Math.max(score, told ? -1 : reached);
      }
      const page = openPage(machine, time + DAY, side, () => side.honest);
      await lookIn(await openLearner(place.connect, page));
      const held = heldBy(side);
      finished += Number(score >= 0);
      expect((held.score ?? -1) >= score).toBe(true);
      expect((held.score ?? -1) <= ever).toBe(true);
      expect(held.worse).toBe(false);
    }),
    { numRuns: 1000 },
  );
  process.stdout.write(`Model of record stores: 1000 walks, in ${finished} of them the learner finished\n`);
  expect(finished).toBeGreaterThan(100);
}, 120_000);
