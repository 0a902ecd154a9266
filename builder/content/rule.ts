import type { ChosenPage } from "../compile/compose.ts";
import type { Archetype, Module } from "../compile/types.ts";
import type { Finding } from "./finding.ts";
import type { Passage } from "./passages.ts";
import type { ContentSettings } from "./settings.ts";

/** A whole module, with the texts of all its variants. */
export interface WholeModule {
  readonly module: Module;
  /** In reading order. */
  readonly passages: readonly Passage[];
  readonly settings: ContentSettings;
  /** Names of the question types that are cases with decisions: what is told around them is made up as well. */
  readonly cases: ReadonlySet<string>;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** A module as one learner group reads it. */
export interface Edition extends WholeModule {
  readonly archetype: Archetype;
  readonly pages: readonly ChosenPage[];
}

/** Looks at a module once: for what is the same whoever reads it. */
export type ModuleRule = (whole: WholeModule) => readonly Finding[];

/** Looks at what each learner group gets. */
export type EditionRule = (edition: Edition) => readonly Finding[];
