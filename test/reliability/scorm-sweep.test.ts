import { afterAll, describe, expect, test } from "@jest/globals";
import { newMachine, openWindow } from "./clock-window.ts";
import { openResults } from "./results.ts";
import { type Fault, FAULTS, LIES, withFault } from "./scorm-faults.ts";
import { heldBy, type Place, places, rankOf } from "./scorm-places.ts";
import { lookIn, openLearner, play, stories, type Story } from "./story.ts";

const results = openResults("SCORM: a fault at each call");

/** One call goes wrong, or all of them from there to the end of the visit. */
const SPANS = { once: 1, "from there on": Infinity };
/** Each call of the golden trace is tried; of the longer stories and spans, which share most calls with it, every so-manieth. */
const GOLDEN = "passes and exits";
const stepOf = (story: string, many: number) => (many > 1 ? 9 : story === GOLDEN ? 1 : 4);

async function run(place: Place, story: Story, fault: Fault, from: number, many: number) {
  const machine = newMachine();
  const lms = place.create();
  const page = openWindow(machine, 0);
  const faulty = withFault(lms, fault, from, many, page.stall);
  Object.assign(page.window, { [lms.object]: faulty.api });
  let worst = false;
  let best = -1;
  let untrue = false;
  const look = () => {
    const rank = rankOf(heldBy(lms));
    worst ||= rank < best;
    best = Math.max(best, rank);
  };
  const learner = await openLearner(place.connect, page, (state, { save, mode }) => {
    // While a commit that failed is repeated, other values may be there for a moment (rule S12-9).
    if (save === "saved") look();
    untrue ||= save === "saved" && mode === "normal" && state.status === "passed" && heldBy(lms).status !== "passed";
  });
  await play(learner, story);
  look();
  const kept = machine.local.length;
  const again = lms.again();
  const next = openWindow(machine, 24 * 60 * 60 * 1000);
  Object.assign(next.window, { [again.object]: again.api });
  await lookIn(await openLearner(place.connect, next));
  const held = heldBy(again);
  worst ||= rankOf(held) < best;
  const { status, score } = learner.achieved();
  const { phase, save, outcome } = learner.shown().recording;
  const less = phase !== "no-connection" && (rankOf(held) < rankOf({ status, score }) || (held.score ?? -1) < (score ?? -1));
  const honest = kept === 0 && (phase === "ended" ? outcome?.confirmed === false : save !== "saved");
  return {
    calls: faulty.calls(),
    found: {
      lost: less && !honest,
      told: less && honest,
      exceeded: rankOf(held) > rankOf({ status, score }) || (held.score ?? 0) > (score ?? 0),
      backwards: worst,
    },
    said: `${learner.shown().recording.phase} ${status}`,
    untrue: untrue && !place.late && !LIES.includes(fault),
  };
}

afterAll(() => results.save());

describe("one fault, then one healthy visit: what is stored is what was achieved (CALL-3, COMMIT-1, COMMIT-2, INIT-2, S12-8, S12-9, S04-8)", () => {
  test.each(places)("$target, $personality", async (place) => {
    const wrong: string[] = [];
    for (const [name, story] of Object.entries(stories)) {
      const golden = await run(place, story, "throws", 0, 0);
      expect(golden.said).toBe(
        name === "leaves half-way"
          ? "running incomplete"
          : name.includes("exit") || name.includes("then")
            ? "ended passed"
            : "running passed",
      );
      expect([name, golden.found]).toEqual([name, { lost: false, told: false, exceeded: false, backwards: false }]);
      for (const fault of FAULTS)
        for (const [span, many] of Object.entries(SPANS))
          for (let from = 1; from <= golden.calls; from += stepOf(name, many)) {
            const { found, untrue, said } = await run(place, story, fault, from, many);
            results.add({ target: place.target, personality: place.personality, fault: `${fault}, ${span}` }, found);
            if (found.lost || found.exceeded || found.backwards || untrue)
              wrong.push(`${name}: call ${from} ${fault} ${span} ${said}: ${JSON.stringify(found)}${untrue ? " untrue" : ""}`);
          }
    }
    expect(wrong).toEqual([]);
  });
});
