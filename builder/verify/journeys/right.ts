import type { Journey } from "../journeys.ts";
import { inWords, standingIn, worth } from "../log.ts";
import { open, takeShot } from "../scene.ts";

export const right: Journey = {
  id: "right",
  title: "Answers everything right, and comes back later",
  width: 1000,
  twice: true,
  async play(scene) {
    const { notes, machine, find, unit } = scene;
    const { log } = machine;
    const { visit, player } = await open(scene);
    await takeShot(scene, visit, "At the start");
    await player.begin(visit);
    const played = await player.play(visit, { answers: "right", practise: true, until: "end" });
    await player.settle(visit);
    await takeShot(scene, visit, "At the end");
    await player.exit(visit);
    await visit.leave();
    notes.push(`${played.screens.length} screens, ${played.answered} questions answered.`);
    if (!scene.isTold) notes.push("There is no learning system: the browser itself keeps the record.");
    const standing = standingIn(log);
    notes.push(`On record: ${inWords(standing)}.`);
    const { course } = unit;
    if (course && worth(standing) < (course.rule.quiz && !reportsCompletionOnly(standing) ? 3 : 2))
      find("record/not-passed", { standing: inWords(standing) });
    if (!course)
      notes.push("I could not tell right from wrong answers, so this shows only what was recorded for the first answer to each question.");
    const again = await open(scene);
    await again.player.begin(again.visit);
    await again.player.settle(again.visit);
    await again.visit.leave();
    const after = standingIn(log);
    const told = log.calls.some(({ problems }) => problems.some((problem) => problem.includes("goes back from")));
    if (worth(after) < worth(standing) && !told)
      find("record/status-backwards", { problem: `${inWords(standing)} became ${inWords(after)} when the learner came back.` });
  },
};

/** Some learning systems are told of completion alone, because the course says so. */
function reportsCompletionOnly({ success, completed }: ReturnType<typeof standingIn>): boolean {
  return completed && success === undefined;
}
