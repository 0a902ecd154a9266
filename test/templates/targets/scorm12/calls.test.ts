import { runInNewContext } from "node:vm";
import { expect, test } from "@jest/globals";
import { createLms } from "../../../../templates/lms/scorm-lms.ts";
import { count } from "../../../../templates/lms/strict-lms.ts";
import { personalities } from "../../../../templates/lms/scorm-personalities.ts";
import { answeredEvent, choice, tryVisit, type Visit, type VisitSettings, visit } from "../../../fakes/scorm-visit.ts";
import { coursePage } from "../../../support/course.ts";
import connect from "../../../../templates/targets/scorm12/tracking.ts";

/** What every learner does: reads, answers, passes, leaves. */
async function story(settings: VisitSettings = {}): Promise<Visit> {
  const page = await visit(connect, settings);
  page.tracking.save("A1.x");
  page.tracking.report({ type: "page", page: coursePage(0) });
  await page.pass(3000);
  page.tracking.save("A1.y");
  page.tracking.report(answeredEvent(choice));
  page.tracking.report({ type: "passed", score: 9000 });
  await page.pass(1000);
  const ended = page.tracking.end();
  await page.pass(60_000);
  await ended;
  return page;
}

test.each(Object.entries(personalities))("CALL-1: on %s every argument is a text that says something", async (_name, personality) => {
  const { lms } = await story({ personality });
  const words = lms.trace.flatMap(({ given }) => given);
  expect(words.filter((word) => typeof word !== "string" || /undefined|null|NaN|\[object|Infinity/.test(word))).toEqual([]);
  expect(lms.trace.filter(({ method, given }) => /Initialize|Commit|Finish/.test(method) && given.join() !== "")).toEqual([]);
});

const answers: readonly (readonly [answer: unknown, good: boolean])[] = [
  [true, true],
  ["TRUE", true],
  [" true ", true],
  [1, true],
  ["1", true],
  [Object("true"), true],
  [Object(true), true],
  [runInNewContext("new String('true')"), true],
  [false, false],
  ["False", false],
  [" false\n", false],
  [0, false],
  ["0", false],
  [Object("false"), false],
  [Object(false), false],
  [undefined, true],
  [null, true],
  ["", true],
  [{}, true],
];
const cases = answers.flatMap(([answer, good]) =>
  ["LMSInitialize", "LMSSetValue", "LMSCommit"].map((method) => ({
    answer,
    good,
    method,
    shown: `${typeof answer} ${JSON.stringify(answer)}`,
  })),
);

/** Whether the learner reads that all is saved where one method answers `answer` and the last error is `error`. */
async function believed(method: string, answer: unknown, error: unknown): Promise<boolean> {
  const lms = createLms();
  const answering = (...words: unknown[]) => {
    lms.api[method]?.(...words);
    return answer;
  };
  const API = { ...lms.api, [method]: answering, LMSGetLastError: () => error };
  const { connection, told, pass } = await tryVisit(connect, { lms, window: { API } });
  (connection as Partial<Visit>).tracking?.report({ type: "passed", score: 9000 });
  await pass(500);
  return told.at(-1) === "saved";
}

test.each(cases)("CALL-2: $method answers $shown and is believed: $good", async ({ method, answer, good }) => {
  expect(await believed(method, answer, "0")).toBe(good);
});

test.each(["LMSInitialize", "LMSSetValue", "LMSCommit"])("CALL-2: %s that answers nothing, with an error, has failed", async (method) => {
  expect(await believed(method, undefined, 391)).toBe(false);
});

test.each(Array.from({ length: 60 }, (_, index) => index + 1))(
  "CALL-3, S12-8: an LMS that throws at call %i of the whole visit loses no result and is finished once at most",
  async (throwAt) => {
    const { lms } = await story({ prepare: (made) => void (made.throwAt = throwAt) });
    expect(count(lms, "LMSFinish")).toBeLessThanOrEqual(1);
    expect(["lesson_status", "score.raw"].map((name) => lms.stored.get(`cmi.core.${name}`))).toEqual(["passed", "90"]);
    expect(lms.stored.get("cmi.suspend_data")).toBe("A1.y");
  },
);

test("CALL-3: an LMS that throws at every call from now on is never called saved", async () => {
  const page = await visit(connect);
  const thrower = () => {
    throw new Error("gone");
  };
  Object.assign(page.lms.api, Object.fromEntries(Object.keys(page.lms.api).map((name) => [name, thrower])));
  page.tracking.report({ type: "passed", score: 9000 });
  await page.pass(5000);
  expect(page.told.at(-1)).toBe("cut-off");
  const ended = page.tracking.end();
  await page.pass(60_000);
  expect(await ended).toEqual({ confirmed: false });
});

test("CALL-4: error 403 after an empty value is an empty value", async () => {
  const lms = createLms();
  const API = {
    ...lms.api,
    LMSGetValue: (element: string) => (element === "cmi.suspend_data" ? "" : lms.api["LMSGetValue"]?.(element)),
    LMSGetLastError: () => "403",
  };
  const { connection } = await tryVisit(connect, { lms, window: { API } });
  expect(connection).toMatchObject({ tracking: { launch: { resume: "", readable: true, status: "incomplete", score: undefined } } });
});

test.each([
  ["every value empty, and no error", () => "", undefined],
  ["values empty from the second on, and no error code where there was one", (calls: number) => (calls > 1 ? "" : undefined), ""],
])("INIT-4: %s is an LMS that cannot be read, not a learner who is new", async (_, answer, code) => {
  const lms = createLms({ stored: { "cmi.core.lesson_status": "passed" } });
  let calls = 0;
  const API = {
    ...lms.api,
    LMSGetValue: (element: string) => answer(++calls) ?? lms.api["LMSGetValue"]?.(element),
    LMSGetLastError: () => (calls > 1 && code !== undefined ? code : "0"),
  };
  const { connection } = await tryVisit(connect, { lms, window: { API } });
  expect(connection).toMatchObject({ tracking: { launch: { readable: false } } });
  expect(lms.stored.get("cmi.core.lesson_status")).toBe("passed");
});

test("CALL-5: a session that is over already cannot be used", async () => {
  const lms = createLms();
  lms.api["LMSInitialize"]?.("");
  lms.api["LMSFinish"]?.("");
  expect((await tryVisit(connect, { lms })).connection).toEqual({ connected: false, reason: "refused" });
});

test("CALL-10: no event is current at the end that a click asks for", async () => {
  const page = await visit(connect);
  page.window.addEventListener("click", () => {
    page.tracking.report({ type: "passed", score: 9000 });
    void page.tracking.end();
  });
  page.dispatch("click");
  await page.pass(5000);
  expect(count(page.lms, "LMSFinish")).toBe(1);
  expect(page.lms.trace.filter(({ during }) => during !== undefined)).toEqual([]);
});

class Api {
  private readonly lms = createLms();
  LMSInitialize(word: string) {
    return this.lms.api["LMSInitialize"]?.(word);
  }
  LMSFinish(word: string) {
    return this.lms.api["LMSFinish"]?.(word);
  }
  LMSGetValue(element: string) {
    return this.lms.api["LMSGetValue"]?.(element);
  }
  LMSSetValue(element: string, value: string) {
    return this.lms.api["LMSSetValue"]?.(element, value);
  }
  LMSCommit(word: string) {
    return this.lms.api["LMSCommit"]?.(word);
  }
  LMSGetLastError() {
    return this.lms.api["LMSGetLastError"]?.();
  }
}

test.each([
  ["is an instance whose methods need their this", (): object => new Api()],
  ["is a proxy", (): object => new Proxy(createLms().api, {})],
  ["is frozen", (): object => Object.freeze(createLms().api)],
  [
    "spells its methods in another letter case",
    (): object => Object.fromEntries(Object.entries(createLms().api).map(([name, method]) => [name.replace("LMS", "Lms"), method])),
  ],
])("DISC-7: an API that %s records", async (_what, made) => {
  const { told } = await tryVisit(connect, { window: { API: made() } });
  expect(told.at(-1)).toBe("saved");
});

class Player {
  readonly kept = new Map<string, string>();
  private error = 0;

  LMSInitialize(): string {
    return String(this.kept.set("opened", "yes").size > 0);
  }
  LMSGetValue(element: string): string {
    return this.kept.get(element) ?? "";
  }
  LMSSetValue(element: string, value: string): string {
    this.kept.set(element, value);
    return "true";
  }
  LMSCommit(): string {
    return String(this.error === 0);
  }
  LMSFinish(): string {
    return String(this.error === 0);
  }
  LMSGetLastError(): string {
    return String(this.error);
  }
}

/** The same methods under names of another letter case. */
const shouting = (player: Player) => ({
  lmsInitialize: () => player.LMSInitialize(),
  LmsGetValue: (element: string) => player.LMSGetValue(element),
  LMSSETVALUE: (element: string, value: string) => player.LMSSetValue(element, value),
  lmsCommit: () => player.LMSCommit(),
  lmsFinish: () => player.LMSFinish(),
  lmsGetLastError: () => player.LMSGetLastError(),
});

/** As another frame hands it over: nothing is its own, everything is looked up when it is called. */
const proxied = (player: Player) =>
  new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...given: string[]) =>
          Reflect.apply(Reflect.get(player, name) as () => unknown, player, given),
    },
  );

test.each<[string, (player: Player) => object]>([
  ["whose methods need their object", (player) => player],
  ["that is frozen", (player) => Object.freeze(player)],
  ["behind a proxy", proxied],
  ["in another letter case", shouting],
])("DISC-7: an API %s records a pass", async (_what, offered) => {
  const player = new Player();
  const page = await visit(connect, { window: { API: offered(player) }, wait: 1000 });
  page.tracking.report({ type: "passed", score: 9000 });
  await page.pass(3000);
  expect([player.kept.get("cmi.core.lesson_status"), player.kept.get("cmi.core.score.raw"), page.told.at(-1)]).toEqual([
    "passed",
    "90",
    "saved",
  ]);
});
