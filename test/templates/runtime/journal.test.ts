import { expect, test } from "@jest/globals";
import { checksum } from "../../../templates/contract/checksum.ts";
import { shortHash } from "../../../templates/runtime/journal/short-hash.ts";

const without = { subtle: undefined as unknown as SubtleCrypto };

test("where there is no SHA-256, two different checksums stand for a learner, the same ones each time (ENV-2, PRIV-1)", async () => {
  const hash = await shortHash("learner-1", without);
  expect(hash).toBe(checksum("learner-1") + checksum("9learner-1"));
  expect(hash).toHaveLength(14);
});

test("a browser whose SHA-256 fails does without it (ENV-2, DISC-9)", async () => {
  const failing = { subtle: { digest: () => Promise.reject(new Error("odd")) } as unknown as SubtleCrypto };
  expect(await shortHash("learner-1", failing)).toBe(await shortHash("learner-1", without));
});
