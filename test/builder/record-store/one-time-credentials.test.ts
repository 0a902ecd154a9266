import { expect, test } from "@jest/globals";
import { type StoreRequest, textOf } from "../../../builder/record-store/exchange.ts";
import { handle } from "../../../builder/record-store/record-store.ts";
import { newStore } from "../../../builder/record-store/store.ts";
import { HEADERS, openClient, testUuid } from "./ask.ts";

const OWNER = { user: "owner", password: "a long secret" };
const basic = (user: string, password: string) => ({ authorization: `Basic ${btoa(`${user}:${password}`)}` });
const own = basic(OWNER.user, OWNER.password);

/** A store that takes its owner alone. */
function openClosed() {
  const store = newStore();
  let given = 0;
  const uuid = () => testUuid((given += 1));
  const ask = (method: string, url: string, headers: StoreRequest["headers"]) =>
    handle(store, { method, url, headers: { ...HEADERS, ...headers }, body: "" }, { now: () => new Date(0), uuid, accepts: OWNER });
  const read = (...request: Parameters<typeof ask>) => JSON.parse(textOf(ask(...request).body)) as Record<string, string>;
  return { store, ask, read };
}

test("credentials that the owner made ready are handed out once, to anybody, and let their holder in", () => {
  const { ask, read } = openClosed();
  expect(ask("PUT", "/credentials?key=k1", own).status).toBe(204);
  const { "auth-token": token } = read("POST", "/credentials?key=k1", { authorization: "", "x-experience-api-version": "" });
  expect(ask("GET", "/statements", { authorization: `Basic ${token}` }).status).toBe(200);
  expect(read("POST", "/credentials?key=k1", {})).toEqual({ "error-code": "1", "error-text": expect.any(String) });
});

test("a key that nobody has made ready gets nothing", () => {
  expect(openClosed().ask("POST", "/credentials?key=k1", own).status).toBe(403);
});

test("who holds one-time credentials makes no others ready", () => {
  const { ask, read } = openClosed();
  ask("PUT", "/credentials?key=k1", own);
  const { "auth-token": token } = read("POST", "/credentials?key=k1", {});
  expect(ask("PUT", "/credentials?key=k2", { authorization: `Basic ${token}` }).status).toBe(401);
});

test("making a key ready again after it was used does not open it again", () => {
  const { ask, read } = openClosed();
  ask("PUT", "/credentials?key=k1", own);
  ask("POST", "/credentials?key=k1", {});
  ask("PUT", "/credentials?key=k1", own);
  expect(read("POST", "/credentials?key=k1", {})).toHaveProperty("error-code", "1");
});

test.each([
  ["another password", basic(OWNER.user, "a long secreT")],
  ["another user", basic("Owner", OWNER.password)],
  ["no password", basic(OWNER.user, "")],
  ["a session that has not been handed out", basic(`session-${testUuid(1)}`, "")],
])("a store with an owner turns away %s", (_, headers) => {
  const { ask } = openClosed();
  ask("PUT", "/credentials?key=k1", own);
  expect(ask("GET", "/statements", headers).status).toBe(401);
  expect(ask("GET", "/statements", own).status).toBe(200);
});

test("the store keeps no password that it handed out", () => {
  const { ask, read, store } = openClosed();
  ask("PUT", "/credentials?key=k1", own);
  const { "auth-token": token = "" } = read("POST", "/credentials?key=k1", {});
  expect(JSON.stringify([...store.oneTime.values()])).not.toContain(atob(token).split(":")[1]);
});

test("a store that takes anybody hands out credentials for any key, once", () => {
  const { read } = openClient();
  expect(read("POST", "/credentials?key=k1")).toHaveProperty("auth-token");
  expect(read("POST", "/credentials?key=k1")).toHaveProperty("error-code");
});

test.each([
  ["GET", "/credentials?key=k1", 405],
  ["POST", "/credentials", 400],
  ["POST", "/credentials?key=", 400],
])("%s %s is refused with %d, and hands out nothing", (method, url, status) => {
  const { ask, store } = openClient();
  expect(ask(method, url).status).toBe(status);
  expect(store.oneTime.size).toBe(0);
});
