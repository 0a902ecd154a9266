import { inWords, standingIn, worth } from "./log.ts";
import type { Visit } from "./machine.ts";
import type { Place } from "./player.ts";
import { open, type Scene, takeShot } from "./scene.ts";

/** Whether a learner who comes back is where they left, with the answers that they had given. */
export function compareReturn({ find, notes, unit }: Scene, left: Place, found: Place, code: string): void {
  if (!unit.player?.isSame(left, found)) {
    find(code, { left: left.screen, found: found.screen });
    return;
  }
  const gone = Object.entries(left.answers).filter(([question, answer]) => found.answers[question] !== answer);
  if (gone.length > 0) find("resume/answers-lost", { left: left.screen, count: gone.length });
  const given = Object.values(left.answers).filter((answer) => /[^|]/.test(answer)).length;
  notes.push(`Came back to “${found.screen}”${given > 0 ? `, with ${given} answers there` : ""}.`);
}

/** Goes on to the end and passes, as far as the robot knows how. */
export async function finish(scene: Scene, visit: Visit): Promise<void> {
  const { unit, machine, find, notes } = scene;
  const player = unit.player ?? (await open(scene)).player;
  await player.play(visit, { answers: "right", practise: false, until: "end" });
  await player.settle(visit);
  await takeShot(scene, visit, "At the end");
  await player.exit(visit);
  await visit.leave();
  const standing = standingIn(machine.log);
  notes.push(`On record: ${inWords(standing)}.`);
  if (unit.course && worth(standing) < 2) find("record/not-passed", { standing: inWords(standing) });
}
