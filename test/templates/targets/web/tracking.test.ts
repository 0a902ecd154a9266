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

test("the preview opens the address as it is and shows what the browser keeps", async () => {
  const { tracking, page } = await open(memoryStorage());
  const records: HostRecord[] = [];
  const hosted = await host.open({
    window: page.window,
    launch: "https://host.example/course/index.html",
    recordStore: "",
    authorization: "",
    activity: "",
    learner: { id: "", name: "" },
    stored: undefined,
    record: (held) => records.push(held),
  });
  tracking.save("A1.2");
  await page.advance(1000);
  hosted.close();
  expect(hosted.address).toBe("https://host.example/course/index.html");
  expect(records.at(-1)?.rows).toEqual([{ name: `${course.key} ${course.iri}`, value: "A1.2" }]);
});
