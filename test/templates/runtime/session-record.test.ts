import { describe, expect, test } from "@jest/globals";
import type { Course } from "../../../templates/contract/course.ts";
import { writeHeader } from "../../../templates/runtime/course/saved-state.ts";
import { startingState } from "../../../templates/runtime/course/state.ts";
import { failing, openFront, passing, reading } from "../../fakes/course-front.ts";
import { createRecorder } from "../../fakes/recorder.ts";
import { newMachine } from "../../reliability/clock-window.ts";
import { course } from "../../support/course.ts";

const JOURNAL = "curricle-journal-";
const withRule = (rule: Partial<Course["rule"]>): Course => ({ ...course, rule: { ...course.rule, ...rule } });
const copyIn = ({ local }: { readonly local: Storage }) =>
  Array.from({ length: local.length }, (_, index) => local.key(index) ?? "")
    .filter((key) => key.startsWith(JOURNAL))
    .map((key) => local.getItem(key)?.split("|")[1])
    .join();

describe("the copy on this machine", () => {
  test.each([
    ["passed", course, passing, "p"],
    ["completed", withRule({ quiz: false }), reading, "c"],
    ["failed", withRule({ attempts: 1 }), failing, "f"],
  ])("is written as soon as the course is %s (COMMIT-1)", async (_, of, actions, letter) => {
    const front = await openFront(createRecorder(), { course: of });
    await front.act(...actions.slice(0, -1));
    expect(copyIn(front.machine)).toBe("");
    await front.act(...actions.slice(-1));
    expect(copyIn(front.machine).split(".")[3]).toBe(letter);
  });

  test.each(["unsaved", "signed-out", "cut-off"] as const)(
    "is written, and kept up to date, while the record is %s (COMMIT-1)",
    async (save) => {
      const recorder = createRecorder();
      const front = await openFront(recorder);
      await front.act(...reading.slice(0, 1));
      recorder.say(save);
      const first = copyIn(front.machine);
      await front.act(...reading.slice(1, 2));
      expect([first.split(".")[6], copyIn(front.machine).split(".")[6]]).toEqual(["B", "D"]);
    },
  );

  test.each(["saving", "saved", "ended"] as const)(
    "is not written while the record is %s and there is no result (PRIV-2)",
    async (save) => {
      const recorder = createRecorder();
      const front = await openFront(recorder);
      recorder.say(save);
      await front.act(...reading.slice(0, 1));
      expect(copyIn(front.machine)).toBe("");
    },
  );

  test("is not written in review (INIT-5)", async () => {
    const recorder = createRecorder({ launch: { mode: "review" } });
    const front = await openFront(recorder);
    await front.act(...passing);
    recorder.say("unsaved");
    expect([copyIn(front.machine), recorder.saved, recorder.events]).toEqual(["", [], []]);
  });

  test("stays while the LMS holds fewer pages, and goes once it holds them (PRIV-2)", async () => {
    const machine = newMachine();
    const recorder = createRecorder();
    const front = await openFront(recorder, { machine });
    await front.act(...reading.slice(0, 2));
    recorder.say("unsaved");
    front.session.wish("exit");
    await front.page.pass(0);
    const kept = copyIn(machine);
    await (await openFront(createRecorder(), { machine })).page.pass(0);
    expect([kept, copyIn(machine)]).toEqual([kept, kept]);
    const held = writeHeader(course, { ...startingState(course), visited: new Set([0, 1]) });
    machine.local.removeItem(machine.local.key(1) ?? "");
    await openFront(createRecorder({ launch: { resume: held } }), { machine });
    expect(copyIn(machine)).toBe("");
  });

  test("keeps its name from one version to the next, so that what was left is found (COMMIT-1)", async () => {
    const front = await openFront(createRecorder());
    await front.act(...passing);
    expect(front.machine.local.getItem(`${JOURNAL}375dbce2ce7794b7070488`)).toContain("|A1.");
  });
});

describe("what is told", () => {
  test("at the start of a visit that finds nothing missing is nothing (CALL-11)", async () => {
    const recorder = createRecorder();
    await openFront(recorder);
    expect([recorder.saved, recorder.events]).toEqual([[], []]);
  });

  test("after an action that changes nothing is nothing, and nothing is drawn (CALL-11)", async () => {
    const recorder = createRecorder();
    const front = await openFront(recorder);
    await front.act(...reading.slice(0, 1));
    const drawn = front.shown.length;
    await front.act(...reading.slice(0, 1));
    expect([recorder.saved.length, front.shown.length - drawn]).toEqual([1, 0]);
  });

  test("uses the pass mark of the learning system (S04-4, CMI5-10)", async () => {
    const front = await openFront(createRecorder({ launch: { passMark: 0 } }));
    await front.act(...failing);
    expect([front.now().course.rule, front.now().state.status]).toEqual([{ ...course.rule, passMark: 0 }, "passed"]);
  });
});

describe("the receipt (COMMIT-8)", () => {
  test("is there once there is a result, and not before", async () => {
    const front = await openFront(createRecorder());
    await front.act(...passing.slice(0, -1));
    const before = front.now().receipt;
    await front.act(...passing.slice(-1));
    expect([before, front.now().receipt.length]).toEqual(["", 19]);
  });

  test.each([
    ["in review", createRecorder({ launch: { mode: "review", status: "passed" } }), []],
    ["without a record", createRecorder({ absent: true }), ["look-without-record"]],
    ["in a fresh start without a record", createRecorder({ absent: true }), ["start-again"]],
  ] as const)("is never there %s (UX-3)", async (_, recorder, wishes) => {
    const front = await openFront(recorder);
    for (const wish of wishes) front.session.wish(wish);
    await front.act(...passing);
    expect([front.now().state.status, front.now().receipt]).toEqual(["passed", ""]);
  });
});

test("the technical log begins with the package, the browser and the day, and tells each change once (UX-4)", async () => {
  const recorder = createRecorder();
  const front = await openFront(recorder);
  for (const save of ["saving", "saving", "unsaved"] as const) recorder.say(save);
  expect(front.session.log().split("\n")).toEqual([
    "c-users 0123abcd",
    "fake",
    "2026-11-24T09:00:00.000Z",
    "0.0 s  phase: connecting",
    "0.0 s  phase: running",
    "0.0 s  record: saving",
    "0.0 s  record: unsaved",
  ]);
  const alone = await openFront(createRecorder({ absent: true }));
  expect(alone.session.log()).toContain("connection: no-lms");
});
