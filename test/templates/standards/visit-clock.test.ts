import { expect, test } from "@jest/globals";
import fc from "../../support/properties.ts";
import { createVisitClock } from "../../../templates/standards/visit-clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A visit as a list of steps: so many ms later the clock is asked, with what can be seen from then on. */
type Step = readonly [ms: number, visible?: boolean | undefined];

function timeOf(steps: readonly Step[]): number {
  let now = 500;
  const clock = createVisitClock(() => now);
  return steps.reduce((_, [ms, visible]) => {
    now += ms;
    return clock(visible);
  }, 0);
}

const minutes = (many: number): readonly Step[] => Array.from({ length: many }, () => [MINUTE]);

test.each<[string, readonly Step[], number]>([
  ["an hour in front of the page", minutes(60), HOUR],
  ["ten minutes, nine hours asleep, ten minutes", [...minutes(10), [9 * HOUR], ...minutes(10)], 20 * MINUTE],
  ["ten minutes, three hours hidden, ten minutes", [...minutes(10), [0, false], ...minutes(180), [0, true], ...minutes(10)], 20 * MINUTE],
  ["hidden and woken at the same moment", [[MINUTE, false], [9 * HOUR, true], [MINUTE]], 2 * MINUTE],
  ["a clock that jumps a day ahead", [[MINUTE], [24 * HOUR], [MINUTE]], 2 * MINUTE],
  ["a clock that jumps a day back", [[MINUTE], [-24 * HOUR], [MINUTE]], 2 * MINUTE],
  ["five minutes without a tick", [[5 * MINUTE]], 5 * MINUTE],
  ["a moment more than five minutes without a tick", [[5 * MINUTE + 1]], 0],
])("EXIT-12: %s", (_what, steps, time) => {
  expect(timeOf(steps)).toBe(time);
});

const step = fc.tuple(fc.integer({ min: -24 * HOUR, max: 24 * HOUR }), fc.option(fc.boolean(), { nil: undefined }));
const forwards = fc.tuple(fc.integer({ min: 0, max: 24 * HOUR }), fc.option(fc.boolean(), { nil: undefined }));

test("EXIT-12: however the clock jumps, the time of a visit never shrinks and is never negative", () => {
  fc.assert(
    fc.property(fc.array(step), step, (steps, more) => {
      expect(timeOf(steps)).toBeGreaterThanOrEqual(0);
      expect(timeOf([...steps, more])).toBeGreaterThanOrEqual(timeOf(steps));
    }),
  );
});

test("EXIT-12: the time of a visit is never more than what has gone by", () => {
  fc.assert(
    fc.property(fc.array(forwards), (steps) => {
      expect(timeOf(steps)).toBeLessThanOrEqual(steps.reduce((sum, [ms]) => sum + ms, 0));
    }),
  );
});
