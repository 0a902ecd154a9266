import { beforeAll, expect, test } from "@jest/globals";
import { ADA, aStatement, type Client, type Found, IN_2, idsIn, openClient, refersTo, testUuid, VOIDED } from "./ask.ts";

const agent = (value: object) => `agent=${encodeURIComponent(JSON.stringify(value))}`;
const verb = (name: string) => ({ verb: { id: `https://v.example/${name}` } });
const bea = { mbox: "mailto:Bea@X.example" };
const carl = { openid: "https://id.example/carl" };

let client: Client;
const find = (query: string) => idsIn(client.read("GET", `/statements?${query}`)).map((id) => Number(id.slice(-4)));

/** Statement n is stored at second n. */
beforeAll(() => {
  client = openClient();
  const statements = [
    aStatement(1, { actor: { objectType: "Group", member: [bea, ADA] }, ...verb("passed"), object: { id: "https://a.example/quiz" } }),
    aStatement(2, { actor: carl, ...verb("confirmed"), ...refersTo(1) }),
    aStatement(3, { actor: carl, ...verb("noted"), ...refersTo(2) }),
    aStatement(4, { actor: ADA, object: { objectType: "Agent", ...bea }, context: { instructor: carl } }),
    aStatement(5, {
      object: {
        objectType: "SubStatement",
        actor: bea,
        ...verb("planned"),
        object: { id: "https://a.example/quiz" },
        context: { team: { objectType: "Group", member: [carl] }, contextActivities: { other: { id: "https://a.example/within" } } },
      },
    }),
    aStatement(6, { actor: carl, verb: VOIDED, ...refersTo(1) }),
    // Of a statement that comes only later.
    aStatement(7, { actor: carl, ...verb("noted"), ...refersTo(8) }),
    aStatement(8, { actor: { ...ADA, name: "Ada" }, ...verb("late"), context: { registration: testUuid(77).toUpperCase() } }),
  ];
  for (const statement of statements) client.ask("POST", "/statements", statement);
});

test.each<[string, string, readonly number[]]>([
  ["all, newest first", "", [8, 7, 6, 5, 4, 3, 2]],
  ["what refers to what was found, and what refers to that; the void itself stays away", "verb=https://v.example/passed", [6, 3, 2]],
  ["what refers to an activity's statement", "activity=https://a.example/quiz", [6, 3, 2]],
  ["what a SubStatement is about, broadly", "activity=https://a.example/quiz&related_activities=true", [6, 5, 3, 2]],
  ["context within a SubStatement, broadly", "activity=https://a.example/within&related_activities=true", [5]],
  ["a member of a group, and an agent as object", agent({ mbox: "mailto:Bea@x.EXAMPLE" }), [6, 4, 3, 2]],
  ["the case in front of the @ counts", agent({ mbox: "mailto:bea@x.example" }), []],
  ["an agent within a SubStatement, broadly", `${agent(bea)}&related_agents=true`, [6, 5, 4, 3, 2]],
  ["instructors and members of teams, broadly", `${agent(carl)}&related_agents=true`, [7, 6, 5, 4, 3, 2]],
  [
    "who vouches, broadly",
    `${agent({ account: { homePage: "https://curricle.example/record-store", name: "preview" } })}&related_agents=true`,
    [8, 7, 6, 5, 4, 3, 2],
  ],
  ["what refers to a statement that came later", "verb=https://v.example/late", [8, 7]],
  ["a registration in any case", `registration=${testUuid(77)}`, [8, 7]],
  ["filters that one statement must meet alone", `verb=https://v.example/confirmed&activity=https://a.example/quiz`, []],
  ["filters that what is referred to meets", `verb=https://v.example/passed&activity=https://a.example/quiz`, [6, 3, 2]],
  ["a filter that the referring statement meets", `verb=https://v.example/noted`, [7, 3]],
  ["only those after a time, itself excluded", "verb=https://v.example/passed&since=2026-11-23T09:00:02Z", [6, 3]],
  ["only those up to a time, itself included", "verb=https://v.example/passed&until=2026-11-23T09:00:03.000Z", [3, 2]],
  ["a time in another zone", "since=2026-11-23T10:00:06%2B01:00", [8, 7]],
  ["a time between two", "since=2026-11-23T09:00:02.5Z&until=2026-11-23T09:00:04.5Z", [4, 3]],
  ["oldest first", "verb=https://v.example/passed&ascending=true", [2, 3, 6]],
  ["no more than asked for", "limit=2", [8, 7]],
  ["limit 0 is as many as there may be", "limit=0", [8, 7, 6, 5, 4, 3, 2]],
  ["nothing", "verb=https://v.example/never", []],
])("a search finds %s (Communication 2.1.3)", (_, query, expected) => {
  expect(find(query)).toEqual(expected);
});

test.each([
  "",
  "&ascending=true",
  "&verb=https://v.example/passed",
  "&since=2026-11-23T09:00:02Z&ascending=true",
  `&${agent(carl)}&related_agents=true`,
])("pages of one together are the whole answer to %j", (query) => {
  const pages: string[] = [];
  let more = `/statements?limit=1${query}`;
  while (more !== "") {
    const page = client.read("GET", more) as Found;
    pages.push(...idsIn(page));
    more = page.more;
  }
  expect(pages.map((id) => Number(id.slice(-4)))).toEqual(find(query.slice(1)));
});

test("a page is never longer than a hundred", () => {
  const { ask, read } = openClient();
  ask(
    "POST",
    "/statements",
    Array.from({ length: 150 }, (_, n) => aStatement(n + 1)),
  );
  const first = read("GET", "/statements?limit=500") as Found;
  expect([first.statements.length, (read("GET", first.more) as Found).statements.length]).toEqual([100, 50]);
});

test("what new statements do meanwhile does not disturb the pages of a search that goes back in time", () => {
  const { ask, read } = openClient();
  ask("POST", "/statements", [aStatement(1), aStatement(2), aStatement(3)]);
  const first = read("GET", "/statements?limit=2") as Found;
  ask("POST", "/statements", aStatement(4));
  expect([...idsIn(first), ...idsIn(read("GET", first.more))]).toEqual([3, 2, 1].map(testUuid));
});

test("a statement that refers to itself, or two to each other, do no harm", () => {
  const { ask, read } = openClient();
  ask("POST", "/statements", [
    aStatement(1, refersTo(1)),
    aStatement(2, { ...verb("a"), ...refersTo(3) }),
    aStatement(3, { ...verb("b"), ...refersTo(2) }),
  ]);
  expect(idsIn(read("GET", "/statements?verb=https://v.example/a"))).toEqual([testUuid(3), testUuid(2)]);
  expect(idsIn(read("GET", "/statements?verb=https://v.example/a&activity=https://a.example"))).toEqual([]);
});

test("a reference in the context finds nothing", () => {
  const { ask, read } = openClient();
  ask("POST", "/statements", [
    aStatement(1, verb("a")),
    aStatement(2, { context: { statement: { objectType: "StatementRef", id: testUuid(1) } } }),
  ]);
  expect(idsIn(read("GET", "/statements?verb=https://v.example/a"))).toEqual([testUuid(1)]);
});

test("who had a part by 2.0 is found broadly", () => {
  const { ask, read } = openClient();
  const context = {
    contextAgents: [{ objectType: "contextAgent", agent: carl }],
    contextGroups: [{ objectType: "contextGroup", group: { objectType: "Group", member: [{ mbox: "mailto:d@x.example" }] } }],
  };
  ask("POST", "/statements", aStatement(1, { context }), IN_2);
  expect(idsIn(read("GET", `/statements?${agent(carl)}&related_agents=true`, undefined, IN_2))).toEqual([testUuid(1)]);
  expect(idsIn(read("GET", `/statements?${agent({ mbox: "mailto:d@x.example" })}&related_agents=true`))).toEqual([testUuid(1)]);
  expect(idsIn(read("GET", `/statements?${agent(carl)}`))).toEqual([]);
});

test("statements that come while the clock goes back keep their order", () => {
  let time = 5_000;
  const { ask, read } = openClient(undefined, { now: () => new Date((time -= 1_000)) });
  ask("POST", "/statements", aStatement(1));
  ask("POST", "/statements", aStatement(2));
  const { statements } = read("GET", "/statements?ascending=true") as { statements: { id: string; stored: string }[] };
  expect(statements.map(({ id }) => id)).toEqual([testUuid(1), testUuid(2)]);
  expect(statements[0]?.stored).toBe(statements[1]?.stored);
});
