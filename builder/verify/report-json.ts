import type { JourneyResult, Verified } from "./results.ts";

/** The number of the shape: it changes when a field is taken away or means something else. */
const SHAPE = 1;

/** Everything but the pictures, as plain data. */
export function jsonReport(results: readonly Verified[]): object {
  return {
    shape: SHAPE,
    ok: results.every(({ ready }) => ready),
    packages: results.map(({ journeys, ...verified }) => ({ ...verified, journeys: journeys.map(withoutPictures) })),
  };
}

function withoutPictures({ shots, ...journey }: JourneyResult): object {
  return { ...journey, shots: shots.map(({ caption }) => caption) };
}
