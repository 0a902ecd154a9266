import { killed } from "./journeys/killed.ts";
import { network } from "./journeys/network.ts";
import { pages } from "./journeys/pages.ts";
import { resume } from "./journeys/resume.ts";
import { right } from "./journeys/right.ts";
import { tabs } from "./journeys/tabs.ts";
import { wrong } from "./journeys/wrong.ts";
import type { Scene } from "./scene.ts";

/** One way through a package that learners take. */
export interface Journey {
  readonly id: string;
  readonly title: string;
  /** px */
  readonly width: number;
  /** Played in the second learning system as well, in a window of its own. */
  readonly twice: boolean;
  /** Throws a `JourneyEnd` where it cannot go on, and a `Skipped` where it does not apply. */
  play(scene: Scene): Promise<void>;
}

/** In the order in which they are played: later ones use what earlier ones have found out. To add one, add its file and its line. */
export const journeys: readonly Journey[] = [pages, right, wrong, resume, killed, network, tabs];
