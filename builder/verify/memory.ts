import { createHash } from "node:crypto";
import type { Cache } from "../compile/cache.ts";
import type { Verified } from "./results.ts";
import type { Wanted } from "./verify-tools.ts";

/** What earlier runs have found fit to upload: the same bytes, played in the same way by the same tool. */
export interface VerifyMemory {
  recall(wanted: Wanted): Promise<Verified | undefined>;
  learn(wanted: Wanted, verified: Verified): Promise<void>;
}

/** `options` is whatever else decides the outcome, as plain data. What has failed is played again. */
export function openVerifyMemory(cache: Cache, options: unknown): VerifyMemory {
  const keyOf = ({ bytes, codebook }: Wanted) => JSON.stringify([hash(bytes), hash(codebook?.text ?? ""), options]);
  return {
    async recall(wanted) {
      const known = (await cache.read("verified", keyOf(wanted))) as Verified | undefined;
      return known && { ...known, file: wanted.file };
    },
    async learn(wanted, verified) {
      if (verified.ready) await cache.write("verified", keyOf(wanted), withoutDetails(verified));
    },
  };
}

/** Calls and pictures are large, and those of one run are as good as those of another. */
function withoutDetails({ journeys, ...verified }: Verified): Verified {
  return { ...verified, journeys: journeys.map((journey) => ({ ...journey, calls: [], shots: [] })) };
}

function hash(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
