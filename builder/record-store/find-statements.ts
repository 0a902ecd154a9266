import { isPlain, type Plain } from "./check.ts";
import type { Call } from "./exchange.ts";
import { agentOf, identityOf } from "./query.ts";
import type { StoredStatement } from "./statements.ts";

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
export function findStatements(
  all: readonly StoredStatement[],
  voided: ReadonlySet<string>,
  call: Call,
): { statements: Plain[]; more: string } {
  const { query, setting } = call;
  const [among = all.length, offset = 0] = (query.get("page") ?? "").split(".").filter(Boolean).map(Number);
  const matching = all.slice(0, among).filter((item) => !voided.has(item.id) && matches(item, query));
  const ordered = query.get("ascending") === "true" ? matching : matching.reverse();
  const end = offset + pageSize(query.get("limit"));
  const next = new URLSearchParams([...new Map([...query, ["page", `${among}.${end}`] as const])]);
  return {
    statements: ordered.slice(offset, end).map(({ statement }) => inFormat(statement, call)),
    more: end < ordered.length ? `${setting.root ?? ""}/statements?${next.toString()}` : "",
  };
}

/** `ids` leaves only what identifies agents, activities and verbs. */
export function inFormat(statement: Plain, { query }: Call): Plain {
  if (query.get("format") !== "ids") return statement;
  return JSON.parse(
    JSON.stringify(statement, (name, value: unknown) => (["definition", "display"].includes(name) ? undefined : value)),
  ) as Plain;
}

function pageSize(limit: string | undefined): number {
  return Math.min(Number(limit ?? 0) || MOST, MOST);
}

function matches({ statement, stored }: StoredStatement, query: Call["query"]): boolean {
  const wanted = (name: string, test: (value: string) => boolean) => {
    const value = query.get(name);
    return value === undefined || test(value);
  };
  const { actor, verb, object, context, authority } = statement as Record<string, Plain>;
  const related = (name: string) => query.get(name) === "true";
  return (
    wanted("verb", (value) => verb?.["id"] === value) &&
    wanted("registration", (value) => String(context?.["registration"]).toLowerCase() === value.toLowerCase()) &&
    wanted("since", (value) => Date.parse(stored) > Date.parse(value)) &&
    wanted("until", (value) => Date.parse(stored) <= Date.parse(value)) &&
    wanted("activity", (value) =>
      (related("related_activities") ? objectsIn([object, context?.["contextActivities"]]) : [object ?? {}]).some(({ id }) => id === value),
    ) &&
    wanted("agent", (value) => {
      const identity = identityOf(agentOf(value));
      const places = related("related_agents") ? objectsIn([actor, object, context, authority]) : [actor ?? {}, object ?? {}];
      return places.some((place) => identityOf(place) === identity);
    })
  );
}

/** All objects within a value, at any depth. */
function objectsIn(value: unknown): Plain[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isPlain(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}
