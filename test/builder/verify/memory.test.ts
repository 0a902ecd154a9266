import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { openCache } from "../../../builder/compile/cache.ts";
import { openVerifyMemory } from "../../../builder/verify/memory.ts";
import type { Verified } from "../../../builder/verify/results.ts";

const folder = mkdtempSync(join(tmpdir(), "curricle-verified-"));
afterAll(() => rmSync(folder, { recursive: true }));

const wanted = { file: "a.zip", bytes: new Uint8Array([1]), codebook: undefined };
const verified: Verified = { file: "a.zip", sha256: "", size: 1, standard: "", knows: "", findings: [], journeys: [], ready: true };
const memory = (tool: string, options = "all") => openVerifyMemory(openCache(folder, tool), options);

test("a package that was ready is known again by its bytes, the tool and the options", async () => {
  await memory("one").learn(wanted, verified);
  expect(await memory("one").recall({ ...wanted, file: "b.zip" })).toEqual({ ...verified, file: "b.zip" });
});

test.each([
  ["other bytes", memory("one"), { ...wanted, bytes: new Uint8Array([2]) }],
  ["another codebook", memory("one"), { ...wanted, codebook: { name: "c.csv", text: "a" } }],
  ["another tool", memory("two"), wanted],
  ["other options", memory("one", "some"), wanted],
])("%s are played", async (_, kept, asked) => {
  expect(await kept.recall(asked)).toBeUndefined();
});

test("a package that was not ready is played again", async () => {
  await memory("three").learn(wanted, { ...verified, ready: false });
  expect(await memory("three").recall(wanted)).toBeUndefined();
});
