import type { Course } from "../../templates/contract/course.ts";
import type { Launch } from "../validate/package.ts";
import { foreignPlayer } from "./foreign-player.ts";
import { type Inspected, inspect } from "./inspect.ts";
import type { Machine, Visit } from "./machine.ts";
import { ownPlayer } from "./own-player.ts";
import type { Player } from "./player.ts";
import type { Shot } from "./results.ts";
import { see } from "./see.ts";

/** Ends a journey that cannot go on, with the finding that says why. */
export class JourneyEnd extends Error {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: string, values: Readonly<Record<string, string | number>>) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

/** What stays from one journey through a unit to the next. */
export interface Unit {
  readonly launch: Launch;
  readonly title: string;
  /** Once it has been opened. */
  player: Player | undefined;
  course: Course | null | undefined;
}

/** One journey, as it is played. */
export interface Scene {
  readonly unit: Unit;
  readonly machine: Machine;
  readonly notes: string[];
  readonly shots: Shot[];
  readonly screens: Inspected[];
  /** ms until a learner could begin, at the first visit; -1 before. */
  ready: number;
  /** How many requests had been made by then. */
  loaded: number;
  readonly elapsed: () => number;
  readonly pictures: boolean;
  /** False where there is no learning system. */
  readonly isTold: boolean;
  readonly find: (code: string, values?: Readonly<Record<string, string | number>>) => void;
}

/** Longest that a learner should wait, ms. */
export const BUDGET = 4000;
const PATIENCE = 8000;

/** Opens the package and waits until a learner could begin. Throws a `JourneyEnd` where that never comes. */
export async function open(scene: Scene): Promise<{ readonly visit: Visit; readonly player: Player }> {
  const { unit, machine, elapsed } = scene;
  const begun = elapsed();
  const visit = await machine.open();
  unit.player ??= await playerFor(visit, scene);
  if (!(await unit.player.ready(visit))) {
    await takeShot(scene, visit, "Nothing to begin with");
    throw new JourneyEnd("play/not-ready", { unit: unit.title, seconds: PATIENCE / 1000 });
  }
  if (scene.ready < 0) {
    scene.ready = elapsed() - begun;
    scene.loaded = machine.log.requests.length;
  }
  return { visit, player: unit.player };
}

async function playerFor(visit: Visit, { unit, elapsed }: Scene): Promise<Player> {
  const frame = visit.frame();
  await frame
    .waitForFunction(() => {
      const { document } = globalThis as unknown as { document: { readyState: string; URL: string } };
      return document.readyState !== "loading" && document.URL !== "about:blank";
    })
    .catch(() => undefined);
  unit.course = await see(frame, "course").catch(() => null);
  return unit.course ? ownPlayer(unit.course) : foreignPlayer({ elapsed });
}

export async function takeShot({ shots, pictures, machine }: Scene, { page }: Visit, caption: string): Promise<void> {
  if (pictures) shots.push({ caption, data: await machine.picture(page) });
}

/** A course of ours holds all its pages at once: what is around them is looked at with the first. */
export async function inspectScreen(scene: Scene, visit: Visit, name: string): Promise<void> {
  const page = scene.unit.course && scene.screens.length > 0 ? await see(visit.frame(), "page") : "";
  scene.screens.push(await inspect(visit, name, page === "" ? undefined : `[data-page="${page}"]`));
}
