import { expect, test } from "@jest/globals";
import { openStore } from "../../../fakes/xapi-store.ts";
import { ENDPOINT } from "../../../fakes/xapi-store.ts";
import { launchAddress, openVisit, savedState } from "../../../fakes/xapi-visit.ts";
import { openWindow } from "../../../fakes/xapi-window.ts";

const STATE = "/activities/state";

/** A store of which the browser sees each answer's ETag changed. */
async function openWithEtag(change: (etag: string) => string) {
  const store = openStore();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const answer = await store.fetch(input, init);
    const headers = new Headers(answer.headers);
    const etag = headers.get("etag");
    headers.delete("etag");
    const shown = change(etag ?? "");
    return new Response(answer.body, {
      status: answer.status,
      headers: {
        ...Object.fromEntries(headers),
        ...Object.fromEntries([["etag", shown]].filter(([, value]) => etag !== null && value !== "")),
      },
    });
  };
  const visit = () => openVisit(store, "", openWindow({ address: launchAddress(), fetch }));
  return { store, visit };
}

test("a first visit finds nothing and may write (rule INIT-4)", async () => {
  const { tracking } = await openVisit(openStore());
  expect(tracking.launch).toMatchObject({ mode: "normal", resume: "", readable: true, status: "incomplete", score: undefined });
});

test("the next visit finds the state as it was saved, and the result that the store holds (rule INIT-2)", async () => {
  const store = openStore();
  const first = await openVisit(store);
  const state = savedState(9, "p", "6r2");
  first.tracking.save(state);
  first.tracking.report({ type: "passed", score: 8750 });
  await first.page.advance(5000);
  const { tracking } = await openVisit(store);
  expect(tracking.launch).toMatchObject({ resume: state, status: "passed", score: 8750 });
});

test("learners are told apart by what identifies them", async () => {
  const { tracking } = await openVisit(openStore());
  expect(tracking.launch.learner).toBe("https://lms.example ada");
});

test.each([
  ["500 for ever", 500, ""],
  ["a broken network", 0, ""],
  ["a document that is not ours", 200, '{"bookmark":3}'],
])("with %s the state is not readable, and nothing is written over it unasked (rule INIT-4)", async (_, status, body) => {
  const store = openStore([{ on: `GET ${STATE}`, times: 1000, stores: false, status, body }]);
  const { tracking, page } = await openVisit(store);
  await page.advance(60_000);
  expect(tracking.launch.readable).toBe(false);
  expect(store.named(`PUT ${STATE}`)).toEqual([]);
});

test.each([[401], [403]])("a learner whom the store turns away with %d is refused (rule QUEUE-2)", async (status) => {
  const store = openStore([{ on: `GET ${STATE}`, times: 1000, stores: false, status }]);
  expect((await openVisit(store)).connection).toEqual({ connected: false, reason: "refused" });
});

test("a store that is slow to wake is waited for (rule DISC-5)", async () => {
  const store = openStore([{ on: `GET ${STATE}`, times: 3, stores: false, status: 503 }]);
  expect((await openVisit(store)).tracking.launch.readable).toBe(true);
});

test("many changes become one write within two seconds (rule EXIT-1)", async () => {
  const store = openStore();
  const { page, tracking } = await openVisit(store);
  await page.advance(1000);
  for (const revision of Array.from({ length: 50 }, (_, index) => index + 1)) tracking.save(savedState(revision));
  await page.advance(2000);
  expect(store.named(`PUT ${STATE}`)).toHaveLength(1);
  expect(store.state()).toMatchObject({ state: savedState(50) });
});

test("the first write asks for absence, the later ones for the version that was read (rule TC-6)", async () => {
  const store = openStore();
  const { page, tracking } = await openVisit(store);
  tracking.save(savedState(1));
  await page.advance(5000);
  tracking.save(savedState(2));
  await page.advance(5000);
  const [first, second] = store.named(`PUT ${STATE}`);
  expect(first?.headers["If-None-Match"]).toBe("*");
  expect(second?.headers["If-Match"]).toMatch(/^"[0-9a-f]{40}"$/);
  expect(store.state()).toMatchObject({ state: savedState(2) });
});

test("of two windows the one that is further on wins, and the other is told (rule TC-6)", async () => {
  const store = openStore();
  const [ahead, behind] = [await openVisit(store), await openVisit(store)];
  ahead.tracking.save(savedState(5));
  await ahead.page.advance(5000);
  behind.tracking.save(savedState(3));
  await behind.page.advance(5000);
  expect(store.state()).toMatchObject({ state: savedState(5) });
  expect(behind.told.at(-1)).toBe("unsaved");
  behind.tracking.save(savedState(6));
  await behind.page.advance(5000);
  expect(store.state()).toMatchObject({ state: savedState(6) });
  expect(behind.told.at(-1)).toBe("saved");
});

test.each([
  ["hides its ETag", () => ""],
  ["weakens its ETag", (etag: string) => `W/${etag}`],
  ["answers an ETag without quotes", (etag: string) => etag.replaceAll('"', "")],
])("a store that %s keeps the latest state (rule TC-6)", async (_, change) => {
  const { store, visit } = await openWithEtag(change);
  const { page, tracking, told } = await visit();
  tracking.save(savedState(1));
  await page.advance(5000);
  tracking.save(savedState(2));
  await page.advance(60_000);
  expect(store.state()).toMatchObject({ state: savedState(2) });
  expect(told.at(-1)).toBe("saved");
});

test("a tag that a proxy has weakened is sent back as the store knows it (rule TC-6)", async () => {
  const { store, visit } = await openWithEtag((etag) => `W/${etag}`);
  const { page, tracking } = await visit();
  tracking.save(savedState(1));
  await page.advance(5000);
  tracking.save(savedState(2));
  await page.advance(5000);
  expect(store.named(`PUT ${STATE}`).map(({ answered }) => answered)).toEqual([204, 204]);
  expect(store.named(`PUT ${STATE}`)[1]?.headers["If-Match"]).toMatch(/^"[0-9a-f]{40}"$/);
});

test.each([[503], [429], [0]])("a state that meets %d is written later (rule QUEUE-2)", async (status) => {
  const store = openStore([{ on: `PUT ${STATE}`, times: 3, stores: false, status }]);
  const { page, tracking, told } = await openVisit(store);
  tracking.save(savedState(1));
  await page.advance(60_000);
  expect(store.state()).toMatchObject({ state: savedState(1) });
  expect(told.at(-1)).toBe("saved");
});

test("a result that never arrived is sent at the next launch under the id that it was given (rule QUEUE-1)", async () => {
  const store = openStore([{ on: "POST /statements", times: 3, stores: false, status: 503 }]);
  const first = await openVisit(store);
  first.tracking.save(savedState(4, "p", "7ps"));
  first.tracking.report({ type: "passed", score: 10000 });
  await first.page.advance(5000);
  expect(store.verbs()).toEqual([]);
  const second = await openVisit(store);
  await second.page.advance(5000);
  const made = store.named("POST /statements").flatMap(({ body }) => JSON.parse(body) as { id: string; verb: { id: string } }[]);
  expect(store.verbs()).toEqual(["launched", "initialized", "completed", "passed", "launched", "initialized", "resumed"]);
  expect(new Set(made.filter(({ verb }) => verb.id.endsWith("/passed")).map(({ id }) => id)).size).toBe(1);
});

test("the document belongs to the learner, the course and the registration (rule TC-6)", async () => {
  const store = openStore();
  await openVisit(store);
  const query = Object.fromEntries(store.requests[0]?.query ?? []);
  expect(ENDPOINT).toMatch(/\/$/);
  expect(query).toMatchObject({ stateId: "curricle-state", activityId: "https://test.example/courses/c/users" });
});
