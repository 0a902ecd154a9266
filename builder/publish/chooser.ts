import { type Card, type Fit, SYSTEMS, type System } from "../../templates/contract/card.ts";

/** The same course in one of its formats. */
export interface Sibling {
  readonly id: string;
  readonly label: string;
  /** Name of the zip. */
  readonly file: string;
  readonly card: Card;
}

/** Which files suit a system better than the others. */
export interface Choice {
  readonly system: System;
  readonly name: string;
  /** How well the files suit it, at best. */
  readonly fit: Fit;
  readonly files: readonly Sibling[];
}

const ORDER: readonly Fit[] = ["best", "works", "unknown", "no"];

/** For each system, the formats of this course that suit it best; none where none can be used there. */
export function chooseFiles(siblings: readonly Sibling[]): readonly Choice[] {
  return systems().map((system) => {
    const fit = ORDER.find((wanted) => siblings.some(({ card }) => card.guides[system].fit === wanted)) ?? "no";
    const files = fit === "no" ? [] : siblings.filter(({ card }) => card.guides[system].fit === fit);
    return { system, name: SYSTEMS[system], fit, files };
  });
}

export function systems(): readonly System[] {
  return Object.keys(SYSTEMS) as System[];
}
