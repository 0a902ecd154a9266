import { describe, expect, test } from "@jest/globals";
import { openFront, passing, reading } from "../../fakes/course-front.ts";
import { createRecorder } from "../../fakes/recorder.ts";
import { type Machine, newMachine } from "../../reliability/clock-window.ts";

const guarded = (front: Awaited<ReturnType<typeof openFront>>) => front.page.listened().includes("beforeunload");
const keysOf = ({ local }: Machine) => Array.from({ length: local.length }, (_, index) => local.key(index) ?? "");
/** Another tab takes the course. */
const take = (machine: Machine) => {
  for (const key of keysOf(machine).filter((name) => name.startsWith("curricle-tab-")))
    machine.local.setItem(key, `other ${Date.UTC(2027)}`);
};

describe("the browser asks before it closes the page (EXIT-6)", () => {
  test.each(["unsaved", "signed-out", "cut-off"] as const)("while a result is %s, and no longer once it is saved", async (save) => {
    const recorder = createRecorder();
    const front = await openFront(recorder);
    await front.act(...passing);
    const before = guarded(front);
    recorder.say(save);
    let asked = 0;
    front.page.dispatch("beforeunload", { preventDefault: () => asked++ });
    recorder.say("saved");
    expect([before, asked, guarded(front)]).toEqual([false, 1, false]);
  });

  test("not while there is no result", async () => {
    const recorder = createRecorder();
    const front = await openFront(recorder);
    recorder.say("unsaved");
    await front.act(...reading);
    expect(guarded(front)).toBe(false);
  });

  test("also while the learner is leaving, and not after the end", async () => {
    const recorder = createRecorder({ outcome: { confirmed: false } });
    const front = await openFront(recorder);
    await front.act(...passing);
    recorder.say("unsaved");
    front.session.wish("exit");
    const leaving = [front.now().phase, guarded(front)];
    await front.page.pass(0);
    expect([leaving, front.now().phase, guarded(front)]).toEqual([["leaving", true], "ended", false]);
  });
});

describe("leaving", () => {
  test("ends the record once, shows each step, and nothing is done after it (EXIT-4, EXIT-5)", async () => {
    const recorder = createRecorder();
    const front = await openFront(recorder);
    front.session.wish("exit");
    front.session.wish("exit");
    await front.act(...reading);
    expect(front.shown.map(({ phase }) => phase)).toEqual(["connecting", "running", "leaving", "ended"]);
    expect([recorder.asked, front.now().outcome, front.now().state.visited]).toEqual([["connect", "end"], { confirmed: true }, new Set()]);
    expect(front.machine.local.length).toBe(0);
  });

  test.each([
    ["https://lms.example/next", true, ["https://lms.example/next"]],
    ["http://lms.example/next", true, ["http://lms.example/next"]],
    ["javascript:alert('https:')", true, []],
    [undefined, true, []],
    ["https://lms.example/next", false, []],
  ])("goes on to %p where the end is confirmed (%p): %j (CMI5-14, EXIT-11)", async (next, confirmed, gone) => {
    const went: string[] = [];
    const location = { origin: "https://lms.example", protocol: "https:", replace: (address: string) => went.push(address) };
    const outcome = { confirmed, next } as { confirmed: true; next: string };
    const front = await openFront(createRecorder({ outcome }), { window: { location } });
    front.session.wish("exit");
    await front.page.pass(0);
    expect(went).toEqual(gone);
  });

  test("a course without a record ends unconfirmed, and asks nobody (UX-3)", async () => {
    const unread = createRecorder({ launch: { readable: false } });
    const front = await openFront(unread);
    front.session.wish("look-without-record");
    front.session.wish("exit");
    await front.page.pass(0);
    const alone = await openFront(createRecorder({ absent: true }));
    alone.session.wish("start-again");
    alone.session.wish("exit");
    await alone.page.pass(0);
    const end = [front.now(), alone.now()].map(({ phase, outcome }) => [phase, outcome]);
    expect([end, unread.asked]).toEqual([
      [
        ["ended", { confirmed: false }],
        ["ended", { confirmed: false }],
      ],
      ["connect"],
    ]);
  });
});

describe("wishes", () => {
  test("trying again connects anew, and once at a time (DISC-6)", async () => {
    const recorder = createRecorder({ absent: true });
    const front = await openFront(recorder);
    front.session.wish("try-again");
    front.session.wish("try-again");
    await front.page.pass(0);
    front.session.wish("try-again");
    await front.page.pass(0);
    expect([recorder.asked, front.now().phase]).toEqual([["connect", "connect", "connect"], "no-connection"]);
  });

  test("saving now tries at once (COMMIT-2)", async () => {
    const recorder = createRecorder();
    (await openFront(recorder)).session.wish("save-now");
    (await openFront(createRecorder({ absent: true }))).session.wish("save-now");
    expect(recorder.asked).toEqual(["connect", "retry"]);
  });

  test("a fresh start over an unreadable state keeps what the system holds, and records (INIT-4)", async () => {
    const recorder = createRecorder({ launch: { readable: false }, held: { status: "passed", score: 9000 } });
    const front = await openFront(recorder);
    expect(front.now().phase).toBe("unreadable");
    front.session.wish("start-again");
    await front.act(...reading.slice(0, 1));
    const { state, phase, mode } = front.now();
    expect([phase, mode, state.status, state.score, recorder.saved.length]).toEqual(["running", "normal", "passed", 9000, 1]);
  });

  test("looking without a record tells nothing (UX-3)", async () => {
    const recorder = createRecorder({ launch: { readable: false } });
    const front = await openFront(recorder);
    front.session.wish("look-without-record");
    await front.act(...passing);
    expect([front.now().save, recorder.saved, recorder.events]).toEqual(["unrecorded", [], []]);
  });
});

describe("the state of saving", () => {
  test("is that of the record, from the first moment on (UX-1)", async () => {
    const recorder = createRecorder();
    const front = await openFront(recorder);
    const before = front.now();
    recorder.say("saving");
    expect([front.shown[0]?.save, front.shown[0]?.mode, before.save, front.now().save]).toEqual(["saved", "normal", "saved", "saving"]);
  });

  test.each(["review", "browse"] as const)("is review in %s mode (UX-3, INIT-5)", async (mode) => {
    const front = await openFront(createRecorder({ launch: { mode } }));
    expect([front.now().mode, front.now().save]).toEqual([mode, "review"]);
  });
});

describe("another copy of the course (TABS-1)", () => {
  test("takes it over: this one keeps what it has, says it, and writes nothing after that", async () => {
    const machine = newMachine();
    const recorder = createRecorder();
    const front = await openFront(recorder, { machine });
    await front.act(...reading.slice(0, 1));
    take(machine);
    await front.page.pass(2000);
    const journal = keysOf(machine).find((name) => name.startsWith("curricle-journal-")) ?? "";
    expect([front.now().phase, recorder.asked, machine.local.getItem(journal)]).toEqual([
      "elsewhere",
      ["connect", "yield"],
      expect.stringContaining("|A1."),
    ]);
    machine.local.setItem(journal, "theirs");
    recorder.say("unsaved");
    expect(machine.local.getItem(journal)).toBe("theirs");
  });

  test("does not matter after the end", async () => {
    const machine = newMachine();
    const front = await openFront(createRecorder({ outcome: { confirmed: false } }), { machine });
    front.session.wish("exit");
    await front.page.pass(0);
    take(machine);
    await front.page.pass(5000);
    expect(front.now().phase).toBe("ended");
  });

  test("does not matter in review", async () => {
    const machine = newMachine();
    const first = await openFront(createRecorder(), { machine });
    const second = await openFront(createRecorder({ launch: { mode: "review" } }), { machine });
    second.session.wish("exit");
    await second.page.pass(0);
    expect([first.now().phase, second.now().phase]).toEqual(["running", "ended"]);
  });

  test("takes it over before anything could be read: then there is nothing to keep (INIT-4)", async () => {
    const machine = newMachine();
    const front = await openFront(createRecorder({ launch: { readable: false } }), { machine });
    take(machine);
    await front.page.pass(2000);
    expect([front.now().phase, keysOf(machine).filter((name) => name.startsWith("curricle-journal-"))]).toEqual(["elsewhere", []]);
  });

  test.each([
    ["after the end", createRecorder(), "exit", "ended"],
    ["after another try", createRecorder({ launch: { readable: false } }), "try-again", "unreadable"],
  ] as const)("does not matter where the browser tells of it late: %s", async (_, recorder, wish, phase) => {
    const fail: ((reason: Error) => void)[] = [];
    const request = (_name: string, _how: object, hold: (lock: object) => unknown) => {
      hold({});
      return new Promise((_resolve, reject) => fail.push(reject));
    };
    const front = await openFront(recorder, { window: { navigator: { userAgent: "fake", onLine: true, locks: { request } } } });
    front.session.wish(wish);
    await front.page.pass(0);
    fail[0]?.(Object.assign(new Error("stolen"), { name: "AbortError" }));
    await front.page.pass(0);
    expect(front.now().phase).toBe(phase);
  });
});
