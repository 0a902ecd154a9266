import { expect, test } from "@jest/globals";
import { openClient } from "./ask.ts";

test("credentials are handed out once for each key, and let their holder in", () => {
  const { ask, read, store } = openClient();
  const { "auth-token": token } = read("POST", "/credentials?key=k1") as { "auth-token": string };
  const headers = { authorization: `Basic ${token}` };
  expect(ask("GET", "/statements", undefined, headers).status).toBe(200);
  expect([...store.handedOut]).toEqual(["k1"]);
});

test("asking again is refused with status 200 and a code, and another key is another matter", () => {
  const { ask, read } = openClient();
  ask("POST", "/credentials?key=k1");
  expect(ask("POST", "/credentials?key=k1").status).toBe(200);
  expect(read("POST", "/credentials?key=k1")).toEqual({ "error-code": "1", "error-text": expect.any(String) });
  expect(read("POST", "/credentials?key=k2")).toHaveProperty("auth-token");
});

test("who asks needs neither a version nor credentials", () => {
  const { ask } = openClient();
  expect(ask("POST", "/credentials?key=k1", undefined, { authorization: "", "x-experience-api-version": "" }).status).toBe(200);
});

test.each([
  ["GET", "/credentials?key=k1", 405],
  ["POST", "/credentials", 400],
])("%s %s is refused with %d, and hands out nothing", (method, url, status) => {
  const { ask, store } = openClient();
  expect(ask(method, url).status).toBe(status);
  expect(store.handedOut.size).toBe(0);
});
