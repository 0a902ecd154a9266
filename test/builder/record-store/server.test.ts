import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { aStatement, testUuid } from "./ask.ts";
import { type Served, serve } from "./serve.ts";

let served: Served;
beforeAll(async () => {
  served = await serve({ largest: 10_000 });
});
afterAll(() => served.close());

test("the store answers below its prefix, and says so in its links", async () => {
  await served.ask("POST", "/statements", [aStatement(1), aStatement(2)]);
  const { more } = (await (await served.ask("GET", "/statements?limit=1")).json()) as { more: string };
  expect(more).toMatch(/^\/record-store\/statements\?/);
  const rest = (await (await served.ask("GET", more.replace("/record-store", ""))).json()) as { statements: { id: string }[] };
  expect(rest.statements.map(({ id }) => id)).toEqual([testUuid(1)]);
});

test("an endpoint with a slash at its end may stand before a path with one at its beginning", async () => {
  expect((await served.ask("GET", "//about")).status).toBe(200);
});

test("only the owner is let in", async () => {
  expect((await served.ask("GET", "/statements", undefined, { authorization: `Basic ${btoa("owner:wrong")}` })).status).toBe(401);
  expect((await served.ask("GET", "/about", undefined, { authorization: "" })).status).toBe(200);
});

test("bytes come back as they were", async () => {
  const path = "/activities/profile?activityId=https://a.example/1&profileId=p";
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  await served.ask("PUT", path, bytes, { "content-type": "application/octet-stream", "if-none-match": "*" });
  const answer = await served.ask("GET", path);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
});

test("HEAD tells the length and sends nothing", async () => {
  const got = await served.ask("GET", "/about");
  const head = await served.ask("HEAD", "/about");
  expect(head.headers.get("content-length")).toBe(got.headers.get("content-length"));
  expect(await head.text()).toBe("");
});

test("what is too large is refused with 413, readable from other origins, and the store goes on", async () => {
  const answer = await served.ask("POST", "/statements", "x".repeat(10_001));
  expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([413, "*"]);
  expect((await served.ask("GET", "/statements")).status).toBe(200);
});

test("who sends without end is cut off", async () => {
  const cut = new Promise((resolve) => {
    const sending = request(`${served.address}/statements`, { method: "POST" });
    sending.once("error", resolve);
    sending.once("response", resolve);
    sending.write("x".repeat(200_000));
  });
  expect(await cut).toHaveProperty("code", expect.stringMatching(/^E/));
});

test("JSON that is nested without end is refused, and nothing of it stays", async () => {
  const deep = `${"[".repeat(4_000)}1${"]".repeat(4_000)}`;
  const statement = JSON.stringify(aStatement(5, { result: { extensions: { "https://e.example": "deep" } } })).replace('"deep"', deep);
  expect((await served.ask("POST", "/statements", statement)).status).toBe(400);
  expect((await served.ask("GET", "/statements")).status).toBe(200);
});

test("a broken address is no matter", async () => {
  expect((await served.ask("GET", "/doors/%E0%A4%A/xapi/statements")).status).toBe(404);
  expect((await served.ask("GET", "/statements?%E0%A4%A=1")).status).toBe(400);
});
