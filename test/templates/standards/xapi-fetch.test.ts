import { describe, expect, test } from "@jest/globals";
import type { TrackingContext } from "../../../templates/contract/tracking.ts";
import { createFetch, openWire, sizeOf } from "../../../templates/standards/xapi-fetch.ts";

const NOW = Date.UTC(2026, 10, 24, 9);
const request = { url: "https://lrs.example/x", method: "POST", headers: { Authorization: "Basic a", Accept: "b" }, data: ["é"] };

/** A store that answers so, and what it was asked. */
function open(body = "{}", init: ResponseInit = {}, { extended = "", authorized = true } = {}) {
  const asked: { url: string; init: RequestInit; room: number }[] = [];
  const wire = openWire(extended);
  const window = {
    setTimeout: () => 0,
    fetch(url: string, given: RequestInit) {
      asked.push({ url, init: given, room: wire.room });
      return Promise.resolve(new Response(body, init));
    },
  };
  const context = { window, elapsed: () => 4000 } as unknown as TrackingContext;
  return { wire, asked, send: createFetch(context, wire, authorized) };
}

describe("a request", () => {
  test.each([
    ["https://lrs.example/x", "", "https://lrs.example/x"],
    ["https://lrs.example/x", "k=1", "https://lrs.example/x?k=1"],
    ["https://lrs.example/x?a=b", "k=1", "https://lrs.example/x?a=b&k=1"],
  ])("to %p takes %p along as %p (TC-1)", async (url, extended, called) => {
    const { send, asked } = open("{}", {}, { extended });
    await send({ ...request, url });
    expect(asked[0]?.url).toBe(called);
  });

  test("is answered by the store and by no cache, and says who asks where that is known (TC-2, QUEUE-4)", async () => {
    const known = open();
    await known.send(request);
    const unknown = open("{}", {}, { authorized: false });
    await unknown.send(request);
    expect(known.asked[0]?.init).toMatchObject({ cache: "no-store", method: "POST", body: '["é"]', headers: request.headers });
    expect(unknown.asked[0]?.init.headers).toEqual({ Accept: "b" });
  });

  test.each([
    ["stays", false, 60_000, false],
    ["goes, with room", true, sizeOf(["é"]), true],
    ["goes, without room", true, sizeOf(["é"]) - 1, false],
  ])("outlives the page where that %s (QUEUE-6, EXIT-8)", async (_, leaving, room, keepalive) => {
    const { wire, send, asked } = open();
    Object.assign(wire, { leaving, room });
    await send(request);
    expect(asked[0]?.init.keepalive).toBe(keepalive);
    expect([asked[0]?.room, wire.room]).toEqual([room - (keepalive ? sizeOf(["é"]) : 0), room]);
  });

  test("is made while the page stays, at first (QUEUE-6)", () => {
    expect(openWire("")).toEqual({ extended: "", leaving: false, room: 60_000, opened: Infinity });
  });
});

describe("an answer (QUEUE-2)", () => {
  test.each([
    ['{"a":1}', 200, 200, { a: 1 }],
    ['{"a":"<b>"}', 200, 200, { a: "<b>" }],
    ["<html>", 200, 0, undefined],
    ["\n  <!doctype html>", 200, 0, undefined],
    ["<html>", 401, 401, undefined],
  ])("of %p with %d counts as %d", async (body, status, counted, data) => {
    expect(await open(body, { status }).send(request)).toMatchObject({ status: counted, data });
  });

  test("tells when the page was opened by the store's clock, and nothing where it shows none (QUEUE-3)", async () => {
    const shown = open("{}", { headers: { date: new Date(NOW).toUTCString() } });
    await shown.send(request);
    const hidden = open();
    await hidden.send(request);
    expect([shown.wire.opened, hidden.wire.opened]).toEqual([NOW - 4000, Infinity]);
  });
});
