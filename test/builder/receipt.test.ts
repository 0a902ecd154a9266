import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type CheckedReceipt, checkReceipts } from "../../builder/index.ts";
import { receiptOf } from "../../templates/runtime/course/receipt.ts";
import { home, kit, openProject, type TestProject, today } from "../support/project.ts";

const CLI = join(home, "builder/compiled/cli.mjs");
const IRI = "https://curricle.example/courses/basics/users";
const day = new Date(2026, 10, 24);
const codeFor = (iri: string, version: string) => receiptOf({ iri, version }, { status: "passed", score: 9000 }, day);
let project: TestProject;
let version = "";

beforeAll(async () => {
  project = openProject("small");
  const [checked] = await checkReceipts({ root: project.root, kit, today }, [codeFor(IRI, "00000000")]);
  version = (checked as Extract<CheckedReceipt, { found: "course" }>).course.version;
});

afterAll(() => project.remove());

const run = (...args: string[]) => spawnSync(process.execPath, [CLI, "receipt", ...args, "--root", project.root], { encoding: "utf8" });

describe("curricle receipt (COMMIT-8)", () => {
  test("names the course, the version it has now, the result and the day", () => {
    const { stdout, status } = run(codeFor(IRI, version));
    expect(status).toBe(0);
    expect(stdout).toContain("passed, score 90%, shown on 2026-11-24");
    expect(stdout).toContain("(basics-users)");
    expect(stdout).toContain(`Version ${version}, which is the one in this project now`);
  });

  test("says that the content was another", () => {
    const { stdout, status } = run(codeFor(IRI, "abcdef01"));
    expect([status, stdout.includes("Another version")]).toEqual([0, true]);
  });

  test.each([
    ["a code with a slip in it", "0000-0000-0000-0000", "One of them is wrong here"],
    ["a course of another project", codeFor("https://elsewhere.example/c", "abcdef01"), "The course is not in this project"],
  ])("fails for %s, and says what to do", (_, code, words) => {
    const { stdout, status } = run(code);
    expect([status, stdout.includes(words)]).toEqual([1, true]);
  });

  test("gives the same as data", () => {
    const { stdout, status } = run(codeFor(IRI, version), "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      receipts: [
        { found: "course", current: true, course: { key: "basics-users" }, result: { status: "passed", score: 90, day: "2026-11-24" } },
      ],
    });
  });

  test("wants a code", () => {
    expect(run().status).toBe(2);
  });
});
