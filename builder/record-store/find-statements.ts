import type { Call } from "./exchange.ts";
import { agentOf, identityOf } from "./query.ts";
import { chainFrom, firstAtLeast, isVoided, type StoredStatement, termOf, termsOf } from "./statement-index.ts";
import type { RecordStore } from "./store.ts";
import { instantOf } from "./times.ts";

/** Parameters of a search (xAPI 1.0.3 Communication 2.1.3). `page` is our own, and only in `more` links. */
export const FILTERS = [
  "activity",
  "agent",
  "ascending",
  "attachments",
  "format",
  "limit",
  "page",
  "registration",
  "related_activities",
  "related_agents",
  "since",
  "until",
  "verb",
];

const MOST = 100;

/** One page of what matches, newest first unless asked otherwise, and where the rest is: "" at the end. */
export function findStatements(store: RecordStore, call: Call): { readonly found: readonly StoredStatement[]; readonly more: string } {
  const { query, setting } = call;
  const ascending = query.get("ascending") === "true";
  const size = Math.min(Number(query.get("limit") ?? 0) || MOST, MOST);
  const found: StoredStatement[] = [];
  for (const item of candidates(store, call, ascending)) {
    if (!isVoided(store, item)) found.push(item);
    if (found.length > size) break;
  }
  const last = found.length > size ? found[size - 1] : undefined;
  const next = new URLSearchParams([...new Map([...query, ["page", String(last?.number)] as const])]);
  return { found: found.slice(0, size), more: last ? `${setting.root ?? ""}/statements?${next.toString()}` : "" };
}

/** What the filters let through, in order, from where the page begins. */
function* candidates(store: RecordStore, { query }: Call, ascending: boolean): Generator<StoredStatement> {
  const { all, lists } = store.index;
  const terms = termsIn(query);
  const [shortest, ...longer] = terms.map((term) => lists.get(term) ?? []).sort((one, other) => one.length - other.length);
  const length = shortest?.length ?? all.length;
  const at = (place: number) => all[shortest ? (shortest[place] ?? -1) : place];
  const placeOf = (number: number) => (shortest ? firstAtLeast(shortest, number) : Math.min(number, length));
  const from = Math.max(0, firstAfter(all, instantOf(query.get("since") ?? "") ?? -Infinity));
  const until = firstAfter(all, instantOf(query.get("until") ?? "") ?? Infinity);
  const page = query.has("page") ? Number(query.get("page")) : undefined;
  const low = placeOf(ascending && page !== undefined ? Math.max(from, page + 1) : from);
  const high = placeOf(!ascending && page !== undefined ? Math.min(until, page) : until);
  for (let step = 0; step < high - low; step += 1) {
    const item = at(ascending ? low + step : high - 1 - step);
    if (!item || !longer.every((list) => list[firstAtLeast(list, item.number)] === item.number)) continue;
    if (longer.length === 0 || matches(store, item, terms)) yield item;
  }
}

/** One statement must meet all filters: this one, or one that it refers to (Communication 2.1.3). */
function matches({ statements }: RecordStore, { statement }: StoredStatement, terms: readonly string[]): boolean {
  return [statement, ...chainFrom(statement, statements).map((reached) => reached.statement)].some((each) => {
    const own = termsOf(each);
    return terms.every((term) => own.has(term));
  });
}

function termsIn(query: Call["query"]): readonly string[] {
  const [verb, activity, agent, registration] = ["verb", "activity", "agent", "registration"].map((name) => query.get(name));
  const related = (name: string) => query.get(name) === "true";
  return [
    ...(verb === undefined ? [] : [termOf("verb", verb)]),
    ...(activity === undefined ? [] : [termOf(related("related_activities") ? "related activity" : "activity", activity)]),
    ...(agent === undefined ? [] : [termOf(related("related_agents") ? "related agent" : "agent", identityOf(agentOf(agent)))]),
    ...(registration === undefined ? [] : [termOf("registration", registration.toLowerCase())]),
  ];
}

/** The number of the first statement that was stored after that time. */
function firstAfter(all: readonly StoredStatement[], time: number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.at ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
