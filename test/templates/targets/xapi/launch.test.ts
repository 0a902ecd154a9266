import { expect, test } from "@jest/globals";
import { course } from "../../../support/course.ts";
import { readLaunch } from "../../../../templates/targets/xapi/launch.ts";
import { ACTOR, launchAddress, openVisit, REGISTRATION } from "../../../fakes/xapi-visit.ts";
import { openStore } from "../../../fakes/xapi-store.ts";
import { memoryStorage, openWindow } from "../../../fakes/xapi-window.ts";

const old = { name: ["Ada"], account: [{ accountServiceHomePage: "https://cloud.scorm.com/", accountName: "ada" }] };
const oldMail = { name: ["Ada"], mbox: ["mailto:ada+1@x.example"], objectType: "Person" };
const account = { objectType: "Agent", name: "Ada", account: { homePage: "https://cloud.scorm.com/", name: "ada" } };
const mail = { objectType: "Agent", name: "Ada", mbox: "mailto:ada+1@x.example" };
const encode = encodeURIComponent;

test.each([
  ["an endpoint that is no address", { endpoint: "https://" }],
  ["a port that there is not", { endpoint: "https://lrs.example:99999/" }],
  ["an actor whose parts are no texts", { actor: '{"mbox":{"toString":1,"valueOf":1},"account":{"homePage":{},"name":[[]]}}' }],
])("%s makes no launch, and nothing is thrown (rule TC-1)", (_, parameters) => {
  expect(readLaunch(new URL(launchAddress(parameters)).search)).toBeUndefined();
});

test("a launch that cannot be read does not go on with the one before it in the tab, and leaves no token behind (rules TC-2, SEC-2, PRIV-7)", async () => {
  const store = openStore();
  const session = memoryStorage();
  await openVisit(store, "", openWindow({ address: launchAddress(), fetch: store.fetch, session }));
  const before = store.requests.length;
  const broken = openWindow({ address: launchAddress({ actor: "bob" }), fetch: store.fetch, session });
  expect((await openVisit(store, "", broken)).connection).toEqual({ connected: false, reason: "no-launch" });
  expect(broken.window.location.search).toBe("");
  const again = openWindow({ address: broken.window.location.href, fetch: store.fetch, session });
  expect((await openVisit(store, "", again)).connection).toEqual({ connected: false, reason: "no-launch" });
  expect(store.requests).toHaveLength(before);
});

test.each([
  [
    "SCORM Cloud",
    `?endpoint=${encode("https://cloud.scorm.com/lrs/X/")}&auth=${encode("Basic dTpw")}&actor=${encode(JSON.stringify(old))}&registration=${REGISTRATION}&activity_id=${encode("https://a/1")}`,
    account,
    "https://cloud.scorm.com/lrs/X/",
  ],
  [
    "Moodle mod_tincanlaunch",
    `?endpoint=${encode("https://lrs.example/x")}&auth=Basic+dTpw&actor=${encode(JSON.stringify(mail))}&registration=${REGISTRATION}`,
    mail,
    "https://lrs.example/x",
  ],
  [
    "Watershed",
    `?actor=${encode(JSON.stringify(oldMail))}&auth=${encode("Basic dTpw")}&endpoint=${encode("https://watershedlrs.com/api/1/lrs/")}&registration=${REGISTRATION}`,
    mail,
    "https://watershedlrs.com/api/1/lrs/",
  ],
  [
    "an address that has a question mark of its own",
    `?course=1?endpoint=${encode("https://lrs.example/")}&auth=Basic%20dTpw&actor=${encode(JSON.stringify(ACTOR))}&registration=${REGISTRATION}`,
    { objectType: "Agent", ...ACTOR },
    "https://lrs.example/",
  ],
])("the launch of %s is understood (rule TC-1)", (_, search, actor, endpoint) => {
  expect(readLaunch(search)).toMatchObject({ actor, endpoint, auth: "Basic dTpw", registration: REGISTRATION });
});

test("a plus sign of base64 that nobody escaped survives in the credentials (rule TC-1)", () => {
  const search = new URL(launchAddress()).search.replace(/auth=[^&]*/, "auth=Basic ab+c+d==");
  expect(readLaunch(search)?.auth).toBe("Basic ab+c+d==");
});

test("a plus sign of an address that nobody escaped survives in the actor (rule TC-1)", () => {
  const search = `?endpoint=https://lrs.example/&actor={"mbox":"mailto:ada+nhs@x.example","name":"Ada+L"}&auth=Basic+dTpw`;
  expect(readLaunch(search)?.actor).toEqual({ objectType: "Agent", name: "Ada L", mbox: "mailto:ada+nhs@x.example" });
});

test("values are percent-decoded once (rule TC-1)", () => {
  expect(readLaunch(`${new URL(launchAddress()).search}&extra=50%2525`)?.extended).toBe("extra=50%2525");
});

test.each([
  ["no parameters", ""],
  ["no endpoint", new URL(launchAddress({ endpoint: "" })).search],
  ["an endpoint that is no web address", new URL(launchAddress({ endpoint: "javascript:alert(1)" })).search],
  ["no actor", new URL(launchAddress({ actor: "" })).search],
  ["an actor without an identifier", new URL(launchAddress({ actor: '{"name":"Ada"}' })).search],
  ["an actor that is no JSON", new URL(launchAddress({ actor: "Ada" })).search],
])("with %s nothing is launched (rule TC-2)", (_, search) => {
  expect(readLaunch(search)).toBeUndefined();
});

test("without a launch the course is told so (rule TC-2)", async () => {
  const { connection } = await openVisit(openStore(), "https://host.example/course/index.html");
  expect(connection).toEqual({ connected: false, reason: "no-launch" });
});

test("credentials leave the address and a reload still finds them (rule SEC-2)", async () => {
  const store = openStore();
  const session = memoryStorage();
  const first = openWindow({ address: launchAddress(), fetch: store.fetch, session });
  await openVisit(store, "", first);
  const { connection } = await openVisit(store, "", openWindow({ fetch: store.fetch, session }));
  expect(first.window.location.href).toBe("https://host.example/course/index.html");
  expect(connection.connected).toBe(true);
});

test.each([
  ["blocks storage", undefined],
  ["forgets what it is given", { ...memoryStorage(), setItem: () => {} }],
])("where the browser %s the address stays, so that a reload still records (rule PRIV-4)", async (_, session) => {
  const store = openStore();
  const page = openWindow({ address: launchAddress(), fetch: store.fetch, session });
  const { connection } = await openVisit(store, "", page);
  expect(page.window.location.search).toContain("auth=");
  expect(connection.connected).toBe(true);
});

test("without a registration one is made and kept for the next launch (rule TC-3)", async () => {
  const store = openStore();
  const address = launchAddress({ registration: "" });
  const first = await openVisit(store, address);
  await first.page.advance(5000);
  const second = await openVisit(store, address);
  await second.page.advance(5000);
  expect(store.verbs()).toEqual(["launched", "initialized", "launched", "initialized"]);
  expect(new Set(store.statements().map(({ context }) => context["registration"])).size).toBe(1);
});

test("unknown parameters go back to the endpoint (rule TC-1)", async () => {
  const store = openStore([{ on: "GET /activities/state", times: 1, stores: false, status: 404 }]);
  await openVisit(store, launchAddress({ content_token: "t" }));
  expect(store.requests[0]?.query.get("content_token")).toBe("t");
});

test("a store that refuses unknown parameters is asked again without them (rule TC-1)", async () => {
  const store = openStore();
  const { connection, page } = await openVisit(store, launchAddress({ content_token: "t" }));
  await page.advance(1000);
  expect(connection.connected).toBe(true);
  expect(store.verbs()).toEqual(["launched", "initialized"]);
});

test("statements name the course by its own IRI, and the learning system's name for it as grouping (rule TC-4)", async () => {
  const store = openStore();
  const { page } = await openVisit(store, launchAddress({ activity_id: "https://lms.example/activity/7" }));
  await page.advance(1000);
  expect(store.statements()[0]).toMatchObject({
    object: { id: course.iri },
    context: {
      revision: course.version,
      language: "en-GB",
      contextActivities: { grouping: [{ id: course.iri }, { id: "https://lms.example/activity/7" }] },
    },
  });
});

test("a page that is loaded anew in the same tab was not launched again, and says all else (rule TC-4)", async () => {
  const store = openStore();
  const session = memoryStorage();
  const first = await openVisit(store, "", openWindow({ address: launchAddress(), fetch: store.fetch, session }));
  await first.page.advance(1000);
  await first.page.pageHide(false);
  const second = await openVisit(store, "", openWindow({ fetch: store.fetch, session }));
  await second.page.advance(1000);
  expect(store.verbs()).toEqual(["launched", "initialized", "suspended", "terminated", "initialized"]);
});
