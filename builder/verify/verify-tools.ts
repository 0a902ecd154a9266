import type { Browser } from "playwright-core";
import type { Target } from "../../templates/contract/target.ts";
import type { ListedQuestionType } from "../../templates/questions/index.ts";
import type { Validated } from "../validate/validate.ts";
import type { RecordStoreElsewhere } from "./reach.ts";
import type { JourneyResult } from "./results.ts";
import type { Stage } from "./stage-server.ts";

/** What packages are played with. */
export interface VerifyTools {
  readonly browser: Browser;
  readonly stage: Stage;
  readonly targets: readonly Target[];
  /** Those that a package of ours may ask; the tool's where absent. */
  readonly questionTypes?: readonly ListedQuestionType[];
  readonly validate: (bytes: Uint8Array, file: string) => Promise<Validated>;
  /** Monotonic clock, ms. */
  readonly elapsed: () => number;
  /** Ids of the journeys to play; all where there is none. */
  readonly only: readonly string[];
  /** Of the learning system; its strictest where absent. */
  readonly personality: string | undefined;
  readonly pictures: boolean;
  readonly signal: AbortSignal;
  /** A record store elsewhere. */
  readonly recordStore: RecordStoreElsewhere | undefined;
  readonly onJourney?: (journey: JourneyResult) => void;
}

/** A package to be played. */
export interface Wanted {
  /** As it was named. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What the codebook says, where there is one, and its name. */
  readonly codebook: { readonly name: string; readonly text: string } | undefined;
}
