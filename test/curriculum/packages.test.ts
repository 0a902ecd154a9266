import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import JSZip from "jszip";
import { newValidator } from "../../builder/validate/validate.ts";
import { type Built, buildAt } from "../support/packages.ts";
import { home } from "../support/project.ts";

/** Gzipped, 1 kB = 1,000 bytes: everything that the first screen loads. A course of one module, and one of four to seven. */
const MOST = { module: 60_000, course: 124_000 };
/** An xAPI package carries `@xapi/xapi` as well. */
const CLIENT = 22_000;

let built: Built;

beforeAll(async () => {
  built = await buildAt(home);
}, 120_000);

afterAll(() => built.remove());

const isWhole = (course: string) => course === "foundation" || course === "advanced";

test("the two main courses are made for every archetype in every format, and each module in the three that most systems take", () => {
  const made = built.packages.map(({ course, archetype, target }) => `${course} ${archetype} ${target}`);
  expect(new Set(made).size).toBe(made.length);
  expect(built.packages.filter(({ course }) => isWhole(course))).toHaveLength(2 * 5 * 6);
  expect(built.packages.filter(({ course }) => !isWhole(course))).toHaveLength((7 * 5 + 22) * 3);
});

test("every package is ready to upload, without an error or a warning", async () => {
  const validate = newValidator();
  const results = [];
  for (const { path } of built.packages) results.push(await validate(readFileSync(join(built.output, path)), path));
  expect(results.filter(({ ready, findings }) => !ready || findings.length > 0).map(({ file, findings }) => ({ file, findings }))).toEqual(
    [],
  );
}, 120_000);

test("what the first screen loads stays small: 60 kB for a module, about twice that for a course of 55 to 84 minutes", async () => {
  const sizes = await Promise.all(
    built.packages.map(async ({ path, course, target }) => {
      const zip = await JSZip.loadAsync(readFileSync(join(built.output, path)));
      const size = gzipSync((await zip.file("index.html")?.async("nodebuffer")) ?? "", { level: 9 }).length;
      const most = (isWhole(course) ? MOST.course : MOST.module) + (target === "xapi" || target === "cmi5" ? CLIENT : 0);
      return { path, size, most };
    }),
  );
  expect(sizes.filter(({ size, most }) => size > most)).toEqual([]);
}, 120_000);
