import { expect, test } from "@jest/globals";
import { marks } from "../../../fakes/scorm-lms.ts";
import { personalities } from "../../../fakes/scorm-personalities.ts";
import { answeredEvent, choice, visit } from "../../../fakes/scorm-visit.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";

const STATUS = "cmi.core.lesson_status";
const answers = (length: number) => Array.from({ length }, (_, slot) => answeredEvent(choice, { slot }));

test("INT-2: each attempt has an id of its own", async () => {
  const page = await visit(connect);
  page.tracking.report(answeredEvent(choice, { attempt: 1 }));
  page.tracking.report(answeredEvent(choice, { attempt: 2 }));
  await page.pass(2000);
  expect([page.lms.stored.get("cmi.interactions.0.id"), page.lms.stored.get("cmi.interactions.1.id")]).toEqual(["m__q1_a1", "m__q1_a2"]);
});

test.each([personalities.adlStrict, personalities.learningHub])("INT-4: a later visit goes on after what is there", async (personality) => {
  const page = await visit(connect, { personality, stored: { "cmi.interactions.0.id": "m__q0_a1", [STATUS]: "incomplete" } });
  page.tracking.report(answeredEvent(choice));
  await page.pass(2000);
  expect([page.lms.stored.get("cmi.interactions.0.id"), page.lms.stored.get("cmi.interactions.1.id")]).toEqual(["m__q0_a1", "m__q1_a1"]);
});

test("CALL-6, INT-1: a refused interaction switches the group off, and the result still arrives", async () => {
  const page = await visit(connect, { prepare: (lms) => void (lms.refuses = /interactions\.\d+\.type/) });
  page.tracking.report(answeredEvent(choice));
  page.tracking.report(answeredEvent(choice, { slot: 2 }));
  page.tracking.report({ type: "passed", score: 9000 });
  await page.pass(0);
  page.tracking.report(answeredEvent(choice, { attempt: 2 }));
  await page.pass(5000);
  expect(marks(page.lms).filter((mark) => mark.startsWith("cmi.interactions"))).toEqual([
    "cmi.interactions.0.id=m__q1_a1",
    "cmi.interactions.0.type=choice",
  ]);
  expect(page.lms.stored.get(STATUS)).toBe("passed");
  expect(page.told.at(-1)).toBe("saved");
});

test("CALL-7: an LMS that offers no interactions gets none", async () => {
  const page = await visit(connect, { personality: personalities.bare });
  page.tracking.report(answeredEvent(choice));
  await page.pass(2000);
  expect(marks(page.lms).join()).not.toContain("interactions");
});

test("INT-8: a skipped question has no response", async () => {
  const page = await visit(connect);
  page.tracking.report(answeredEvent({ ...choice, response: undefined } as typeof choice, { score: 0 }));
  await page.pass(2000);
  expect(page.lms.stored.has("cmi.interactions.0.student_response")).toBe(false);
  expect(page.lms.stored.get("cmi.interactions.0.result")).toBe("neutral");
});

test("INT-5: a kind that SCORM 1.2 cannot hold leaves no gap", async () => {
  const page = await visit(connect);
  page.tracking.report(answeredEvent({ kind: "long-fill-in", response: "x" }));
  page.tracking.report(answeredEvent(choice));
  await page.pass(2000);
  expect(page.lms.stored.get("cmi.interactions.0.type")).toBe("choice");
});

test("INT-11: at most a hundred interactions in a visit, at most twenty to a commit", async () => {
  const page = await visit(connect);
  const before = marks(page.lms).length;
  answers(150).forEach(page.tracking.report);
  await page.pass(2000);
  expect(page.lms.stored.has("cmi.interactions.99.id")).toBe(true);
  expect(page.lms.stored.has("cmi.interactions.100.id")).toBe(false);
  expect(
    marks(page.lms)
      .slice(before)
      .filter((mark) => mark === "LMSCommit"),
  ).toHaveLength(5);
});

test("S12-9: after a failed commit the same interactions are set again at the same places", async () => {
  const page = await visit(connect);
  page.lms.failing = 1;
  page.tracking.report(answeredEvent(choice));
  await page.pass(10_000);
  expect(page.lms.stored.get("cmi.interactions.0.id")).toBe("m__q1_a1");
  expect(page.lms.stored.has("cmi.interactions.1.id")).toBe(false);
});
