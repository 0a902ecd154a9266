import type { Journey } from "../journeys.ts";
import { heldIn } from "../log.ts";
import { compareReturn, finish } from "../return.ts";
import { open } from "../scene.ts";
import { Skipped } from "../skipped.ts";

export const killed: Journey = {
  id: "killed",
  title: "The browser dies in mid-quiz; comes back and passes",
  width: 1000,
  twice: false,
  async play(scene) {
    const reason = scene.unit.player?.cannot("middle");
    if (reason) throw new Skipped(reason);
    const { visit, player } = await open(scene);
    await player.begin(visit);
    const { place } = await player.play(visit, { answers: "right", practise: false, until: "middle" });
    await player.settle(visit);
    const stored = heldIn(scene.machine.log);
    await visit.kill();
    const again = await open(scene);
    await again.player.begin(again.visit);
    const saved = stored?.saved !== undefined || player.course !== undefined;
    compareReturn(scene, place, await again.player.place(again.visit), saved ? "resume/lost-after-kill" : "resume/saves-only-at-the-end");
    await finish(scene, again.visit);
  },
};
