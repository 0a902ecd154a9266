import { expect, test } from "@jest/globals";
import { readLaunchData, readPreferences } from "../../../../templates/targets/cmi5/launch-data.ts";
import { ACTIVITY, ACTOR, type LaunchOptions, openLms, REGISTRATION, SESSION_ID } from "../../../fakes/cmi5-lms.ts";
import { leave, openAu } from "../../../fakes/cmi5-visit.ts";
import type { Fault } from "../../../fakes/xapi-store.ts";
import { openWindow } from "../../../fakes/xapi-window.ts";
import { course, coursePage } from "../../../support/course.ts";

const DATA = "GET LMS.LaunchData";
const PREFERENCES = "GET cmi5LearnerPreferences";
const fault = (on: string, status: number, times = 1000, body = ""): Fault => ({ on, status, times, stores: false, body });

test("a start asks for token, launch data, preferences and state, and then says Initialized (rule CMI5-4)", async () => {
  const lms = openLms();
  const { page } = await openAu(lms);
  await page.advance(1000);
  expect(lms.requests.map(({ name }) => name).filter((name) => name !== "GET statements")).toEqual([
    "POST token",
    DATA,
    PREFERENCES,
    "GET curricle-state",
    "POST statements",
  ]);
  expect(lms.verbs()).toEqual(["initialized"]);
});

test.each([[404], [403], [500], [0]])("preferences that answer %d are done without (rule CMI5-4)", async (status) => {
  const lms = openLms({ faults: [fault(PREFERENCES, status)] });
  const { connection } = await openAu(lms);
  expect(connection.connected).toBe(true);
});

test.each([
  ["500", 500, ""],
  ["a broken network", 0, ""],
  ["a sign-in page", 200, "<html>"],
])("launch data that answer %s are asked for again (rule CMI5-4)", async (_, status, body) => {
  const lms = openLms({ faults: [fault(DATA, status, 3, body)] });
  const { page, connection } = await openAu(lms);
  await page.advance(1000);
  expect(connection.connected).toBe(true);
  expect(lms.verbs()).toEqual(["initialized"]);
});

test.each([
  ["500 for ever", 500, ""],
  ["nothing for ever", 0, ""],
  ["401", 401, ""],
  ["403", 403, ""],
  ["404 for ever", 404, ""],
  ["no template", 200, '{"launchMode":"Normal"}'],
  ["null", 200, "null"],
])("where the launch data answer %s the learner is refused and nothing is said (rule CMI5-4)", async (_, status, body) => {
  const lms = openLms({ faults: [fault(DATA, status, 1000, body)] });
  const { connection, page } = await openAu(lms);
  await page.advance(60_000);
  expect(connection).toEqual({ connected: false, reason: "refused" });
  expect(lms.verbs()).toEqual([]);
});

const activity = (name: string) => ({ id: `https://lms.example/${name}`, objectType: "Activity" });
const templates: readonly [string, LaunchOptions["template"]][] = [
  ["without activities", undefined],
  ["with one category", { contextActivities: { category: [activity("c1")] } }],
  [
    "with three categories, a grouping and a parent",
    {
      contextActivities: {
        category: [activity("c1"), activity("c2"), activity("c3")],
        grouping: [{ ...activity("g"), definition: { name: { en: "Group" } } }],
        parent: [activity("p")],
        other: [activity("o")],
      },
    },
  ],
  [
    "with extensions that nobody knows, and a platform",
    { platform: "The LMS", language: "fr", extensions: { "https://lms.example/x": { deep: [1, { two: null }] } } },
  ],
];

test.each(templates)("a template %s stands at the front of every context (rule CMI5-5)", async (_, template) => {
  const lms = openLms();
  const visit = await openAu(lms, lms.launch({ template, mastery: 0.8 }));
  visit.tracking.report({ type: "page", page: coursePage(0) });
  visit.tracking.report({ type: "passed", score: 9000 });
  await leave(visit);
  expect(lms.verbs()).toEqual(["initialized", "completed", "passed", "experienced", "terminated"]);
  expect(lms.violations).toEqual([]);
});

test("an activity that the template does not put into a list is put into one (rule CMI5-5)", async () => {
  const lms = openLms();
  const contextTemplate = { contextActivities: { grouping: activity("g") }, extensions: { [SESSION_ID]: "session 1" } };
  const { page } = await openAu(lms, lms.launch({ data: { contextTemplate } }));
  await page.advance(1000);
  expect(lms.statements()[0]?.context["contextActivities"]).toMatchObject({ grouping: [activity("g"), { id: course.iri }] });
});

test("the actor, the activity and the registration are those of the launch (rule CMI5-5)", async () => {
  const lms = openLms();
  await leave(await openAu(lms));
  expect(lms.statements()[0]).toMatchObject({ actor: ACTOR, object: { id: ACTIVITY }, context: { registration: REGISTRATION } });
  expect(lms.violations).toEqual([]);
});

test("the package writes neither the launch data nor the preferences (rule CMI5-5)", async () => {
  const lms = openLms();
  const visit = await openAu(lms);
  visit.tracking.save("A1.1.x.i.-");
  await leave(visit);
  expect(lms.requests.filter(({ name }) => /^(PUT|POST|DELETE) (LMS|cmi5)/.test(name))).toEqual([]);
  expect(lms.state()).toMatchObject({ state: "A1.1.x.i.-" });
});

const client = (data: unknown) => ({
  getState: () => Promise.resolve({ status: 200, headers: {}, data }),
  setState: () => Promise.resolve({ status: 204, headers: {} }),
  createState: () => Promise.resolve({ status: 204, headers: {} }),
  getAgentProfile: () => Promise.resolve({ status: 200, headers: {}, data }),
});

async function launchData(more: object) {
  const { window, elapsed, now } = openWindow({});
  const context = { course, window, elapsed, now, onSaveState: () => {}, log() {}, reachable: () => Promise.resolve(null) };
  const place = { agent: { objectType: "Agent" as const }, activityId: "a", stateId: "s", registration: "r" };
  return readLaunchData(context, client({ contextTemplate: {}, ...more }), place, 1000);
}

test("launch parameters and the entitlement key are data, as they were given (rule CMI5-16)", async () => {
  const hostile = '<img src=x onerror="alert(1)">';
  expect(await launchData({ launchParameters: hostile, entitlementKey: { courseStructure: "key" } })).toMatchObject({
    parameters: hostile,
    entitlement: "key",
  });
});

test.each([
  [
    { languagePreference: "en-GB,fr , de-CH", audioPreference: "off" },
    { languages: ["en-GB", "fr", "de-CH"], audio: "off" },
  ],
  [
    { languagePreference: "*,<b>", audioPreference: "loud" },
    { languages: [], audio: undefined },
  ],
  [{}, { languages: [], audio: undefined }],
  [null, { languages: [], audio: undefined }],
])("the preferences %j are read as %j (rule CMI5-15)", async (data, read) => {
  const { window, elapsed, now } = openWindow({});
  const context = { course, window, elapsed, now, onSaveState: () => {}, log() {}, reachable: () => Promise.resolve(null) };
  expect(await readPreferences(context, client(data), { objectType: "Agent" }, 1000)).toEqual(read);
});

test.each([
  ["0.8", 0.8, 8000],
  ["0", 0, 0],
  ["1", 1, 10000],
  ["five sixths, rounded up", 5 / 6, 8334],
  ["0.29, which is not exact in binary", 0.29, 2900],
])("a mastery score of %s is the pass mark (rule CMI5-10)", async (_, mastery, passMark) => {
  const lms = openLms();
  expect((await openAu(lms, lms.launch({ mastery }))).tracking.launch.passMark).toBe(passMark);
});

test.each([
  ["none", {}],
  ["one that is no number", { masteryScore: "0.8" }],
  ["one beyond 1", { masteryScore: 80 }],
  ["null", { masteryScore: null }],
])("with %s the author's pass mark counts (rule CMI5-10)", async (_, data) => {
  const lms = openLms();
  expect((await openAu(lms, lms.launch({ data }))).tracking.launch.passMark).toBeUndefined();
});
