import type { Journey } from "../journeys.ts";
import { inWords, standingIn, worth } from "../log.ts";
import { open, takeShot } from "../scene.ts";

export const tabs: Journey = {
  id: "tabs",
  title: "Has the package open in two tabs",
  width: 1000,
  twice: false,
  async play(scene) {
    const { machine, find, notes } = scene;
    const first = await open(scene);
    await first.player.begin(first.visit);
    await first.player.settle(first.visit);
    const second = await open(scene);
    await takeShot(scene, second.visit, "The second tab");
    await first.player.play(first.visit, { answers: "right", practise: false, until: "end" });
    await first.player.settle(first.visit);
    await first.player.exit(first.visit);
    await first.visit.leave();
    const before = standingIn(machine.log);
    await second.player.begin(second.visit);
    await second.player.settle(second.visit);
    await second.visit.leave();
    const after = standingIn(machine.log);
    notes.push(`After the first tab: ${inWords(before)}. After the second: ${inWords(after)}.`);
    if (worth(after) < worth(before))
      find(first.player.course ? "record/second-tab" : "record/second-tab-risk", { before: inWords(before), standing: inWords(after) });
  },
};
