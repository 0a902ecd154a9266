import { expect, test } from "@jest/globals";
import { textOf } from "../../../builder/record-store/exchange.ts";
import { ADA, aStatement, type Found, HEADERS, IN_2, openClient, testUuid } from "./ask.ts";

const AGENT = encodeURIComponent(JSON.stringify(ADA));
const STATE = `/activities/state?activityId=https://a.example/1&agent=${AGENT}&stateId=s`;
const NOBODY = { authorization: "", "x-experience-api-version": "" };

test.each([
  ["1.0", "1.0.3"],
  ["1.0.0", "1.0.3"],
  ["1.0.9", "1.0.3"],
  ["2.0", "2.0.0"],
  ["2.0.1", "2.0.0"],
])("a request in version %s is answered in %s (Communication 3.3)", (asked, answered) => {
  const { ask } = openClient();
  const headers = { "x-experience-api-version": asked };
  expect(ask("GET", "/statements", undefined, headers)).toMatchObject({ status: 200, headers: { "x-experience-api-version": answered } });
  expect(ask("GET", "/statements?foo=1", undefined, headers)).toMatchObject({
    status: 400,
    headers: { "x-experience-api-version": answered },
  });
});

test.each(["", "0.9", "0.95", "1", "1.1.0", "2.1.0", "3.0.0", "1.0.x"])(
  "a request in version %j is refused, in the version that clients of both take",
  (version) => {
    expect(openClient().ask("GET", "/statements", undefined, { "x-experience-api-version": version })).toMatchObject({
      status: 400,
      headers: { "x-experience-api-version": "1.0.3" },
    });
  },
);

test("who speaks 1.0.x is told of 1.0.x alone", () => {
  expect(openClient().read("GET", "/about")).toEqual({ version: ["1.0.0", "1.0.1", "1.0.2", "1.0.3"] });
  expect(openClient().read("GET", "/about", undefined, IN_2)).toEqual({ version: ["1.0.0", "1.0.1", "1.0.2", "1.0.3", "2.0.0"] });
});

test.each([
  ["an unknown place", "GET", "/elsewhere", NOBODY, 404],
  ["a place that every object has", "GET", "/constructor", NOBODY, 404],
  ["a method that is not known there", "DELETE", "/statements", NOBODY, 405],
  ["no version", "GET", "/statements", NOBODY, 400],
  ["no credentials", "GET", "/statements?foo=1", { authorization: "" }, 401],
  ["an unknown parameter", "GET", "/statements?foo=1", {}, 400],
])("of several faults the first is told: %s (Communication 3.2)", (_, method, url, headers, status) => {
  expect(openClient().ask(method, url, undefined, headers).status).toBe(status);
});

test.each(["/activities", "/agents", "/about"])("only reading is possible at %s, and the answer says so", (path) => {
  const answer = openClient().ask("PUT", path);
  expect([answer.status, answer.headers["allow"]]).toEqual([405, "GET, HEAD"]);
});

test.each([
  "StatementId",
  "VoidedStatementId",
  "Agent",
  "Verb",
  "Activity",
  "Registration",
  "Related_Activities",
  "Since",
  "Limit",
  "Format",
  "Ascending",
  "method",
])("the parameter %s is unknown, as its case counts (Communication 3.2)", (name) => {
  expect(openClient().ask("GET", `/statements?${name}=1`).status).toBe(400);
});

test.each([
  "related_agents=yes",
  "ascending=TRUE",
  "attachments=1",
  "limit=-1",
  "limit=1.5",
  "registration=7",
  "until=2026-13-01T00:00:00Z",
  "since=2026-11-23T09:00:00-00:00",
  "activity=quiz",
  'agent={"objectType":"Group","member":[]}',
  `agent=${encodeURIComponent(JSON.stringify({ objectType: "Group", member: [ADA] }))}`,
  `statementId=${testUuid(1)}&voidedStatementId=${testUuid(1)}`,
  `voidedStatementId=${testUuid(1)}&since=2026-11-23T09:00:00Z`,
])("the search %s is refused", (query) => {
  expect(openClient().ask("GET", `/statements?${query}`).status).toBe(400);
});

test("2.0 wants times with a zone, 1.0.3 takes ISO 8601", () => {
  const { ask } = openClient();
  expect(ask("GET", "/statements?since=20261123T090000").status).toBe(200);
  expect(ask("GET", "/statements?since=20261123T090000", undefined, IN_2).status).toBe(400);
});

test.each([
  ["GET", "/statements", 200],
  ["GET", "/statements?LIMIT=1", 400],
  ["GET", `/statements?statementId=${testUuid(1)}`, 404],
  ["DELETE", "/statements", 405],
  ["POST", "/statements", 400],
])("%s %s tells until when all is known, with status %d (Communication 2.1.3)", (method, url, status) => {
  const answer = openClient().ask(method, url);
  expect([answer.status, answer.headers["x-experience-api-consistent-through"]]).toEqual([status, "2026-11-23T09:00:01.000Z"]);
});

test.each(["/statements", "/about", "/activities?activityId=https://a.example/1", `/agents?agent=${AGENT}`, STATE])(
  "HEAD %s is GET without a body, but with its length (Communication 1.1)",
  (url) => {
    const { ask } = openClient();
    ask("PUT", STATE, { a: 1 });
    const { headers } = ask("GET", url);
    const head = ask("HEAD", url);
    expect([head.status, head.body]).toEqual([200, ""]);
    expect([head.headers["content-length"], head.headers["etag"]]).toEqual([headers["content-length"], headers["etag"]]);
  },
);

test.each([
  ["", "text/plain; charset=utf-8"],
  ["*/*", "text/plain; charset=utf-8"],
  ["application/json", "application/json"],
  ["application/json, text/plain, */*", "text/plain; charset=utf-8"],
  ["text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"],
  ["text/plain;q=0.1, application/*", "application/json"],
])("to a client that accepts %j a refusal is told as %s (Communication 3.2)", (accept, type) => {
  const answer = openClient().ask("GET", "/statements?<foo>=1", undefined, { accept });
  expect(answer.headers["content-type"]).toBe(type);
  expect(textOf(answer.body)).toMatch(/<?foo>? is unknown here/);
  expect(textOf(answer.body)).not.toContain("<p>The parameter <foo>");
});

test("a browser of another origin may send whatever headers it asks for, and read what it needs", () => {
  const answer = openClient().ask("OPTIONS", "/statements", undefined, { ...NOBODY, "access-control-request-headers": "x-one, if-match" });
  expect(answer.headers).toMatchObject({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, HEAD, PUT, POST, DELETE",
    "access-control-allow-headers": "x-one, if-match",
    "access-control-expose-headers": expect.stringContaining("ETag"),
  });
});

const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const IN_FORM = { Authorization: HEADERS.authorization, "X-Experience-API-Version": "1.0.3" };

test("a POST can stand for another method, with headers and parameters in a form (Communication 1.3)", () => {
  const { ask, read } = openClient();
  const statement = JSON.stringify(aStatement(1));
  const put = form({ ...IN_FORM, statementId: testUuid(1), content: statement });
  expect(ask("POST", "/statements?method=PUT", put, { ...NOBODY, ...FORM }).status).toBe(204);
  expect(
    read("POST", "/statements?method=GET", form({ limit: "1", verb: "http://adlnet.gov/expapi/verbs/experienced" }), FORM),
  ).toMatchObject({
    statements: [{ id: testUuid(1) }],
    more: "",
  });
  const state = { activityId: "https://a.example/1", agent: JSON.stringify(ADA), stateId: "s" };
  const text = form({ ...state, content: "Grüße & mehr", "Content-Type": "text/plain" });
  expect(ask("POST", "/activities/state?method=PUT", text, FORM).status).toBe(204);
  expect(textOf(ask("GET", STATE).body)).toBe("Grüße & mehr");
  expect(ask("GET", STATE).headers["content-type"]).toBe("text/plain");
  const none = form({ ...state, content: "x", "If-None-Match": "*" });
  expect(ask("POST", "/activities/state?method=PUT", none, FORM).status).toBe(412);
  expect(ask("POST", "/activities/state?method=DELETE", form(state), FORM).status).toBe(204);
  expect(ask("GET", STATE).status).toBe(404);
});

test.each<[string, string, string, Readonly<Record<string, string>>]>([
  ["there is no content", "/statements?method=PUT", form({ statementId: testUuid(1) }), FORM],
  ["a parameter is not in the form", `/statements?method=PUT&statementId=${testUuid(1)}`, form({ content: "{}" }), FORM],
  ["the form is JSON", "/statements?method=PUT", JSON.stringify({ statementId: testUuid(1) }), FORM],
  ["the body is no form", "/statements?method=GET", "{}", {}],
  ["the method is none", "/statements?method=PATCH", "", FORM],
  ["the form names an old version", "/statements?method=GET", form({ "X-Experience-API-Version": "0.95" }), FORM],
  ["the version is 2.0", "/statements?method=GET", form({ limit: "1" }), { ...FORM, ...IN_2 }],
  ["the form names version 2.0", "/statements?method=GET", form({ limit: "1", method: "GET", "X-Experience-API-Version": "2.0.0" }), FORM],
])("where %s, a POST stands for nothing", (_, url, body, headers) => {
  const { ask, store } = openClient();
  expect(ask("POST", url, body, headers).status).toBe(400);
  expect(store.statements.size).toBe(0);
});

test("links to the rest of an answer that was asked for by form are plain links", () => {
  const { ask, read } = openClient();
  ask("POST", "/statements", [aStatement(1), aStatement(2)]);
  const { more } = read("POST", "/statements?method=GET", form({ limit: "1" }), FORM) as Found;
  expect((read("GET", more) as Found).statements).toHaveLength(1);
});

test("text is UTF-8, and what is none is refused (Communication 1.4)", () => {
  const { ask, read } = openClient();
  const verb = { id: "https://v.example/読む", display: { ja: "読んだ 🎓" } };
  ask("POST", "/statements", aStatement(1, { verb }));
  expect(read("GET", `/statements?statementId=${testUuid(1)}`)).toMatchObject({ verb });
  expect((read("GET", `/statements?verb=${encodeURIComponent(verb.id)}`) as Found).statements).toHaveLength(1);
  expect(ask("POST", "/statements", Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])).status).toBe(
    400,
  );
});

test.each([
  ["a group is no agent to be told of", "/agents?agent=", 400],
  ["a group's state is kept", "/activities/state?activityId=https://a.example/1&agent=", 200],
])("%s", (_, path, status) => {
  const group = encodeURIComponent(JSON.stringify({ objectType: "Group", mbox: "mailto:g@x.example" }));
  expect(openClient().ask("GET", path + group).status).toBe(status);
});

test("a request by form that means 2.0 is refused: only 1.0.x knows them", () => {
  const fields = { "X-Experience-API-Version": "2.0.0", statementId: testUuid(7), content: JSON.stringify(aStatement(7)) };
  expect(openClient().ask("POST", "/statements?method=PUT", form(fields), { ...FORM, "x-experience-api-version": "" }).status).toBe(400);
});

test.each(["/statements", "/nothing", "/about"])("every answer says through when it is consistent: %s", (path) => {
  expect(openClient().ask("GET", path).headers["x-experience-api-consistent-through"]).toMatch(/^\d{4}-/);
});
