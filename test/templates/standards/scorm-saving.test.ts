import { describe, expect, test } from "@jest/globals";
import type { SaveState } from "../../../templates/contract/tracking.ts";
import { type Outgoing, startSaving } from "../../../templates/standards/scorm-saving.ts";
import { createWindow } from "../../fakes/scorm-window.ts";

type Trouble = Exclude<SaveState, "saved">;

/** Something to send, and an LMS that takes it or not, as the test says. */
function open({ vital = false, keepAlive = true } = {}) {
  const told: SaveState[] = [];
  const pushed: number[] = [];
  const asked: number[] = [];
  const delays: number[] = [];
  const lms = { takes: true as boolean | undefined, dirty: false, vital, trouble: "unsaved" as Trouble, near: true as boolean | null };
  const page = createWindow();
  const { setTimeout: plan } = page.window as unknown as { setTimeout: (action: () => void, delay: number) => number };
  Object.assign(page.window, {
    setTimeout(action: () => void, delay: number) {
      delays.push(delay);
      return plan(action, delay);
    },
  });
  let unsaid = 0;
  const outgoing: Outgoing = {
    dirty: () => lms.dirty,
    vital: () => lms.vital,
    push() {
      pushed.push(page.elapsed());
      if (lms.takes) lms.dirty = false;
      return lms.takes;
    },
    unsay() {
      unsaid++;
      lms.dirty = true;
    },
    trouble: () => lms.trouble,
  };
  const saving = startSaving({
    window: page.window,
    elapsed: page.elapsed,
    reachable() {
      asked.push(page.elapsed());
      return Promise.resolve(lms.near);
    },
    outgoing,
    tell: (state) => told.push(state),
    keepAlive,
  });
  const change = () => {
    lms.dirty = true;
    saving.changed();
  };
  return { page, saving, lms, told, pushed, asked, delays, change, unsaid: () => unsaid };
}

describe("when something is sent", () => {
  test("what goes at once goes at once, before anything else was sent (EXIT-1)", () => {
    const { saving, lms, told } = open();
    lms.dirty = true;
    expect([saving.now(), told]).toEqual([true, ["saved"]]);
  });

  test("a second change does not put off the first (CALL-11)", async () => {
    const { page, change, pushed } = open();
    change();
    await page.pass(1500);
    change();
    await page.pass(600);
    expect(pushed).toEqual([2000]);
  });

  test("a result does not wait for the turn of what came before it (TC-8, EXIT-1)", async () => {
    const { page, change, lms, pushed } = open();
    change();
    lms.vital = true;
    change();
    await page.pass(0);
    expect(pushed).toEqual([0]);
  });

  test.each([
    ["hidden before", 0, []],
    ["in sight", 20 * 60_000, [25 * 60_000]],
  ])("a session is kept alive five minutes after the last word, unless the page is hidden: %s (COMMIT-6)", async (how, at, alive) => {
    const { page, change, pushed } = open();
    await page.pass(at);
    change();
    const steps: Readonly<Record<string, () => void>> = { "hidden before": page.hide, "in sight": page.show };
    steps[how]?.();
    await page.pass(2000);
    const before = pushed.length;
    await page.pass(5 * 60_000);
    expect(pushed.slice(before).map((time) => time - 2000)).toEqual(alive);
  });

  test("a push from inside a push changes nothing (CALL-9)", async () => {
    const { page, saving, lms, told, pushed } = open();
    lms.takes = undefined;
    lms.dirty = true;
    expect([saving.now(), told]).toEqual([false, []]);
    await page.pass(600_000);
    expect(pushed).toEqual([0]);
  });
});

describe("after a failure", () => {
  test("nothing new hurries the next try (COMMIT-2)", async () => {
    const { page, lms, change, pushed } = open();
    lms.takes = false;
    change();
    await page.pass(2000);
    lms.vital = true;
    change();
    await page.pass(700);
    expect(pushed).toEqual([2000]);
  });

  test("the package's host is asked first, also where no result is at stake (COMMIT-4)", async () => {
    const { page, lms, change, asked, pushed } = open();
    lms.takes = false;
    change();
    await page.pass(2000);
    lms.near = false;
    await page.pass(1300);
    expect([asked.length, pushed]).toEqual([1, [2000]]);
  });

  test.each([
    ["unsaved", ["saving", "saving"]],
    ["signed-out", ["saving", "signed-out"]],
    ["cut-off", ["saving", "cut-off"]],
  ] as const)(
    "the learner hears at once what time will not mend, and of a first failure not yet: %s (COMMIT-3, COMMIT-5)",
    async (trouble, words) => {
      const { page, lms, change, told } = open();
      Object.assign(lms, { takes: false, trouble });
      change();
      await page.pass(2000);
      expect(told).toEqual(words);
    },
  );

  test("a result that was confirmed while the host could not be reached is told again, after a pause (COMMIT-4)", async () => {
    const answers = [true, false, true, true];
    const { page, lms, change, told, pushed, unsaid } = open({ vital: true });
    Object.defineProperty(lms, "near", { get: () => answers.shift() ?? true });
    change();
    await page.pass(700);
    expect([told, pushed, unsaid()]).toEqual([["saving", "saving"], [0], 1]);
    await page.pass(1000);
    expect([told.at(-1), pushed.length]).toEqual(["saved", 2]);
  });
});

describe("one question at a time", () => {
  /** The host answers when the test says so. */
  function slow() {
    const opened = open({ vital: true });
    let answer = (_near: boolean): void => {};
    Object.defineProperty(opened.lms, "near", {
      get: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    return { ...opened, answer: (near: boolean) => answer(near) };
  }

  test("while the host is asked nothing is sent, and nobody asks again (COMMIT-4)", async () => {
    const { page, saving, change, asked, pushed } = slow();
    change();
    await page.pass(0);
    saving.hurry();
    await page.pass(0);
    expect([asked, pushed]).toEqual([[0], []]);
  });

  test("what has stopped meanwhile sends nothing (CALL-8)", async () => {
    const { page, saving, change, pushed, answer } = slow();
    change();
    await page.pass(0);
    saving.stop();
    answer(true);
    await page.pass(60_000);
    expect(pushed).toEqual([]);
  });
});

describe("once it has stopped (CALL-8)", () => {
  test("no change, no hurry and no moment sends or tells anything", async () => {
    const { page, saving, change, told, pushed } = open();
    saving.stop();
    change();
    saving.hurry();
    void saving.confirmed();
    expect(saving.now()).toBe(false);
    await page.pass(600_000);
    expect([told, pushed]).toEqual([[], []]);
  });

  test("a push that stopped it counts for nothing", () => {
    const { saving, lms, told } = open();
    lms.dirty = true;
    Object.defineProperty(lms, "takes", {
      get() {
        saving.stop();
        return true;
      },
    });
    expect([saving.now(), told]).toEqual([false, []]);
  });
});

describe("waiting for a confirmation (EXIT-5)", () => {
  const settled = async (page: ReturnType<typeof open>["page"], promise: Promise<boolean>, ms: number) => {
    let answer: boolean | undefined;
    void promise.then((confirmed) => {
      answer = confirmed;
    });
    await page.pass(ms);
    return answer;
  };

  test("sends at once, and says so once all has arrived", async () => {
    const { page, saving, lms, pushed } = open();
    lms.dirty = true;
    expect([await settled(page, saving.confirmed(), 0), pushed]).toEqual([true, [0]]);
  });

  test("gives up after its patience, by a minute", async () => {
    const { page, saving, lms } = open();
    Object.assign(lms, { dirty: true, takes: false });
    const patient = saving.confirmed();
    expect([await settled(page, patient, 59_999), await settled(page, patient, 1)]).toEqual([undefined, false]);
  });

  test.each([
    ["hurries a learner who waits", 60_000, 2],
    ["keeps to its pauses where nobody waits", Infinity, 1],
  ])("%s, after a failure (COMMIT-2)", async (_, patience, pushes) => {
    const { page, saving, lms, change, pushed } = open();
    lms.takes = false;
    change();
    await page.pass(2000);
    void saving.confirmed(patience);
    await page.pass(0);
    expect(pushed).toHaveLength(pushes);
  });

  test("for ever is no timer: a browser would take its delay for none", async () => {
    const { page, saving, lms, delays, pushed } = open();
    lms.dirty = true;
    expect(await settled(page, saving.confirmed(Infinity), 0)).toBe(true);
    expect([delays.filter((delay) => delay > 2 ** 31 - 1), pushed]).toEqual([[], [0]]);
  });
});
