import type { Journey } from "../journeys.ts";
import { compareReturn, finish } from "../return.ts";
import { open, takeShot } from "../scene.ts";
import { Skipped } from "../skipped.ts";

export const resume: Journey = {
  id: "resume",
  title: "Leaves half-way, comes back and passes",
  width: 1000,
  twice: false,
  async play(scene) {
    const reason = scene.unit.player?.cannot("middle");
    if (reason) throw new Skipped(reason);
    const { visit, player } = await open(scene);
    await player.begin(visit);
    const { place } = await player.play(visit, { answers: "right", practise: false, until: "middle" });
    await player.settle(visit);
    await visit.leave();
    const again = await open(scene);
    await again.player.begin(again.visit);
    const found = await again.player.place(again.visit);
    await takeShot(scene, again.visit, "Back again");
    compareReturn(scene, place, found, "resume/state-lost");
    await finish(scene, again.visit);
  },
};
