import type { Journey } from "../journeys.ts";
import { inWords, standingIn, worth } from "../log.ts";
import { open, takeShot } from "../scene.ts";
import { Skipped } from "../skipped.ts";

/** How long the network is away where the package is not known to keep anything, ms. */
const AWAY = 1500;
/** How long it is waited for after that, ms. */
const PATIENCE = 6000;
const STEP = 250;

export const network: Journey = {
  id: "network",
  title: "Loses the network at the moment of passing",
  width: 1000,
  twice: false,
  async play(scene) {
    const { machine, notes, find, unit } = scene;
    const { log } = machine;
    if (!scene.isTold) throw new Skipped("Nothing is sent anywhere, so that no network can fail.");
    const reason = unit.player?.cannot("last-step");
    if (reason) throw new Skipped(reason);
    const { visit, player } = await open(scene);
    await player.begin(visit);
    await player.play(visit, { answers: "right", practise: false, until: "last-step" });
    await player.settle(visit);
    const { page } = visit;
    await machine.play("offline");
    const before = log.calls.length;
    await player.play(visit, { answers: "right", practise: false, until: "end" });
    await page.waitForTimeout(AWAY);
    await takeShot(scene, visit, "Without the network");
    if (player.course) {
      notes.push("The learner left while the network was still away.");
      await visit.leave();
      await machine.play(undefined);
      const again = await open(scene);
      await again.player.begin(again.visit);
      await again.player.settle(again.visit);
      await waitForResult();
      await again.visit.leave();
    } else {
      await machine.play(undefined);
      notes.push("The network was back after a moment, while the page was still open.");
      await waitForResult();
      const refused = log.calls.slice(before).some(({ outcome }) => outcome === "lost");
      if (refused && worth(standingIn(log)) < 2) find("record/failed-commit-ignored");
      await player.exit(visit);
      await visit.leave();
    }
    if (worth(standingIn(log)) < 2) find("record/lost-after-network-loss", { standing: inWords(standingIn(log)) });

    async function waitForResult(): Promise<void> {
      for (let waited = 0; waited < PATIENCE && worth(standingIn(log)) < 2; waited += STEP) await scene.machine.pause(STEP);
    }
  },
};
