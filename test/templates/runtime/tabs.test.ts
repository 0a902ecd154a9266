import { describe, expect, test } from "@jest/globals";
import { claimCourse } from "../../../templates/runtime/tabs.ts";
import { type Machine, newMachine, openWindow } from "../../reliability/clock-window.ts";

const KEY = "curricle-tab-owner";

/** One tab of that machine, `after` ms after the first one. */
async function claim(machine: Machine, after = 0, take = false, more: object = {}, owner = "owner") {
  const page = openWindow(machine, after);
  Object.defineProperties(page.window, Object.getOwnPropertyDescriptors(more));
  let lost = 0;
  const held = await claimCourse(page.window, owner, take, page.now, () => {
    lost++;
  });
  return { page, held, lost: () => lost };
}

const locks = (request: (...given: unknown[]) => unknown) => ({ navigator: { locks: { request } } });

describe("without locks, a heartbeat in storage says who has the course (TABS-1, ENV-2)", () => {
  test.each([
    [0, false],
    [69_999, false],
    [70_000, true],
  ])("a copy that was heard %d ms ago leaves it free: %p", async (silent, free) => {
    const machine = newMachine();
    await claim(machine);
    expect((await claim(machine, silent)).held.mine).toBe(free);
  });

  test("a copy that is alive is heard every two seconds", async () => {
    const machine = newMachine();
    const { page } = await claim(machine);
    const first = machine.local.getItem(KEY);
    await page.pass(1999);
    expect(machine.local.getItem(KEY)).toBe(first);
    await page.pass(1);
    expect(machine.local.getItem(KEY)).not.toBe(first);
    await page.pass(200_000);
    expect((await claim(machine, 202_000)).held.mine).toBe(false);
  });

  test("a copy that was taken over hears of it at its next beat, once, and touches nothing more", async () => {
    const machine = newMachine();
    const first = await claim(machine);
    await claim(machine, 1000, true);
    const theirs = machine.local.getItem(KEY);
    await first.page.pass(10_000);
    first.held.release();
    expect([first.lost(), machine.local.getItem(KEY)]).toEqual([1, theirs]);
    expect(first.page.listened().filter((type) => /storage|pagehide/.test(type))).toEqual([]);
  });

  test("it hears of it at once where the browser tells of the storage, and of no other change", async () => {
    const machine = newMachine();
    const first = await claim(machine);
    first.page.dispatch("storage", { key: KEY });
    expect(first.lost()).toBe(0);
    await claim(machine, 1000, true);
    first.page.dispatch("storage", { key: "another" });
    expect(first.lost()).toBe(0);
    first.page.dispatch("storage", { key: KEY });
    expect(first.lost()).toBe(1);
  });

  test("a page that goes for good lets go, and one that may come back does not (EXIT-3)", async () => {
    const machine = newMachine();
    const { page, lost } = await claim(machine);
    page.dispatch("pagehide", { persisted: true });
    expect(machine.local.length).toBe(1);
    page.dispatch("pagehide", { persisted: false });
    expect([machine.local.length, lost()]).toEqual([0, 0]);
  });

  test("letting go leaves it free, and no beat follows", async () => {
    const machine = newMachine();
    const { page, held } = await claim(machine);
    held.release();
    await page.pass(10_000);
    expect(machine.local.length).toBe(0);
    expect((await claim(machine, 10_000)).held.mine).toBe(true);
  });

  test("a copy that was refused lets go of nothing", async () => {
    const machine = newMachine();
    await claim(machine);
    (await claim(machine, 1000)).held.release();
    expect(machine.local.length).toBe(1);
  });
});

describe("with locks (TABS-1, TABS-3)", () => {
  test.each([
    [false, { ifAvailable: true }],
    [true, { steal: true }],
  ])("where it is taken (%p) the lock is asked for so, and nothing is written", async (take, options) => {
    const machine = newMachine();
    const asked: unknown[] = [];
    const { held } = await claim(
      machine,
      0,
      take,
      locks((name, how, hold) => {
        asked.push(name, how);
        return (hold as (lock: object) => Promise<void>)({});
      }),
    );
    expect([asked, held.mine, machine.local.length]).toEqual([[KEY, options], true, 0]);
  });

  test("the lock is held until it is let go", async () => {
    let free = false;
    const { held, page } = await claim(
      newMachine(),
      0,
      false,
      locks((_name, _how, hold) =>
        (hold as (lock: object) => Promise<void>)({}).then(() => {
          free = true;
        }),
      ),
    );
    await page.pass(1000);
    expect(free).toBe(false);
    held.release();
    await page.pass(0);
    expect(free).toBe(true);
  });

  test.each([
    ["is taken", Object.assign(new Error("stolen"), { name: "AbortError" }), 1],
    ["fails in another way", new Error("odd"), 0],
    ["fails without a reason", undefined, 0],
  ])("a lock that %s is lost only if it was taken", async (_, reason, times) => {
    let fail = (_reason: unknown): void => {};
    const { page, lost } = await claim(
      newMachine(),
      0,
      false,
      locks((_name, _how, hold) => {
        void (hold as (lock: object) => Promise<void>)({});
        return new Promise((_resolve, reject) => {
          fail = reject;
        });
      }),
    );
    fail(reason);
    await page.pass(0);
    expect(lost()).toBe(times);
  });
});

describe("the course is free (PRIV-4)", () => {
  const blocked = {
    get localStorage(): never {
      throw new Error("SecurityError");
    },
  };

  test.each([
    ["where storage is blocked", blocked, "owner"],
    ["where locks are blocked", locks(() => Promise.reject(new Error("SecurityError"))), "owner"],
    ["where locks are blocked without a reason", locks(() => Promise.reject()), "owner"],
    ["where nobody says who the learner is", {}, ""],
  ])("%s, and nothing is written", async (_, more, owner) => {
    const machine = newMachine();
    const { held } = await claim(machine, 0, false, more, owner);
    const written = machine.local.length;
    held.release();
    expect([held.mine, written]).toEqual([true, 0]);
  });
});
