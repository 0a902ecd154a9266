import { expect, test } from "@jest/globals";
import { createWindow } from "../../fakes/scorm-window.ts";
import { awaitApi, findApi, methodOf } from "../../../templates/standards/scorm-api.ts";

const NAME = { object: "API", initialize: "LMSInitialize" };
const api = { LMSInitialize: () => "true" };
const foreign = () => {
  throw new DOMException("cross-origin", "SecurityError");
};

/** A window below `parent`, or at the top. */
function below(parent: object | undefined, more: object = {}): Window {
  const window: Record<string, unknown> = { opener: null, ...more };
  window["parent"] = parent ?? window;
  window["top"] = parent ?? window;
  return window as unknown as Window;
}

function nested(depth: number): Window {
  return Array.from({ length: depth }).reduce<Window>((parent) => below(parent), below(undefined, { API: api }));
}

const blocked = (parent?: object) => Object.defineProperty(below(parent), "API", { get: foreign });

test.each([
  ["the own window", below(undefined, { API: api })],
  ["the opener", below(undefined, { opener: below(undefined, { API: api }) })],
  ["a parent of the opener", below(undefined, { opener: nested(2) })],
  ["the opener of the top window", below(below(undefined, { opener: below(undefined, { API: api }) }))],
  ["a parent of the opener of the top window", below(below(undefined, { opener: nested(2) }))],
  ["the opener's document", below(undefined, { opener: below(undefined, { document: { API: api } }) })],
])("DISC-2: the API is found in %s", (_place, window) => {
  expect(findApi(window, NAME)).toBe(api);
});

test.each([1, 3, 7, 12, 40])("DISC-2, DISC-4: the API is found %i frames up", (depth) => {
  expect(findApi(nested(depth), NAME)).toBe(api);
});

test("DISC-3: a frame of another origin is passed over", () => {
  expect(findApi(below(blocked(nested(1))), NAME)).toBe(api);
});

test("DISC-3: where everything is of another origin, nothing is found and nothing throws", () => {
  const window = Object.defineProperty(below(blocked()), "opener", { get: foreign });
  expect(findApi(window, NAME)).toBeUndefined();
});

test("DISC-4: frames that are each other's parents end the search", () => {
  const window = below(undefined) as unknown as Record<string, unknown>;
  window["parent"] = { parent: window };
  expect(findApi(window as unknown as Window, NAME)).toBeUndefined();
});

test("DISC-4: parents without end end the search", () => {
  let seen = 0;
  const endless = (): object => ({
    get parent() {
      seen++;
      return endless();
    },
  });
  expect([findApi(endless() as Window, NAME), seen < 1000]).toEqual([undefined, true]);
});

test("DISC-2, DISC-3: the opener is looked at where the parents are of another origin", () => {
  expect(findApi(below(blocked(), { opener: below(undefined, { API: api }) }), NAME)).toBe(api);
});

test("DISC-1: the API of another version is not touched", () => {
  const poisoned = Object.defineProperty({ API: api }, "API_1484_11", { get: foreign });
  expect(findApi(below(undefined, poisoned), NAME)).toBe(api);
});

test("DISC-2: an object that is no API is passed over", () => {
  expect(findApi(below(below(undefined, { API: api }), { API: { LMSInitialize: "no" } }), NAME)).toBe(api);
});

test.each([0, 1500, 9000])("DISC-5: an API that arrives after %i ms is found", async (delay) => {
  const page = createWindow();
  page.window.setTimeout(() => Object.assign(page.window, { API: api }), delay);
  const found = awaitApi(page.window, NAME, page.elapsed);
  await page.pass(10_000);
  expect(await found).toEqual({ api });
});

test("DISC-5: the search gives up within 10 s", async () => {
  const page = createWindow();
  const found = awaitApi(page.window, NAME, page.elapsed);
  await page.pass(10_000);
  expect(await found).toBeUndefined();
});

class Applet {
  LMSInitialize(): string {
    return "true";
  }
}

test.each([
  ["on the prototype", new Applet(), "LMSInitialize"],
  ["behind a proxy", new Proxy({}, { get: () => () => "true" }), "LMSInitialize"],
  ["of a frozen object", Object.freeze({ ...api }), "LMSInitialize"],
  ["of a host object", { LMSInitialize: {} }, "LMSInitialize"],
  ["in other letter case", { lmsInitialize: () => "true" }, "lmsInitialize"],
])("DISC-7: a method %s is found", (_place, object, name) => {
  expect(methodOf(object as never, "LMSInitialize")).toBe(name);
});
