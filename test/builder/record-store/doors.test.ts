import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newDoor } from "../../../builder/record-store/doors.ts";
import type { StoreExchange } from "../../../templates/contract/store-exchange.ts";
import { aStatement, testUuid } from "./ask.ts";
import { anAttachment, aPart, MIXED, mixed } from "./multipart-body.ts";
import { type Served, serve } from "./serve.ts";

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

const at = (id: string, path = "/statements") => `/doors/${id}/xapi${path}`;
const stored = async (n: number) => (await served.ask("GET", `/statements?statementId=${testUuid(n)}`)).status === 200;

test("what goes through one door is stored for all, and noted at that door", async () => {
  const [one, other] = [served.store.openDoor("one"), served.store.openDoor("other")];
  await served.ask("POST", at("one"), aStatement(1));
  await served.ask("GET", at("other", `/statements?statementId=${testUuid(1)}`));
  expect(one.exchanges()).toEqual([
    {
      number: 1,
      at: expect.any(Number),
      method: "POST",
      path: "statements",
      request: JSON.stringify(aStatement(1)),
      status: 200,
      response: JSON.stringify([testUuid(1)]),
      fault: undefined,
    },
  ]);
  expect(other.exchanges()).toMatchObject([{ method: "GET", path: `statements?statementId=${testUuid(1)}`, status: 200 }]);
});

test("a door that has not been opened, or has been closed, is not there", async () => {
  expect((await served.ask("GET", at("never"))).status).toBe(404);
  served.store.openDoor("once");
  served.store.closeDoor("once");
  expect((await served.ask("GET", at("once"))).status).toBe(404);
});

test("links to the rest lead through the same door", async () => {
  served.store.openDoor("links");
  await served.ask("POST", at("links"), [aStatement(2), aStatement(3)]);
  const { more } = (await (await served.ask("GET", at("links", "/statements?limit=1"))).json()) as { more: string };
  expect(more).toMatch(/^\/record-store\/doors\/links\/xapi\/statements\?/);
});

test("listeners hear each exchange until they stop", async () => {
  const door = served.store.openDoor("heard");
  const heard: StoreExchange[] = [];
  const stop = door.subscribe((exchange) => heard.push(exchange));
  await served.ask("GET", at("heard", "/about"));
  stop();
  await served.ask("GET", at("heard", "/about"));
  expect(heard.map(({ number, path }) => [number, path])).toEqual([[1, "about"]]);
});

test("offline, the connection breaks and nothing is stored", async () => {
  const door = served.store.openDoor("offline");
  door.play("offline");
  await expect(served.ask("POST", at("offline"), aStatement(10))).rejects.toThrow("fetch failed");
  expect(await stored(10)).toBe(false);
  expect(door.exchanges()).toMatchObject([{ status: 0, response: "", fault: "offline" }]);
  door.play(undefined);
  expect((await served.ask("POST", at("offline"), aStatement(10))).status).toBe(200);
});

test.each([
  ["commits-fail", 503],
  ["signed-out", 401],
  ["server-error", 500],
] as const)("%s answers a write with %d, and stores nothing", async (fault, status) => {
  const door = served.store.openDoor(fault);
  door.play(fault);
  const answer = await served.ask("POST", at(fault), aStatement(11));
  expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([status, "*"]);
  expect(await stored(11)).toBe(false);
  expect(door.exchanges()).toMatchObject([{ status, fault }]);
});

test("while commits fail, reading goes on", async () => {
  served.store.openDoor("reading").play("commits-fail");
  expect((await served.ask("GET", at("reading"))).status).toBe(200);
});

test("slow, a write is stored at once and answered late, or as soon as the fault ends", async () => {
  const door = served.store.openDoor("slow");
  door.play("slow");
  const answer = served.ask("POST", at("slow"), aStatement(12)).then(({ status }) => ["answered", status]);
  const storing = (async () => {
    while (!(await stored(12)));
    return ["stored"];
  })();
  expect(await Promise.race([answer, storing])).toEqual(["stored"]);
  door.play(undefined);
  expect(await answer).toEqual(["answered", 200]);
});

test("slow, a client that gives up is waited for no longer", async () => {
  const door = served.store.openDoor("left");
  door.play("slow");
  const heard = new Promise((resolve) => void door.subscribe(resolve));
  const leaving = new AbortController();
  const answer = fetch(served.address + at("left", "/about"), { signal: leaving.signal });
  setTimeout(() => leaving.abort(), 400);
  await expect(answer).rejects.toThrow("aborted");
  expect(await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 2_900, "late").unref())])).toMatchObject({
    fault: "slow",
  });
});

test("a browser's preflight is answered and not noted", async () => {
  const door = served.store.openDoor("preflight");
  door.play("signed-out");
  expect((await served.ask("OPTIONS", at("preflight"))).status).toBe(204);
  expect(door.exchanges()).toEqual([]);
});

test("credentials that are handed out are not noted", async () => {
  const door = served.store.openDoor("secret");
  await served.ask("PUT", at("secret", "/credentials?key=k"));
  const { "auth-token": token } = (await (await served.ask("POST", at("secret", "/credentials?key=k"))).json()) as { "auth-token": string };
  expect(token).toMatch(/^\w{20}/);
  expect(JSON.stringify(door.exchanges())).not.toContain(token);
});

test("of a long body a door keeps the beginning", async () => {
  const door = served.store.openDoor("long");
  await served.ask("POST", at("long", "/activities/profile?activityId=https://a.example/1&profileId=p"), "x".repeat(100_005), {
    "content-type": "text/plain",
  });
  expect(door.exchanges()[0]?.request.slice(99_990)).toBe("xxxxxxxxxx… (5 more characters)");
});

test("of attachments a door keeps what is JSON", async () => {
  const door = served.store.openDoor("mixed");
  const essay = "An essay that nobody needs to see twice.";
  await served.ask("POST", at("mixed"), mixed(aStatement(20, { attachments: [anAttachment(essay)] }), [aPart(essay)]), MIXED);
  expect(door.exchanges()[0]).toMatchObject({ status: 200, request: expect.stringContaining(testUuid(20)) });
  expect(door.exchanges()[0]?.request).not.toContain(essay);
});

test("a door keeps the last 2,000", () => {
  const door = newDoor("full");
  const exchange = { at: 0, method: "GET", path: "about", request: "", status: 200, response: "", fault: undefined };
  Array.from({ length: 2_100 }, () => door.note(exchange));
  expect([door.exchanges().length, door.exchanges()[0]?.number]).toEqual([2_000, 101]);
});
