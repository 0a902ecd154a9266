import { expect, test } from "@jest/globals";
import { ADA, aStatement, openClient, testUuid } from "./ask.ts";

interface Found {
  readonly statements: { readonly id: string; readonly object: { readonly id: string; readonly definition?: unknown } }[];
  readonly more: string;
}

const VOIDED = { id: "http://adlnet.gov/expapi/verbs/voided" };

test("one statement or many are stored, and their ids come back in order (Communication 2.1.2)", () => {
  const { read, store } = openClient();
  expect(read("POST", "/statements", aStatement(1))).toEqual([testUuid(1)]);
  expect(read("POST", "/statements", [aStatement(3), aStatement(2)])).toEqual([testUuid(3), testUuid(2)]);
  expect(store.statements.size).toBe(3);
});

test("a statement without an id gets one, and what the store itself sets", () => {
  const { read } = openClient();
  const [id] = read("POST", "/statements", { ...aStatement(1), id: undefined }) as string[];
  expect(read("GET", `/statements?statementId=${id}`)).toMatchObject({
    id,
    stored: "2026-11-23T09:00:01.000Z",
    timestamp: "2026-11-23T09:00:01.000Z",
    version: "1.0.0",
    authority: { account: { name: "preview" } },
  });
});

test("a statement is put under its own id (Communication 2.1.1)", () => {
  const { ask } = openClient();
  expect(ask("PUT", `/statements?statementId=${testUuid(1)}`, { ...aStatement(1), id: undefined }).status).toBe(204);
  expect(ask("PUT", `/statements?statementId=${testUuid(2)}`, aStatement(1)).status).toBe(400);
  expect(ask("PUT", "/statements", aStatement(1)).status).toBe(400);
});

test("the same statement again changes nothing, whatever the order of its keys (Data 2.3.1)", () => {
  const { ask, store } = openClient();
  const statement = aStatement(1);
  ask("POST", "/statements", statement);
  const again = Object.fromEntries(Object.entries(statement).reverse());
  expect(ask("POST", "/statements", again).status).toBe(200);
  expect(ask("PUT", `/statements?statementId=${testUuid(1)}`, again).status).toBe(204);
  expect(store.statements.size).toBe(1);
});

test("another statement under the same id is a conflict, and refuses its batch (Data 2.3.1)", () => {
  const { ask, store } = openClient();
  ask("POST", "/statements", aStatement(1));
  expect(
    ask("POST", "/statements", [aStatement(2), aStatement(1, { verb: VOIDED, object: { objectType: "StatementRef", id: testUuid(7) } })])
      .status,
  ).toBe(409);
  expect(store.statements.size).toBe(1);
});

test("one bad statement refuses the batch (Communication 2.1.2)", () => {
  const { ask, store } = openClient();
  const answer = ask("POST", "/statements", [aStatement(1), aStatement(2, { actor: {} }), aStatement(3)]);
  expect(answer.status).toBe(400);
  expect(answer.body).toContain("statement[1].actor");
  expect(store.statements.size).toBe(0);
});

test("one id twice in a batch is refused", () => {
  expect(openClient().ask("POST", "/statements", [aStatement(1), aStatement(1)]).status).toBe(400);
});

test.each([
  ["not JSON", "{", {}],
  ["of another type", "{}", { "content-type": "text/plain" }],
  ["with attachments", "--x", { "content-type": "multipart/mixed; boundary=x" }],
])("a body that is %s is refused", (_, body, headers) => {
  expect(openClient().ask("POST", "/statements", body, headers).status).toBe(400);
});

test("a voided statement is found only as such, and a voiding one cannot be voided (Data 2.3.2)", () => {
  const { ask, read } = openClient();
  const voiding = (n: number, id: string) => aStatement(n, { verb: VOIDED, object: { objectType: "StatementRef", id } });
  ask("POST", "/statements", [aStatement(1), voiding(2, testUuid(1)), voiding(3, testUuid(2))]);
  expect(ask("GET", `/statements?statementId=${testUuid(1)}`).status).toBe(404);
  expect(ask("GET", `/statements?voidedStatementId=${testUuid(1)}`).status).toBe(200);
  expect(ask("GET", `/statements?voidedStatementId=${testUuid(2)}`).status).toBe(404);
  expect((read("GET", "/statements") as Found).statements.map(({ id }) => id)).toEqual([testUuid(3), testUuid(2)]);
});

test.each([
  ["", [4, 3, 2, 1]],
  ["ascending=true", [1, 2, 3, 4]],
  ["limit=1", [4]],
  ["verb=http://adlnet.gov/expapi/verbs/passed", [2]],
  ["activity=https://test.example/a3", [3]],
  ["activity=https://test.example/course", []],
  ["activity=https://test.example/course&related_activities=true", [3]],
  [`registration=${testUuid(77)}`, [3]],
  ["since=2026-11-23T09:00:02Z", [4, 3]],
  ["until=2026-11-23T09:00:02Z", [2, 1]],
  [`agent=${encodeURIComponent(JSON.stringify({ ...ADA, name: "Another name" }))}`, [4, 3, 2, 1]],
  [`agent=${encodeURIComponent('{"mbox":"mailto:b@x.example"}')}`, []],
  [`agent=${encodeURIComponent('{"mbox":"mailto:b@x.example"}')}&related_agents=true`, [4]],
])("a search for %j finds the right statements in the right order (Communication 2.1.3)", (query, expected) => {
  const { ask, read } = openClient();
  const parent = [{ id: "https://test.example/course" }];
  ask("POST", "/statements", aStatement(1));
  ask("POST", "/statements", aStatement(2, { verb: { id: "http://adlnet.gov/expapi/verbs/passed" } }));
  ask("POST", "/statements", aStatement(3, { context: { registration: testUuid(77), contextActivities: { parent } } }));
  ask("POST", "/statements", aStatement(4, { context: { instructor: { mbox: "mailto:b@x.example" } } }));
  expect((read("GET", `/statements?${query}`) as Found).statements.map(({ id }) => id)).toEqual(expected.map(testUuid));
});

test("the rest of a long answer is behind its link, also when more statements arrive (Communication 2.1.3)", () => {
  const { ask, read } = openClient();
  const pages = ["/statements?limit=2"];
  ask(
    "POST",
    "/statements",
    [1, 2, 3].map((n) => aStatement(n)),
  );
  const first = read("GET", pages[0] ?? "") as Found;
  ask("POST", "/statements", aStatement(4));
  const second = read("GET", first.more) as Found;
  expect([...first.statements, ...second.statements].map(({ id }) => id)).toEqual([3, 2, 1].map(testUuid));
  expect(second.more).toBe("");
});

test.each([
  ["at the root of its host", undefined, "/statements?"],
  ["below a path", "/record-store", "/record-store/statements?"],
])("a store %s links to the rest of an answer from the root of the host (Communication 2.1.3)", (_, root, start) => {
  const { ask, read } = openClient(root);
  ask("POST", "/statements", [aStatement(1), aStatement(2)]);
  expect((read("GET", "/statements?limit=1") as Found).more.startsWith(start)).toBe(true);
});

test("ids leave out what describes", () => {
  const { ask, read } = openClient();
  ask("POST", "/statements", aStatement(1, { object: { id: "https://a.example/1", definition: { name: { en: "One" } } } }));
  expect((read("GET", "/statements?format=ids") as Found).statements[0]?.object).toEqual({ id: "https://a.example/1" });
});

test.each([
  "foo=1",
  "limit=x",
  "verb=passed",
  "since=yesterday",
  "agent=ada",
  "agent={}",
  "format=short",
  `statementId=${testUuid(1)}&limit=1`,
  "limit=1&limit=2",
])("the search %j is refused (Communication 3.2)", (query) => {
  expect(openClient().ask("GET", `/statements?${query}`).status).toBe(400);
});

test("an activity is described as the last statement described it (Communication 2.5)", () => {
  const { ask, read } = openClient();
  const described = (n: number, name: string) =>
    aStatement(n, { object: { id: "https://a.example/1", definition: { name: { en: name } } } });
  ask("POST", "/statements", [described(1, "Old"), described(2, "New")]);
  expect(read("GET", "/activities?activityId=https://a.example/1")).toMatchObject({ definition: { name: { en: "New" } } });
  expect(read("GET", `/agents?agent=${encodeURIComponent(JSON.stringify(ADA))}`)).toEqual({ objectType: "Person", account: [ADA.account] });
});
