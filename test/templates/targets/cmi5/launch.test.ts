import { expect, test } from "@jest/globals";
import { readLaunch } from "../../../../templates/targets/cmi5/launch.ts";
import { ACTIVITY, ACTOR, ENDPOINT, openLms, REGISTRATION } from "../../../fakes/cmi5-lms.ts";
import { leave, openAu } from "../../../fakes/cmi5-visit.ts";
import type { Fault } from "../../../fakes/xapi-store.ts";
import { memoryStorage, openWindow } from "../../../fakes/xapi-window.ts";

const TOKEN = "POST token";
const search = new URL(openLms().launch()).search;
const pairs = search.slice(1).split("&");
const fault = (on: string, status: number, times: number, body = ""): Fault => ({ on, status, times, stores: false, body });

/** Every order of some things. */
function orders<Item>(items: readonly Item[]): Item[][] {
  return items.length < 2 ? [[...items]] : items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

const whole = {
  endpoint: ENDPOINT,
  fetch: "https://lms.example/token?launch=1",
  actor: ACTOR,
  registration: REGISTRATION,
  activity: ACTIVITY,
};

test("the five parameters are understood in each of their 120 orders (rule CMI5-1)", () => {
  const read = orders(pairs).map((order) => readLaunch(`?${order.join("&")}`));
  expect(read).toHaveLength(120);
  expect(read.filter((launch) => JSON.stringify({ ...launch, key: undefined }) !== JSON.stringify(whole))).toEqual([]);
});

test.each([
  ["other parameters", `${search}&lang=en&id=7`],
  ["a question mark of its own", `?course=1${search}`],
])("an address with %s is understood (rule CMI5-1)", (_, address) => {
  expect(readLaunch(address)).toMatchObject(whole);
});

test("a hash does not belong to the launch (rule CMI5-1)", async () => {
  const lms = openLms();
  const { connection } = await openAu(lms, `${lms.launch()}#page-2`);
  expect(connection.connected).toBe(true);
});

test("values are percent-decoded once (rule CMI5-1)", () => {
  expect(readLaunch(search.replace(encodeURIComponent(ACTIVITY), "https%3A%2F%2Fa.example%2F50%2525"))?.activity).toBe(
    "https://a.example/50%25",
  );
});

test.each(pairs.map((pair) => pair.split("=")[0] ?? ""))("without %s nothing is launched (rule CMI5-1)", (name) => {
  expect(readLaunch(`?${pairs.filter((pair) => !pair.startsWith(`${name}=`)).join("&")}`)).toBeUndefined();
  expect(readLaunch(search.replace(`${name}=`, `${name.toUpperCase()}=`))).toBeUndefined();
});

test.each([
  ["endpoint", "javascript:alert(1)"],
  ["fetch", "data:text/plain,x"],
  ["actor", '{"name":"Ada"}'],
  ["actor", "Ada"],
  ["registration", "7"],
])("with %s %s nothing is launched (rule CMI5-1)", (name, value) => {
  expect(readLaunch(search.replace(new RegExp(`${name}=[^&]*`), `${name}=${encodeURIComponent(value)}`))).toBeUndefined();
});

test("without a launch the course is told so, and nothing is asked for (rule CMI5-1)", async () => {
  const lms = openLms();
  const { connection } = await openAu(lms, "https://host.example/course/index.html");
  expect(connection).toEqual({ connected: false, reason: "no-launch" });
  expect(lms.requests).toEqual([]);
});

test("the token is asked for once, and every other request carries it as it is (rules CMI5-2, CMI5-3)", async () => {
  const lms = openLms();
  await leave(await openAu(lms));
  expect(lms.named(TOKEN)).toHaveLength(1);
  expect(lms.named(TOKEN)[0]?.headers["Authorization"]).toBeUndefined();
  const others = lms.requests.filter(({ name }) => name !== TOKEN).map(({ headers }) => headers);
  expect(new Set(others.map((headers) => headers["Authorization"]))).toEqual(new Set(["Basic to/k+en~1=="]));
  expect(new Set(others.map((headers) => headers["X-Experience-API-Version"]))).toEqual(new Set(["1.0.3"]));
});

test("an endpoint without a slash at its end is the same endpoint (rule CMI5-3)", async () => {
  const lms = openLms();
  const { connection } = await openAu(lms, lms.launch().replace("xapi%2F", "xapi"));
  expect(connection.connected).toBe(true);
});

test("a page that crashed goes on in the same tab with the same token and session (rules CMI5-2, CMI5-6)", async () => {
  const lms = openLms();
  const session = memoryStorage();
  const first = await openAu(lms, "", openWindow({ address: lms.launch(), fetch: lms.fetch, session }));
  first.tracking.report({ type: "passed", score: 9000 });
  await first.page.advance(1000);
  const second = await openAu(lms, "", openWindow({ fetch: lms.fetch, session }));
  second.tracking.report({ type: "passed", score: 9500 });
  expect(await leave(second)).toEqual({ confirmed: true });
  expect(lms.named(TOKEN)).toHaveLength(1);
  expect(lms.verbs()).toEqual(["initialized", "completed", "passed", "terminated"]);
  expect(lms.violations).toEqual([]);
});

test("what a page had not confirmed when it crashed goes again under the same ids (rules CMI5-12, QUEUE-1)", async () => {
  const lms = openLms({ faults: [{ on: "POST statements", status: 503, times: 2, stores: true }] });
  const session = memoryStorage();
  const first = await openAu(lms, "", openWindow({ address: lms.launch(), fetch: lms.fetch, session }));
  first.tracking.report({ type: "passed", score: 9000 });
  const second = await openAu(lms, "", openWindow({ fetch: lms.fetch, session }));
  await second.page.advance(10_000);
  expect(lms.verbs()).toEqual(["initialized", "completed", "passed"]);
  expect(second.told.at(-1)).toBe("saved");
  expect(lms.violations).toEqual([]);
});

test.each([
  ["leaves on purpose", (visit: Awaited<ReturnType<typeof openAu>>) => leave(visit)],
  ["goes away", ({ page }: Awaited<ReturnType<typeof openAu>>) => page.pageHide(false)],
])("when the learner %s the token leaves the tab (rules CMI5-2, PRIV-3)", async (_, go) => {
  const lms = openLms();
  const session = memoryStorage();
  const visit = await openAu(lms, "", openWindow({ address: lms.launch(), fetch: lms.fetch, session }));
  expect(JSON.stringify(Object.fromEntries([[session.key(1), session.getItem(session.key(1) ?? "")]]))).toContain("to/k+en~1==");
  await go(visit);
  await visit.page.advance(60_000);
  expect(session).toHaveLength(0);
  expect(visit.page.window.location.search).toBe("");
});

test("a reload after the end begins nothing (rule CMI5-11)", async () => {
  const lms = openLms();
  const session = memoryStorage();
  const { page } = await openAu(lms, "", openWindow({ address: lms.launch(), fetch: lms.fetch, session }));
  await page.advance(1000);
  await page.pageHide(false);
  const before = lms.requests.length;
  const { connection } = await openAu(lms, "", openWindow({ fetch: lms.fetch, session }));
  expect(connection).toEqual({ connected: false, reason: "no-launch" });
  expect(lms.requests).toHaveLength(before);
});

test("a new launch in the same tab has a token of its own (rule CMI5-2)", async () => {
  const lms = openLms();
  const session = memoryStorage();
  await openAu(lms, "", openWindow({ address: lms.launch(), fetch: lms.fetch, session }));
  const { page } = await openAu(lms, "", openWindow({ address: lms.launch(), fetch: lms.fetch, session }));
  await page.advance(1000);
  expect(lms.verbs()).toEqual(["initialized", "initialized"]);
  expect(lms.violations).toEqual([]);
});

test("an address that has been used before gives no second token, and the learner is refused (rule CMI5-2)", async () => {
  const lms = openLms();
  const address = lms.launch();
  await openAu(lms, address);
  const { connection } = await openAu(lms, address);
  expect(connection).toEqual({ connected: false, reason: "refused" });
});

test.each([
  ["error-code 1 in a 200", 200, '{"error-code":"1","error-text":"used"}'],
  ["error-code 2 in a 200", 200, '{"error-code":"2","error-text":"security"}'],
  ["error-code 3 in a 200", 200, '{"error-code":"3","error-text":"application"}'],
  ["an empty token", 200, '{"auth-token":""}'],
  ["nothing but null", 200, "null"],
  ["403", 403, "no"],
  ["404", 404, ""],
])("%s instead of a token refuses the learner, and nothing is sent (rule CMI5-2)", async (_, status, body) => {
  const lms = openLms({ token: { status, body } });
  const { connection, page } = await openAu(lms);
  await page.advance(60_000);
  expect(connection).toEqual({ connected: false, reason: "refused" });
  expect(lms.requests.map(({ name }) => name)).toEqual([TOKEN]);
});

test.each([
  ["a broken network", 0, ""],
  ["500", 500, ""],
  ["429", 429, ""],
  ["a sign-in page", 200, "<!doctype html>"],
])("after %s the token is asked for again (rule CMI5-2)", async (_, status, body) => {
  const { connection } = await openAu(openLms({ faults: [fault(TOKEN, status, 2, body)] }));
  expect(connection.connected).toBe(true);
});

test("a learning system that never answers is given up within ten seconds (rule DISC-5)", async () => {
  const lms = openLms({ faults: [fault(TOKEN, 503, 1000)] });
  expect((await openAu(lms)).connection).toEqual({ connected: false, reason: "refused" });
});
