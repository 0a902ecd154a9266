import { writeState } from "../../templates/runtime/course/saved-state.ts";
import { startingState } from "../../templates/runtime/course/state.ts";
import { course } from "../support/course.ts";

/** How a store answers that means no good, or what stands before it. */
interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly init: RequestInit;
  /** Deals with the request as an honest store does. */
  readonly deal: () => Promise<Response>;
  /** What was answered honestly to the same question before. */
  readonly earlier: readonly string[];
  readonly pick: <Item>(items: readonly Item[]) => Item;
}
type Oddity = (asked: Asked) => Promise<Response>;

const JSON_TYPE = { "content-type": "application/json" };
const reply = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}) =>
  new Response(status === 204 ? null : typeof body === "string" ? body : JSON.stringify(body), {
    status,
    headers: { ...JSON_TYPE, ...headers },
  });

const verb = { id: "http://adlnet.gov/expapi/verbs/passed" };
/** Of somebody else, elsewhere: nobody here has achieved it. */
const foreign = {
  id: "00000000-0000-4000-8000-000000000000",
  actor: { objectType: "Agent", account: { name: "somebody-else", homePage: "https://lms.example" } },
  verb,
  object: { objectType: "Activity", id: "https://test.example/courses/other" },
  result: { success: true, score: { scaled: 1 } },
  context: { registration: "11111111-1111-4111-8111-111111111111" },
  timestamp: "2020-01-01T00:00:00.000Z",
};

const PASSED = writeState(course, { ...startingState(course), revision: 99, status: "passed", score: 10_000 });

/** JSON that nobody expects. */
const SHAPES: readonly unknown[] = [
  null,
  7,
  "text",
  true,
  [],
  {},
  [[]],
  [null],
  { statements: {} },
  { statements: "abc" },
  { statements: [null] },
  { statements: [7, "x", {}] },
  { statements: [{ verb: null, result: 7 }] },
  { statements: [{ verb, result: { score: "high" }, context: 3 }] },
  { verb: { id: 7 }, object: null, result: null },
  { state: 7 },
  { state: "A1.", unsent: 5, held: 7, registration: {} },
  { state: "", unsent: [null, "x", {}, { verb: null }], held: [1, {}] },
  { contextTemplate: "x", launchMode: 7 },
  { contextTemplate: { extensions: 7, contextActivities: 7 }, masteryScore: "0.5" },
  { contextTemplate: { contextActivities: { category: null, grouping: "g", other: [7] } }, masteryScore: -1, returnURL: {} },
  { "auth-token": 7 },
  { "auth-token": { a: 1 } },
];

const isRead = ({ method }: Asked) => method === "GET";

/** Each is asked for an answer; what the store has dealt with it has stored. */
const ODDITIES: Readonly<Record<string, Oddity>> = {
  "HTML with 200": async ({ pick, deal }) => {
    if (pick([true, false])) await deal();
    return reply("<!doctype html><title>Sign in</title>", 200, { "content-type": "text/html" });
  },
  "JSON of another shape": async (asked) => {
    if (asked.pick([true, false])) await asked.deal();
    return reply(asked.pick(SHAPES));
  },
  "nothing with 204": async (asked) => {
    if (!isRead(asked) && asked.pick([true, false])) await asked.deal();
    return reply("", 204);
  },
  "a huge answer": ({ pick }) => Promise.resolve(reply(pick([`"${"x".repeat(100_000)}"`, `{"statements":[${"{},".repeat(5000)}{}]}`]))),
  "ids of others": async (asked) => {
    if (asked.pick([true, false])) await asked.deal();
    return reply([foreign.id]);
  },
  "says that it has stored, and has not": (asked) =>
    isRead(asked) ? asked.deal() : Promise.resolve(reply([], asked.pick([200, 204]), { etag: '"1"' })),
  "has stored, and says that it has not": async (asked) => {
    await asked.deal();
    return reply({}, asked.pick([400, 401, 403, 404, 409, 412, 413, 429, 500, 503]));
  },
  "an answer of long ago": async (asked) => (isRead(asked) && asked.earlier.length > 0 ? reply(asked.pick(asked.earlier)) : asked.deal()),
  "what belongs to somebody else": async (asked) => {
    const state = { state: PASSED, registration: foreign.context.registration, unsent: [foreign], held: asked.pick([["passed"], []]) };
    if (!isRead(asked)) return asked.deal();
    return reply(asked.url.pathname.endsWith("state") ? state : asked.pick([foreign, { statements: [foreign] }]));
  },
  "tags that change by themselves": async ({ deal, pick }) => {
    const answer = await deal();
    const headers = { ...Object.fromEntries(answer.headers), etag: pick(['"a"', "W/", "", '"\u00ff"', `"${"9".repeat(200)}"`]) };
    return new Response(answer.status === 204 ? null : await answer.text(), { status: answer.status, headers });
  },
  "a redirect that nobody may see": async ({ pick, deal }) => {
    if (pick([true, false])) await deal();
    if (pick([true, false])) return Response.error();
    throw new TypeError("Failed to fetch");
  },
  "no answer at all": ({ init }) =>
    new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError")))),
  "a status that nobody knows": ({ pick }) => Promise.resolve(reply({}, pick([201, 206, 226, 300, 302, 418, 451, 511, 599]))),
  "odd headers": async ({ deal, pick }) => {
    const answer = await deal();
    const odd = pick<Record<string, string>>([
      { "content-type": "multipart/mixed; boundary=x" },
      { "content-type": "" },
      { "retry-after": pick(["-5", "soon", "1e99", "NaN"]) },
      { date: pick(["yesterday", "Tue, 24 Nov 2026 08:00:00 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"]) },
    ]);
    const headers = { ...Object.fromEntries(answer.headers), ...odd };
    return new Response(answer.status === 204 ? null : await answer.text(), { status: answer.status, headers });
  },
};

/** Numbers from 0 to 1 that follow from a seed: the same walk is hostile in the same way. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `own`, of whose answers so many (0 … 1) are odd. What is stored is what `own` has been handed. */
export function hostile(own: typeof fetch, seed: number, share: number): typeof fetch {
  const next = numbers(seed);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item;
  const seen = new Map<string, string[]>();
  return async (input, init = {}) => {
    const url = new URL(input as string);
    const earlier = seen.get(url.href) ?? [];
    seen.set(url.href, earlier);
    const deal = async () => {
      const answer = await own(input, init);
      if (answer.status === 200) earlier.push(await answer.clone().text());
      return answer;
    };
    const name = pick(Object.keys(ODDITIES));
    if (next() >= share) return deal();
    return (ODDITIES[name] as Oddity)({ method: init.method ?? "GET", url, init, deal, earlier, pick });
  };
}
