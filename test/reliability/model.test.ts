import { expect, test } from "@jest/globals";
import fc from "../support/properties.ts";
import { newMachine, openWindow } from "./clock-window.ts";
import { FAULTS, withFault } from "./scorm-faults.ts";
import { heldBy, places, rankOf } from "./scorm-places.ts";
import { lookIn, moves, openLearner, play } from "./story.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Nothing comes after these. */
const END = /^(exits|closes the window)$/;

/** One visit: what is done in it, and what goes wrong. */
const visits = fc.array(
  fc.record({
    steps: fc.array(fc.constantFrom(...Object.keys(moves).filter((name) => !END.test(name))), { minLength: 3, maxLength: 14 }),
    exits: fc.boolean(),
    fault: fc.constantFrom(...FAULTS),
    from: fc.integer({ min: 0, max: 70 }),
    many: fc.constantFrom(0, 1, 3, 20),
    /** Days since the visit before; less than none where a clock was put back. */
    days: fc.constantFrom(0, 1, 5, -1),
  }),
  { minLength: 1, maxLength: 4 },
);

test("whatever learners, systems and clocks do, one healthy visit later the best result is stored, and no better one (INIT-2, COMMIT-1, TABS-2, EXIT-12)", async () => {
  let runs = 0;
  let finished = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), visits, async (place, story) => {
      runs++;
      const machine = newMachine();
      let lms = place.create();
      let time = 0;
      let goal = -1;
      let score = -1;
      let best = -1;
      let ever = false;
      for (const { steps, exits, fault, from, many, days } of story) {
        time = Math.max(0, time + days * DAY);
        const page = openWindow(machine, time);
        Object.assign(page.window, { [lms.object]: withFault(lms, fault, from, many, page.stall).api });
        const learner = await openLearner(place.connect, page);
        await play(
          learner,
          steps.map((name) => moves[name] as (typeof moves)[string]),
        );
        await moves[exits ? "exits" : "closes the window"]?.(learner);
        const achieved = learner.achieved();
        const kept = machine.local.length > 0;
        ever ||= achieved.status === "passed";
        lms = lms.again();
        const held = heldBy(lms);
        best = Math.max(best, rankOf(held));
        // Where nobody named the learner nothing can be kept, and the page says that nothing is saved.
        const told = !kept && rankOf(held) < rankOf(achieved) && !/^(saved|ended)$/.test(learner.told.at(-1) ?? "");
        if (achieved.status === "passed" && !told) {
          goal = Math.max(goal, rankOf(achieved));
          score = Math.max(score, achieved.score ?? -1);
        }
      }
      const page = openWindow(machine, time + DAY);
      Object.assign(page.window, { [lms.object]: lms.api });
      const last = await openLearner(place.connect, page);
      await lookIn(last);
      const held = heldBy(lms.again());
      const passed = goal >= 0;
      finished += Number(passed);
      expect({ rank: passed ? rankOf(held) >= goal : true, score: (held.score ?? -1) >= score }).toEqual({ rank: true, score: true });
      expect(rankOf(held)).toBeGreaterThanOrEqual(Math.min(best, rankOf({ status: "passed", score: undefined })));
      expect(held.status === "passed" && !ever).toBe(false);
    }),
    { numRuns: 3000 },
  );
  process.stdout.write(`Model: ${runs} walks, in ${finished} of them the learner finished\n`);
  expect(runs).toBeGreaterThanOrEqual(3000);
  expect(finished).toBeGreaterThan(300);
}, 120_000);
