import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, test } from "@jest/globals";
import { examine } from "../../../builder/doctor/doctor.ts";
import { selfSigned } from "../record-store/self-signed.ts";
import { AUTHORIZATION, diagnose, type Illness, openSick } from "./sick-store.ts";

const outcomes = (found: Awaited<ReturnType<typeof diagnose>>) =>
  Object.fromEntries(Object.entries(found).map(([id, { outcome }]) => [id, outcome]));

test("our own store is well, and nothing is left in it", async () => {
  const store = await openSick();
  const patient = {
    endpoint: store.endpoint,
    authorization: AUTHORIZATION,
    origin: "https://lms.example",
    now: () => new Date(),
    uuid: randomUUID,
  };
  const found = await examine(patient, undefined);
  expect(found.map(({ id, outcome }) => `${id}: ${outcome}`)).toEqual([
    "reach: advice",
    "credentials: fine",
    "strangers: fine",
    "versions: fine",
    "cors: fine",
    "exposed: fine",
    "state: fine",
    "size: fine",
    "clock: fine",
    "consistency: fine",
    "browser: unknown",
  ]);
  expect(store.held()).toBe(0);
  await store.close();
});

const without =
  (...names: readonly string[]): Illness =>
  ({ headers }) => {
    for (const name of names) delete headers[name];
  };
const set =
  (name: string, value: string): Illness =>
  ({ headers }) => {
    headers[name] = value;
  };
const statusFor =
  (status: number, method: string, path: RegExp, was = /./): Illness =>
  (answer, request) => {
    if (request.method === method && path.test(request.url ?? "") && was.test(String(answer.status))) answer.status = status;
  };
const onPreflight =
  (illness: Illness): Illness =>
  (answer, request) => {
    if (request.method === "OPTIONS") illness(answer, request);
  };

test.each<[string, string, string, string, Illness]>([
  ["leads on", "reach", "wrong", "leads on to", statusFor(301, "GET", /about/)],
  ["fails", "reach", "wrong", "answers 503", statusFor(503, "GET", /about/)],
  ["has no xAPI there", "credentials", "wrong", "answers 404", statusFor(404, "GET", /statements/)],
  ["lets nobody read", "credentials", "advice", "may not read", statusFor(403, "GET", /statements/)],
  ["lets strangers in", "strangers", "wrong", "is let in", statusFor(200, "GET", /statements/, /401/)],
  ["says nothing of credentials", "strangers", "advice", "answered with 404", statusFor(404, "GET", /statements/, /401/)],
  ["names no version", "versions", "advice", "none that it names", without("x-experience-api-version")],
  ["refuses preflights", "cors", "wrong", "answers 401", statusFor(401, "OPTIONS", /./)],
  ["allows no origin", "cors", "wrong", "allows no origin", onPreflight(without("access-control-allow-origin"))],
  [
    "allows another origin",
    "cors",
    "wrong",
    "allows https://other.example",
    onPreflight(set("access-control-allow-origin", "https://other.example")),
  ],
  ["allows no PUT", "cors", "wrong", "PUT is not among", onPreflight(set("access-control-allow-methods", "GET, POST"))],
  ["allows all headers but one", "cors", "wrong", "headers authorization", onPreflight(set("access-control-allow-headers", "*"))],
  [
    "allows no preconditions",
    "cors",
    "wrong",
    "if-match, if-none-match",
    onPreflight(set("access-control-allow-headers", "Authorization, Content-Type, X-Experience-API-Version")),
  ],
  [
    "lets no answer be read",
    "exposed",
    "wrong",
    "do not allow the origin",
    (answer, request) => request.method === "GET" && without("access-control-allow-origin")(answer, request),
  ],
  [
    "lets no refusal be read",
    "exposed",
    "advice",
    "Refusals (401)",
    (answer, request) => answer.status === 401 && without("access-control-allow-origin")(answer, request),
  ],
  ["hides the ETag", "exposed", "wrong", "ETag may not be read", without("access-control-expose-headers")],
  ["hides the date", "exposed", "advice", "date, x-experience-api-consistent-through", set("access-control-expose-headers", "ETag")],
  ["takes no state", "state", "wrong", "answered with 403", statusFor(403, "PUT", /state/)],
  ["heeds no precondition", "state", "wrong", "instead of 412", statusFor(204, "PUT", /state/, /412/)],
  ["has no ETag", "state", "wrong", "without ETag", without("etag")],
  [
    "changes ETags on the way",
    "state",
    "wrong",
    "answered with 412",
    (answer, request) => request.method === "GET" && set("etag", '"abc-gzip"')(answer, request),
  ],
  [
    "weakens ETags",
    "state",
    "advice",
    "a weak one",
    ({ headers }) => void (typeof headers["etag"] === "string" && (headers["etag"] = `W/${headers["etag"]}`)),
  ],
  [
    "takes only little",
    "size",
    "wrong",
    "answered with 413",
    (answer, request) => void (Number(request.headers["content-length"]) > 65_536 && (answer.status = 413)),
  ],
  [
    "has a slow clock",
    "clock",
    "wrong",
    "3600 s behind",
    ({ headers }) => void (headers["date"] = new Date(Date.now() - 3_600_000).toUTCString()),
  ],
  [
    "has a clock that is a little fast",
    "clock",
    "advice",
    "ahead of",
    ({ headers }) => void (headers["date"] = new Date(Date.now() + 30_000).toUTCString()),
  ],
  [
    "is behind",
    "consistency",
    "advice",
    "after they were stored",
    set("x-experience-api-consistent-through", new Date(Date.now() - 60_000).toISOString()),
  ],
  ["does not say how far it is", "consistency", "advice", "is missing", without("x-experience-api-consistent-through")],
])("of a store that %s, the check %s says %s: …%s…", async (_, id, outcome, words, illness) => {
  const found = await diagnose(illness);
  expect(found[id]).toMatchObject({ outcome, seen: expect.stringContaining(words) });
  expect([found[id]?.means, found[id]?.change]).not.toContain("");
});

test("where the credentials are refused, nothing else is looked at", async () => {
  expect(outcomes(await diagnose(undefined, `Basic ${btoa("owner:wrong")}`))).toEqual({ reach: "advice", credentials: "wrong" });
});

test.each([
  ["nothing listens", "http://127.0.0.1:65500/xapi/", "(ECONNREFUSED)", "Nothing listens there"],
  ["the name is unknown", "https://no-such-host.invalid/xapi/", "(E", "The name of the host"],
  ["browsers refuse the port", "http://127.0.0.1:6667/xapi/", "(bad port)", "another one"],
])("where %s, that is said, and what to do", async (_, endpoint, seen, change) => {
  const found = await examine(
    { endpoint, authorization: AUTHORIZATION, origin: "https://lms.example", now: () => new Date(), uuid: randomUUID },
    undefined,
  );
  expect(found).toMatchObject([
    { id: "reach", outcome: "wrong", seen: expect.stringContaining(seen), change: expect.stringContaining(change) },
  ]);
});

test("a certificate that nobody vouches for is found", async () => {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const cert = `-----BEGIN CERTIFICATE-----\n${selfSigned(keys)}\n-----END CERTIFICATE-----\n`;
  const server = createServer({ key: keys.privateKey.export({ type: "pkcs8", format: "pem" }), cert });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `https://127.0.0.1:${(server.address() as AddressInfo).port}/xapi/`;
  const found = await examine(
    { endpoint, authorization: AUTHORIZATION, origin: "https://lms.example", now: () => new Date(), uuid: randomUUID },
    undefined,
  );
  expect(found).toMatchObject([
    {
      id: "reach",
      outcome: "wrong",
      seen: expect.stringContaining("There is no safe connection"),
      change: expect.stringContaining("authority that browsers know"),
    },
  ]);
  server.close();
});

test("a store without TLS is no store for a page with it", async () => {
  const { reach } = await import("../../../builder/doctor/check-reach.ts");
  const answer = { status: 200, header: () => "", text: "" };
  const at = (endpoint: string) =>
    reach.look({
      endpoint,
      authorization: "",
      origin: "https://lms.example",
      now: () => new Date(0),
      uuid: () => "",
      ask: () => Promise.resolve(answer),
    });
  expect(await at("http://lrs.example/xapi/")).toMatchObject({ outcome: "wrong", means: expect.stringContaining("browsers block it") });
  expect(await at("https://lrs.example/xapi/")).toMatchObject({ outcome: "fine" });
  expect(await at("https://192.168.0.7/xapi/")).toMatchObject({ outcome: "advice", seen: expect.stringContaining("private network") });
});
