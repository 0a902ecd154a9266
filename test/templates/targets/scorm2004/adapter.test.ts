import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { build } from "esbuild";

const bundled = (target: string) =>
  build({
    entryPoints: [`templates/targets/${target}/tracking.ts`],
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome100", "safari15"],
    write: false,
    metafile: true,
  });

describe.each(["scorm2004-3rd", "scorm2004-4th"])("the adapter of %s", (target) => {
  test("is at most 6.8 kB after gzip, and our own code alone", async () => {
    const { outputFiles, metafile } = await bundled(target);
    expect(gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length).toBeLessThanOrEqual(6800);
    expect(Object.keys(metafile.inputs).filter((path) => !path.startsWith("templates/"))).toEqual([]);
  });

  test("DISC-1: knows nothing of SCORM 1.2", async () => {
    const { outputFiles } = await bundled(target);
    expect(outputFiles[0]?.text).not.toMatch(/LMS[A-Z]|cmi\.core|lesson_status|student_/);
  });

  test("S04-5, EXIT-2: knows neither logout nor unload, and no exit but suspend", async () => {
    const { outputFiles } = await bundled(target);
    expect(outputFiles[0]?.text).not.toMatch(/logout|unload|time-out/);
  });
});

test("DISC-1: the adapter of SCORM 1.2 knows nothing of SCORM 2004", async () => {
  const { outputFiles, metafile } = await bundled("scorm12");
  expect(outputFiles[0]?.text).not.toMatch(/API_1484_11|completion_status|adl\.nav|learner_/);
  expect(Object.keys(metafile.inputs).filter((path) => path.includes("2004"))).toEqual([]);
});
