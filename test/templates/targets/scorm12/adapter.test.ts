import { gzipSync } from "node:zlib";
import { expect, test } from "@jest/globals";
import { build } from "esbuild";

const bundled = build({
  entryPoints: ["templates/targets/scorm12/tracking.ts"],
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome100", "safari15"],
  write: false,
  metafile: true,
});

test("the whole adapter is at most 6 kB after gzip", async () => {
  const { outputFiles } = await bundled;
  expect(gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length).toBeLessThanOrEqual(6000);
});

test("the adapter is our own code alone", async () => {
  const { metafile } = await bundled;
  expect(Object.keys(metafile.inputs).filter((path) => !path.startsWith("templates/"))).toEqual([]);
});

test("S12-7, EXIT-2: the adapter knows neither logout nor unload", async () => {
  const { outputFiles } = await bundled;
  expect(outputFiles[0]?.text).not.toMatch(/logout|unload/);
});
