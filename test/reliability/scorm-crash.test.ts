import { afterAll, describe, expect, test } from "@jest/globals";
import { memoryStorage } from "../fakes/xapi-window.ts";
import { type Machine, newMachine, openWindow } from "./clock-window.ts";
import { openResults } from "./results.ts";
import { heldBy, type Place, places, rankOf } from "./scorm-places.ts";
import { lookIn, openLearner, play, stories, type Story } from "./story.ts";

const results = openResults("SCORM: a crash after each call");
const DAY = 24 * 60 * 60 * 1000;

/** From that call on nothing reaches the LMS or the machine: the browser has been killed. */
async function crash(place: Place, story: Story, after: number) {
  const machine = newMachine();
  const lms = place.create();
  let calls = 0;
  const isDead = () => after > 0 && calls > after;
  const local = dying(machine.local, isDead);
  const page = openWindow({ local }, 0);
  const api = Object.fromEntries(
    Object.entries(lms.api).map(([name, method]) => [
      name,
      (...given: unknown[]) => {
        calls++;
        if (isDead()) throw new Error("dead");
        return method(...given);
      },
    ]),
  );
  Object.assign(page.window, { [lms.object]: api });
  let shown = -1;
  const learner = await openLearner(
    place.connect,
    page,
    (_, { save, mode }) => {
      // What an LMS confirms before it has stored it is its own lie.
      if (save === "saved" && mode === "normal" && !isDead() && !place.late) shown = Math.max(shown, rankOf(heldBy(lms)));
    },
    undefined,
    isDead,
  );
  await play(learner, story);
  return { machine, stored: Object.fromEntries(lms.stored), achieved: learner.achieved(), calls, shown };
}

function dying(storage: Storage, isDead: () => boolean): Storage {
  return {
    ...storage,
    setItem: (key, value) => void (isDead() || storage.setItem(key, value)),
    removeItem: (key) => void (isDead() || storage.removeItem(key)),
  };
}

/** One healthy visit, by that learner, on that machine. */
async function visit(place: Place, machine: Machine, stored: Readonly<Record<string, string>>, learnerId?: string) {
  const given = learnerId === undefined ? {} : { "cmi.core.student_id": learnerId, "cmi.learner_id": learnerId };
  const lms = place.create({ stored, given });
  const page = openWindow(machine, DAY);
  Object.assign(page.window, { [lms.object]: lms.api });
  await lookIn(await openLearner(place.connect, page));
  return heldBy(lms.again());
}

afterAll(() => results.save());

describe("the browser is killed after a call (INIT-1, EXIT-1, PRIV-1, PRIV-2, S12-9)", () => {
  test.each(places)("$target, $personality", async (place) => {
    const wrong: string[] = [];
    for (const [name, story] of Object.entries(stories)) {
      const { calls } = await crash(place, story, 0);
      for (let after = 1; after <= calls; after += name === "passes and exits" ? 1 : 3) {
        const { machine, stored, achieved, shown } = await crash(place, story, after);
        const goal = rankOf(achieved);
        const copy: Machine = { local: copyOf(machine.local) };
        const other = await visit(place, copy, {}, "learner-2");
        const back = await visit(place, copy, stored);
        const kept = await visit(place, machine, stored);
        const wiped = await visit(place, newMachine(), stored);
        const found = {
          kept: { lost: rankOf(kept) < goal, exceeded: rankOf(kept) > goal },
          wiped: { lost: rankOf(wiped) < shown, exceeded: rankOf(wiped) > goal },
          "another learner first": {
            lost: rankOf(back) < goal,
            exceeded: rankOf(other) > rankOf({ status: "incomplete", score: undefined }) || other.score !== undefined,
          },
        };
        for (const [what, { lost, exceeded }] of Object.entries(found)) {
          results.add(
            { target: place.target, personality: place.personality, fault: `storage ${what}` },
            { lost, told: false, exceeded, backwards: false },
          );
          if (lost || exceeded)
            wrong.push(`${name}: killed after call ${after}, ${what}: ${JSON.stringify({ kept, wiped, other, back, achieved })}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

function copyOf(storage: Storage): Storage {
  const copy = memoryStorage();
  for (let index = 0; index < storage.length; index++) {
    const key = storage.key(index) ?? "";
    copy.setItem(key, storage.getItem(key) ?? "");
  }
  return copy;
}
