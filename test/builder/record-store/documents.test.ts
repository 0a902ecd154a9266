import { expect, test } from "@jest/globals";
import { textOf } from "../../../builder/record-store/exchange.ts";
import { ADA, HEADERS, openClient, testUuid } from "./ask.ts";

const AGENT = encodeURIComponent(JSON.stringify(ADA));
const SCOPE = `/activities/state?activityId=https://a.example/1&agent=${AGENT}`;
const STATE = `${SCOPE}&stateId=s`;
const PROFILE = "/activities/profile?activityId=https://a.example/1&profileId=p";

test("a document comes back as it was, with its type and its ETag (Communication 2.2)", () => {
  const { ask } = openClient();
  expect(ask("PUT", STATE, "plain, é", { "content-type": "text/plain" }).status).toBe(204);
  const answer = ask("GET", STATE);
  expect(answer).toMatchObject({ status: 200 });
  expect(textOf(answer.body)).toBe("plain, é");
  expect(answer.headers).toMatchObject({ "content-type": "text/plain", etag: expect.stringMatching(/^"[0-9a-f]{40}"$/) });
});

test("a missing document is 404", () => {
  expect(openClient().ask("GET", STATE).status).toBe(404);
});

test.each([
  ["neither precondition", () => ({}), 409],
  ["If-None-Match: *", () => ({ "if-none-match": "*" }), 412],
  ["another ETag", () => ({ "if-match": '"0"' }), 412],
  ["a weak ETag", (etag: string) => ({ "if-match": `W/${etag}` }), 412],
  ["its own ETag", (etag: string) => ({ "if-match": etag }), 204],
  ["one ETag of several", (etag: string) => ({ "if-match": `"0", ${etag}` }), 204],
])("a PUT over a document with %s is answered rightly (Communication 3.1)", (_, headers, status) => {
  const { ask, read } = openClient();
  ask("POST", PROFILE, { a: 1 });
  const etag = ask("GET", PROFILE).headers["etag"] ?? "";
  expect(ask("PUT", PROFILE, { a: 2 }, headers(etag)).status).toBe(status);
  expect(read("GET", PROFILE)).toEqual({ a: status === 204 ? 2 : 1 });
});

test.each([
  ["1.0.3", 204],
  ["2.0.0", 409],
])("a state may be replaced without a look at it in version %s: %d (Communication 3.1; IEEE 9274.1.1 4.1.4)", (version, status) => {
  const { ask } = openClient();
  ask("PUT", STATE, { a: 1 });
  expect(ask("PUT", STATE, { a: 2 }, { "x-experience-api-version": version }).status).toBe(status);
});

test("If-Match where there is nothing is refused", () => {
  expect(openClient().ask("PUT", STATE, {}, { "if-match": '"0"' }).status).toBe(412);
});

test("a POST replaces keys and keeps the others (Communication 2.2)", () => {
  const { ask, read } = openClient();
  ask("POST", STATE, { a: 1, b: { c: 1 } });
  expect(ask("POST", STATE, { b: { d: 2 } }).status).toBe(204);
  expect(read("GET", STATE)).toEqual({ a: 1, b: { d: 2 } });
});

test.each([
  ["a list", [1], HEADERS],
  ["a text", "x", { "content-type": "text/plain" }],
  ["broken JSON", "{", HEADERS],
])("a POST of %s onto an object is refused (Communication 2.2)", (_, body, headers) => {
  const { ask, read } = openClient();
  ask("PUT", STATE, { a: 1 });
  expect(ask("POST", STATE, body, headers).status).toBe(400);
  expect(read("GET", STATE)).toEqual({ a: 1 });
});

test("registrations keep their documents apart, and a list without one has all (Communication 2.3)", () => {
  const { ask, read } = openClient();
  ask("PUT", `${SCOPE}&stateId=one`, {});
  ask("PUT", `${SCOPE}&registration=${testUuid(1)}&stateId=two`, {});
  expect(ask("GET", `${SCOPE}&registration=${testUuid(1)}&stateId=one`).status).toBe(404);
  expect(read("GET", `${SCOPE}&registration=${testUuid(1)}`)).toEqual(["two"]);
  expect(read("GET", SCOPE)).toEqual(["one", "two"]);
  expect(read("GET", `${SCOPE}&since=2026-11-23T09:00:01Z`)).toEqual(["two"]);
});

test("documents are deleted singly or all at once", () => {
  const { ask, store } = openClient();
  for (const id of ["one", "two", "three"]) ask("PUT", `${SCOPE}&stateId=${id}`, {});
  expect(ask("DELETE", `${SCOPE}&stateId=one`, undefined, { "if-match": '"0"' }).status).toBe(412);
  expect(ask("DELETE", `${SCOPE}&stateId=one`).status).toBe(204);
  expect(store.documents.size).toBe(2);
  expect(ask("DELETE", SCOPE).status).toBe(204);
  expect(store.documents.size).toBe(0);
});

test.each(["/activities/profile?activityId=https://a.example/1", `/agents/profile?agent=${AGENT}`])(
  "profiles at %s are documents too",
  (scope) => {
    const { ask, read } = openClient();
    expect(ask("PUT", `${scope}&profileId=p`, { a: 1 }).status).toBe(204);
    expect(read("GET", `${scope}&profileId=p`)).toEqual({ a: 1 });
    expect(read("GET", scope)).toEqual(["p"]);
    expect(ask("DELETE", scope).status).toBe(400);
  },
);

test.each([
  "/activities/state?stateId=s",
  `/activities/state?activityId=a&agent=${AGENT}&stateId=s`,
  "/activities/state?activityId=https://a.example/1&agent={}&stateId=s",
  `${STATE}&registration=1`,
  `${STATE}&profileId=p`,
])("the address %s is refused", (url) => {
  expect(openClient().ask("GET", url).status).toBe(400);
});

test.each([
  ["no version", { "x-experience-api-version": "" }, 400],
  ["another version", { "x-experience-api-version": "1.1.0" }, 400],
  ["a version before the first", { "x-experience-api-version": "0.95" }, 400],
  ["no credentials", { authorization: "" }, 401],
  ["empty credentials", { authorization: "Basic Og==" }, 401],
  ["another scheme", { authorization: "Bearer abc" }, 401],
])("a request with %s is turned away (Communication 3.3, 4)", (_, headers, status) => {
  expect(openClient().ask("GET", "/statements", undefined, headers).status).toBe(status);
});

test("anybody may ask which versions there are, and a browser which headers it may send", () => {
  const { ask, read } = openClient();
  expect(read("GET", "/about", undefined, { authorization: "", "x-experience-api-version": "" })).toEqual({
    version: ["1.0.0", "1.0.1", "1.0.2", "1.0.3", "2.0.0"],
  });
  const preflight = ask("OPTIONS", "/statements", undefined, { authorization: "" });
  expect(preflight.status).toBe(204);
  expect(preflight.headers["access-control-allow-headers"]).toContain("If-Match");
  expect(preflight.headers["access-control-expose-headers"]).toContain("ETag");
});

test.each([
  ["GET", "/elsewhere", 404],
  ["POST", "/about", 405],
  ["PATCH", "/statements", 405],
  ["PATCH", STATE, 405],
])("%s %s is answered with %d", (method, url, status) => {
  expect(openClient().ask(method, url).status).toBe(status);
});

test("HEAD is GET without a body", () => {
  const { ask } = openClient();
  ask("PUT", STATE, { a: 1 });
  expect(ask("HEAD", STATE)).toMatchObject({ status: 200, body: "" });
});

test.each(["PUT", "POST"])("a %s is answered with the ETag of what is now held (RFC 9110 8.8.3)", (method) => {
  const { ask } = openClient();
  const etag = ask(method, STATE, { a: 1 }).headers["etag"] ?? "";
  expect(ask("GET", STATE).headers["etag"]).toBe(etag);
  expect(ask("PUT", STATE, { a: 2 }, { "if-match": etag }).status).toBe(204);
});

test.each(["PUT", "POST"])("a %s of nothing, of no type, is no document; nothing of a type is one", (method) => {
  const { ask } = openClient();
  expect(ask(method, STATE, "", { "content-type": "" }).status).toBe(400);
  expect(ask(method, STATE, "", { "content-type": "text/plain" }).status).toBe(204);
  expect(ask("GET", STATE)).toMatchObject({ status: 200, headers: { "content-type": "text/plain", "content-length": "0" } });
});

test("bytes without a type are bytes", () => {
  const { ask } = openClient();
  ask("PUT", STATE, Uint8Array.of(0, 255), { "content-type": "" });
  expect(ask("GET", STATE)).toMatchObject({ headers: { "content-type": "application/octet-stream", "content-length": "2" } });
});
