import { expect, test } from "@jest/globals";
import fc from "../../../support/properties.ts";
import { percentOf } from "../../../../templates/contract/course-state.ts";
import { improvements2004 } from "../../../../templates/standards/scorm2004-improvements.ts";
import { values } from "../../../../templates/standards/scorm2004-values.ts";
import connect from "../../../../templates/targets/scorm2004-3rd/tracking.ts";
import { visit2004 as visit } from "../../../fakes/scorm-visit.ts";
import { course } from "../../../support/course.ts";

const told = (facts: Parameters<typeof values>[0]) => Object.fromEntries(values(facts, 0, {}).flat());

test("S04-3: every score is a plain decimal, scaled and raw", () => {
  const wrong = Array.from({ length: 10_001 }, (_, score) => told({ score })).filter(
    (all) =>
      !/^(0|1|0\.\d{1,4})$/.test(String(all["cmi.score.scaled"])) || !/^(100|\d{1,2}(\.\d{1,2})?)$/.test(String(all["cmi.score.raw"])),
  );
  expect(wrong).toEqual([]);
});

test("S04-2, S04-3: whatever progress is reported, it is a plain decimal and never 1 before the end", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (reports) => {
      const launch = {
        mode: "normal",
        resume: "",
        readable: true,
        status: "incomplete",
        score: undefined,
        passMark: undefined,
        learner: "",
      } as const;
      const { improve } = improvements2004(course, launch, 0);
      const written = reports
        .map((progress) => told(improve({ type: "progressed", progress }))["cmi.progress_measure"])
        .filter((text) => text !== undefined && text !== "");
      expect(written.filter((text) => !/^(0|0\.\d{1,4})$/.test(String(text)))).toEqual([]);
      expect(written.map(Number)).toEqual(written.map(Number).toSorted((a, b) => a - b));
    }),
  );
});

test.each<[number, "passed" | "not passed"]>([
  [0.79, "not passed"],
  [0.799_999_9, "not passed"],
  [0.8, "passed"],
  [0.800_000_1, "passed"],
])("S04-4: at a scaled passing score of 0.8, %d is %s", async (share, outcome) => {
  const page = await visit(connect, { given: { "cmi.scaled_passing_score": "0.8" } });
  const mark = page.tracking.launch.passMark ?? 0;
  expect(percentOf(share * 1e7, 1e7) >= mark ? "passed" : "not passed").toBe(outcome);
});

test("S04-4: what the course calls passed is never below the mark that the LMS compares with", async () => {
  const page = await visit(connect, { given: { "cmi.scaled_passing_score": "0.8" } });
  page.tracking.report({ type: "passed", score: percentOf(8, 10) });
  await page.pass(0);
  expect(Number(page.lms.stored.get("cmi.score.scaled"))).toBeGreaterThanOrEqual(0.8);
  expect(page.lms.stored.get("cmi.success_status")).toBe("passed");
});

test.each(["2026-03-01T10:00:00.123Z", "2038-12-31T23:59:59.999Z"])("S04-9: %s is told without its milliseconds", async (at) => {
  const { timestamp } = await import("../../../../templates/standards/cmi2004-time.ts");
  expect(timestamp(new Date(at))).toBe(`${at.slice(0, 19)}.0Z`);
});
