import { describe, expect, test } from "@jest/globals";
import scorm12 from "../../../templates/targets/scorm12/tracking.ts";
import { createLms } from "../../../templates/lms/scorm-lms.ts";
import type { StrictLms } from "../../../templates/lms/strict-lms.ts";
import { type ClockWindow, type Machine, newMachine, openWindow } from "../../reliability/clock-window.ts";
import { type Learner, openLearner, play, stories } from "../../reliability/story.ts";

const DAY = 24 * 60 * 60 * 1000;
const STATUS = "cmi.core.lesson_status";

function pageAt(machine: Machine, lms: StrictLms, after = 0, more: object = {}): ClockWindow {
  return openWindow(machine, after, { [lms.object]: lms.api, ...more });
}

const visit = (machine: Machine, lms: StrictLms, after = 0, more: object = {}) => openLearner(scorm12, pageAt(machine, lms, after, more));
const phaseOf = (learner: Learner) => learner.shown().recording.phase;
const story = (name: string) => stories[name] ?? [];
const dump = ({ local }: Machine) =>
  JSON.stringify(Array.from({ length: local.length }, (_, index) => [local.key(index), local.getItem(local.key(index) ?? "")]));

/** Locks as a browser has them, for all tabs of one machine. */
function locksOf() {
  let lost: (() => void) | undefined;
  return {
    request: (_: string, { steal }: { steal?: boolean }, hold: (lock: object | null) => Promise<void> | undefined) => {
      if (lost && !steal) return Promise.resolve(hold(null));
      lost?.();
      return new Promise((resolve, reject) => {
        lost = () => reject(Object.assign(new Error("stolen"), { name: "AbortError" }));
        void hold({})?.then(() => {
          lost = undefined;
          resolve(undefined);
        });
      });
    },
  };
}

describe.each([
  ["with locks", () => ({ navigator: { userAgent: "fake", onLine: true, locks: locksOf() } })],
  ["without locks, as on plain http", () => ({})],
])("two tabs of one learner, %s", (_, more) => {
  test("the second says so, takes over when it is asked to, and the first falls silent (TABS-1, TABS-3)", async () => {
    const machine = newMachine();
    const shared = more();
    const one = createLms();
    const first = await visit(machine, one, 0, shared);
    const two = createLms();
    const second = await visit(machine, two, 20_000, shared);
    expect([phaseOf(first), phaseOf(second)]).toEqual(["running", "elsewhere"]);
    second.session.wish("use-here");
    await second.page.pass(3000);
    await first.page.pass(3000);
    first.page.dispatch("storage", { key: machine.local.key(0) ?? "" });
    expect([phaseOf(first), phaseOf(second)]).toEqual(["elsewhere", "running"]);
    const calls = one.trace.length;
    await play(first, story("passes and exits"));
    expect(one.trace).toHaveLength(calls);
    await play(second, story("passes and exits"));
    expect(two.stored.get(STATUS)).toBe("passed");
  });

  test("a tab that is closed lets go of the course (TABS-1)", async () => {
    const machine = newMachine();
    const shared = more();
    const first = await visit(machine, createLms(), 0, shared);
    await play(first, story("passes and exits"));
    expect(phaseOf(await visit(machine, createLms(), 150_000, shared))).toBe("running");
  });

  test("trying again is no second tab (TABS-3)", async () => {
    const lms = createLms({ stored: { "cmi.suspend_data": "not ours" } });
    const learner = await visit(newMachine(), lms, 0, more());
    expect(phaseOf(learner)).toBe("unreadable");
    learner.session.wish("try-again");
    await learner.page.pass(3000);
    expect(phaseOf(learner)).toBe("unreadable");
  });
});

describe("the copy on the machine", () => {
  const dead = () => Object.assign(createLms(), { failing: Infinity });

  test("names no one and holds no answer, and another learner gets nothing of it (PRIV-1, PRIV-2, PRIV-3)", async () => {
    const machine = newMachine();
    await play(await visit(machine, dead()), story("passes and closes the window"));
    expect(machine.local.length).toBe(1);
    expect(dump(machine)).not.toMatch(/learner|Learner|One|secret|-b~/);
    const other = createLms({ given: { "cmi.core.student_id": "learner-2" } });
    await visit(machine, other, DAY);
    expect(other.stored.get(STATUS)).toBe("incomplete");
    const back = createLms();
    await play(await visit(machine, back, 2 * DAY), []);
    expect(back.stored.get(STATUS)).toBe("passed");
  });

  test("is deleted once the LMS shows the result, and after thirty days in any case (PRIV-2)", async () => {
    const machine = newMachine();
    const lms = createLms();
    await play(await visit(machine, lms), story("passes and exits"));
    await play(await visit(machine, lms.again(), DAY), story("passes and exits"));
    expect(machine.local.length).toBe(0);
    const late = newMachine();
    await play(await visit(late, dead()), story("passes and closes the window"));
    const other = createLms({ given: { "cmi.core.student_id": "learner-2" } });
    await play(await visit(late, other, 31 * DAY), story("passes and exits"));
    expect(dump(late)).not.toContain(".p.7ps.2.H.0u3cbg5.2-1-7ps-m.A");
    expect(late.local.length).toBe(1);
  });

  test.each([
    ["garbage", "%%%"],
    ["another course's", "A1.9.deadbeef.p.7ps.2.H.0000000"],
    ["a forged pass without a checksum", "A1.zz.0123abcd.p.7ps.2.H.aaaaaaa"],
  ])("is ignored where it is %s (PRIV-7)", async (_, text) => {
    const machine = newMachine();
    await play(await visit(machine, dead()), story("passes and closes the window"));
    const key = machine.local.key(0) ?? "";
    machine.local.setItem(key, `${Date.UTC(2026, 10, 24, 9)}|${text}`);
    const lms = createLms();
    await visit(machine, lms, DAY);
    expect(lms.stored.get(STATUS)).toBe("incomplete");
  });

  test("never lowers what the LMS holds (PRIV-7, INIT-2)", async () => {
    const machine = newMachine();
    await play(await visit(machine, dead()), story("passes and closes the window"));
    const lms = createLms({ stored: { [STATUS]: "passed", "cmi.core.score.raw": "100" } });
    await play(await visit(machine, lms, DAY), story("leaves half-way"));
    expect([lms.stored.get(STATUS), lms.stored.get("cmi.core.score.raw")]).toEqual(["passed", "100"]);
  });

  test.each([
    [
      "throws",
      {
        get localStorage(): never {
          throw new Error("SecurityError");
        },
      },
    ],
    ["is not there, as in a partition of its own", { localStorage: undefined }],
  ])("is done without where storage %s (PRIV-4, PRIV-5)", async (_, more) => {
    const lms = createLms();
    const page = pageAt(newMachine(), lms);
    Object.defineProperties(page.window, Object.getOwnPropertyDescriptors(more));
    await play(await openLearner(scorm12, page), story("passes and exits"));
    expect(lms.stored.get(STATUS)).toBe("passed");
  });
});

test("where nothing is recorded the course can be worked through to its end (UX-5)", async () => {
  const lms = createLms();
  for (const name of Object.keys(lms.api))
    lms.api[name] = () => {
      throw new Error("dead");
    };
  const learner = await visit(newMachine(), lms);
  expect(phaseOf(learner)).toBe("no-connection");
  learner.session.wish("look-without-record");
  await play(learner, story("passes and closes the window"));
  expect([learner.shown().state.status, learner.shown().recording.save]).toEqual(["passed", "unrecorded"]);
});

test("the technical log tells calls and errors, and nothing of the learner (UX-4)", async () => {
  const lms = createLms();
  lms.failing = 3;
  const learner = await visit(newMachine(), lms);
  await play(learner, story("passes and exits"));
  expect(learner.session.log()).toMatch(/LMSSetValue cmi\.core\.lesson_status: ok/);
  expect(learner.session.log()).toMatch(/LMSCommit .*rejected 101/);
  expect(learner.session.log()).not.toMatch(/learner-1|Learner, One|A1\./);
});
