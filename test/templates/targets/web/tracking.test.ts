import { expect, test } from "@jest/globals";
import type { HostRecord } from "../../../../templates/contract/host.ts";
import type { SaveState } from "../../../../templates/contract/tracking.ts";
import host from "../../../../templates/targets/web/host.ts";
import connect from "../../../../templates/targets/web/tracking.ts";
import { memoryStorage, openWindow } from "../../../fakes/xapi-window.ts";
import { course } from "../../../support/course.ts";

async function open(local: Storage | undefined) {
  const told: SaveState[] = [];
  const page = openWindow({ local });
  const connection = await connect({
    course,
    window: page.window,
    onSaveState: (state) => told.push(state),
    elapsed: page.elapsed,
    now: page.now,
    reachable: () => Promise.resolve(null),
    log() {},
  });
  return { told, page, tracking: (connection as Extract<typeof connection, { connected: true }>).tracking };
}

test("progress is found again in the same browser", async () => {
  const storage = memoryStorage();
  const first = await open(storage);
  first.tracking.save("A1.1");
  const second = await open(storage);
  expect(second.tracking.launch).toMatchObject({ resume: "A1.1", readable: true, mode: "normal" });
  expect(first.told.at(-1)).toBe("saved");
  expect(await first.tracking.end()).toEqual({ confirmed: true });
});

test("the day on which the course was passed outlives a reload", async () => {
  const storage = memoryStorage();
  const first = await open(storage);
  first.tracking.report({ type: "passed", score: 9000 });
  await first.page.advance(60_000);
  const second = await open(storage);
  second.tracking.report({ type: "passed", score: 10000 });
  const held = storage.getItem(`curricle-web:${course.key} ${course.iri} record`) ?? "";
  expect(JSON.parse(held)).toMatchObject({ finished: { status: "passed", at: "2026-11-23T09:00:00.000Z", version: "0123abcd" } });
});

test("two courses do not share progress", async () => {
  const storage = memoryStorage();
  storage.setItem("curricle-web:other https://test.example/other", "A1.9");
  expect((await open(storage)).tracking.launch.resume).toBe("");
});

test.each([
  ["is blocked", undefined],
  ["is full", memoryStorage(true)],
  ["forgets what it is given", { ...memoryStorage(), setItem: () => {} }],
])("where storage %s the course goes on and says that nothing is recorded (rule PRIV-4)", async (_, storage) => {
  const { tracking, told } = await open(storage);
  tracking.report({ type: "completed" });
  tracking.save("A1.1");
  expect(new Set(told)).toEqual(new Set(["unrecorded"]));
  expect(await tracking.end()).toEqual({ confirmed: false });
});

async function hosted(storage: Storage) {
  const { tracking, page } = await open(storage);
  const records: HostRecord[] = [];
  const opened = await host.open({
    window: page.window,
    launch: "https://host.example/course/index.html",
    recordStore: "",
    authorization: "",
    activity: "",
    learner: { id: "", name: "" },
    stored: undefined,
    record: (held) => records.push(held),
  });
  return { tracking, page, records, opened };
}

test("the preview opens the address as it is and shows what the browser keeps", async () => {
  const { tracking, page, records, opened } = await hosted(memoryStorage());
  tracking.save("A1.2");
  await page.advance(1000);
  opened.close();
  expect(opened.address).toBe("https://host.example/course/index.html");
  expect(records.at(-1)?.rows).toEqual([{ name: `${course.key} ${course.iri}`, value: "A1.2" }]);
});

test.each([
  ["A1.1.0123abcd.p.6r2.0.B.abcdef", { completed: true, success: "passed", score: 0.875 }],
  ["A1.1.0123abcd.f.2s.0.B.abcdef", { completed: false, success: "failed", score: 0.01 }],
  ["A1.1.0123abcd.c.-.0.B.abcdef", { completed: true, success: undefined, score: undefined }],
  ["A1.1.0123abcd.i.6r2.0.B.abcdef", { completed: false, success: undefined, score: undefined }],
])("of the saved state %s the standing is %j", async (state, standing) => {
  const storage = memoryStorage();
  storage.setItem("curricle-web:another course", "A1.9.0123abcd.p.7ps.0.B.abcdef");
  const { tracking, page, records } = await hosted(storage);
  tracking.save(state);
  await page.advance(1000);
  expect(records.at(-1)).toMatchObject({ standing, saved: { text: state, limit: undefined } });
});
