import type { Journey } from "../journeys.ts";
import { inWords, standingIn, worth } from "../log.ts";
import { open } from "../scene.ts";
import { Skipped } from "../skipped.ts";

export const wrong: Journey = {
  id: "wrong",
  title: "Answers everything wrong",
  width: 1000,
  twice: false,
  async play(scene) {
    const { notes, machine, find, unit } = scene;
    if (unit.course && !unit.course.rule.quiz) throw new Skipped("Nothing can be failed: the course is completed by reading.");
    const { visit, player } = await open(scene);
    await player.begin(visit);
    const played = await player.play(visit, { answers: "wrong", practise: false, until: "end" });
    if (!player.course && played.answered === 0) throw new Skipped("The robot has seen no question that could be answered wrong.");
    await player.settle(visit);
    await player.exit(visit);
    await visit.leave();
    const standing = standingIn(machine.log);
    notes.push(`${played.answered} questions answered. On record: ${inWords(standing)}.`);
    if (!player.course) {
      notes.push("I could not tell right from wrong answers, so this shows only what was recorded for the last answer to each question.");
      return;
    }
    if (worth(standing) >= 2) find("record/passed-when-wrong", { standing: inWords(standing) });
  },
};
