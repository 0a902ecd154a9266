import { expect, test } from "@jest/globals";
import { openLms } from "../../../fakes/cmi5-lms.ts";
import { leave, openAu } from "../../../fakes/cmi5-visit.ts";
import type { Fault } from "../../../fakes/xapi-store.ts";
import { openWindow } from "../../../fakes/xapi-window.ts";

const POST = "POST statements";
const fault = (status: number, times: number): Fault => ({ on: POST, status, times, stores: false });
const verbsOf = (body: string) =>
  [JSON.parse(body) as { verb: { id: string } }[]].flat().map(({ verb }) => verb.id.slice(verb.id.lastIndexOf("/") + 1));
/** The same to the second and in this session, whatever was tried before. */
const PASSED = ["initialized", "completed", "passed", "terminated"];

test.each([
  [413, 2],
  [413, 3],
  [413, 6],
  [400, 4],
  [422, 3],
])(
  "Initialized that meets %d, %d times, is offered again until the store takes it, and nothing goes before it (rules CMI5-6, QUEUE-2)",
  async (status, times) => {
    const lms = openLms({ faults: [fault(status, times)] });
    const visit = await openAu(lms);
    visit.tracking.report({ type: "passed", score: 9000 });
    await visit.page.advance(120_000);
    expect(await leave(visit)).toEqual({ confirmed: true });
    expect(lms.verbs()).toEqual(PASSED);
    expect(lms.violations).toEqual([]);
    const before = lms.named(POST).slice(0, times + 1);
    expect(before.map(({ body }) => verbsOf(body))).toEqual(Array.from({ length: times + 1 }, () => ["initialized"]));
  },
);

test("a store that takes small requests alone gets Initialized, and then the pass, as small as they can be (rules CMI5-6, QUEUE-2)", async () => {
  const lms = openLms();
  const most = 1000;
  const fetch: typeof globalThis.fetch = (input, init) =>
    ((init?.body as string | undefined) ?? "").length > most && (input as string).includes("/statements")
      ? Promise.resolve(new Response("", { status: 413 }))
      : lms.fetch(input, init);
  const visit = await openAu(lms, "", openWindow({ address: lms.launch(), fetch }));
  visit.tracking.report({ type: "passed", score: 9000 });
  await visit.page.advance(60_000);
  expect(lms.verbs()).toEqual(PASSED.slice(0, 3));
  expect(visit.told.at(-1)).toBe("saved");
  expect(lms.violations).toEqual([]);
});

test("while the store refuses Initialized the learner is told that nothing is saved (rules CMI5-6, COMMIT-3)", async () => {
  const lms = openLms({ faults: [fault(413, 1000)] });
  const visit = await openAu(lms);
  visit.tracking.report({ type: "passed", score: 9000 });
  await visit.page.advance(60_000);
  expect(visit.told.at(-1)).toBe("unsaved");
  expect(
    lms
      .named(POST)
      .flatMap(({ body }) => verbsOf(body))
      .filter((verb) => verb !== "initialized"),
  ).toEqual([]);
});
