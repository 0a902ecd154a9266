import { afterAll, describe, expect, test } from "@jest/globals";
import { type Machine, newMachine } from "./clock-window.ts";
import { openResults } from "./results.ts";
import { lookIn, openLearner, play, stories, type Story } from "./story.ts";
import { BOB, heldBy, places, type Side, type XapiPlace } from "./xapi-places.ts";
import { openPage } from "./xapi-visit.ts";

const results = openResults("xAPI and cmi5: a crash after each request");
const DAY = 24 * 60 * 60 * 1000;

/** After that request nothing leaves the browser any more, and nothing is kept: it has been killed. */
async function crash(place: XapiPlace, story: Story, after: number) {
  const machine = newMachine();
  const side = place.open(undefined, after);
  let count = 0;
  const isDead = () => after > 0 && count > after;
  const { local } = machine;
  const dying: Machine = {
    local: {
      ...local,
      setItem: (key, value) => void (isDead() || local.setItem(key, value)),
      removeItem: (key) => void (isDead() || local.removeItem(key)),
    },
  };
  const page = openPage(dying, 0, side, () => (input, init) => {
    count++;
    return isDead() ? new Promise(() => {}) : side.fetch(input, init);
  });
  let shown = false;
  const watch: Parameters<typeof openLearner>[2] = (state, { save, mode }) => {
    if (save === "saved" && mode === "normal" && !isDead() && state.status === "passed") shown ||= heldBy(side).passed;
  };
  const learner = await openLearner(place.connect, page, watch, undefined, isDead);
  await play(learner, story);
  return { machine, side, achieved: learner.achieved(), count, shown };
}

async function visit(place: XapiPlace, machine: Machine, side: Side) {
  await lookIn(
    await openLearner(
      place.connect,
      openPage(machine, DAY, side, () => side.honest),
    ),
  );
  return heldBy(side);
}

afterAll(() => results.save());

describe("the browser is killed after a request (QUEUE-7, INIT-1, EXIT-1, PRIV-1, PRIV-2, CMI5-12)", () => {
  test.each(places)(
    "$target, $personality",
    async (place) => {
      const wrong: string[] = [];
      for (const [name, story] of Object.entries(stories)) {
        const { count } = await crash(place, story, 0);
        expect(count).toBeGreaterThan(3);
        for (let after = 1; after <= count; after += name === "passes and exits" ? 1 : 3) {
          const kept = await crash(place, story, after);
          const wiped = await crash(place, story, after);
          const shared = await crash(place, story, after);
          const passed = kept.achieved.status === "passed";
          // What a store confirms that lies is no proof.
          const shown = wiped.shown && !place.lies;
          const other = await visit(place, shared.machine, place.open(BOB));
          const found = {
            kept: { held: await visit(place, kept.machine, kept.side), goal: passed },
            wiped: { held: await visit(place, newMachine(), wiped.side), goal: shown },
            "another learner first": { held: await visit(place, shared.machine, shared.side), goal: passed },
          };
          if (other.results > 0) wrong.push(`${name}: killed after request ${after}: another learner has a result`);
          for (const [what, { held, goal }] of Object.entries(found)) {
            const row = {
              lost: goal && !held.passed,
              told: false,
              exceeded: (held.passed && !passed) || held.passes > 1 || other.results > 0,
              backwards: held.worse,
            };
            results.add({ target: place.target, personality: place.personality, fault: `storage ${what}` }, row);
            if (row.lost || row.exceeded || row.backwards)
              wrong.push(`${name}: killed after request ${after}, ${what}: ${JSON.stringify(row)}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});
