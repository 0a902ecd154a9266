import type { Journey } from "../journeys.ts";
import { inWords, standingIn, worth } from "../log.ts";
import { inspectScreen, open, takeShot } from "../scene.ts";

/** On a phone, because there is least room; where pages open only for who answers, it answers. */
export const pages: Journey = {
  id: "pages",
  title: "Opens every page, on a phone and with the keyboard",
  width: 360,
  twice: false,
  async play(scene) {
    const { visit, player } = await open(scene);
    const { log } = scene.machine;
    await inspectScreen(scene, visit, (await player.place(visit)).screen);
    await player.settle(visit);
    const atFirst = standingIn(log);
    await takeShot(scene, visit, "At the start");
    await player.begin(visit);
    const known = player.course !== undefined;
    const played = await player.play(visit, {
      answers: known ? "none" : "right",
      practise: false,
      until: "end",
      onScreen: (screen) => inspectScreen(scene, visit, screen),
    });
    scene.notes.push(`${played.screens.length} screens were opened.`);
    if (worth(atFirst) === 3 || (worth(atFirst) === 2 && played.screens.length > 2))
      scene.find("record/passed-on-opening", { standing: inWords(atFirst) });
    if (!played.reached) scene.find("play/stuck", { screen: played.place.screen, screens: played.screens.length });
    await player.settle(visit);
    await player.exit(visit);
    await visit.leave();
  },
};
