import type { HostCall } from "../contract/host.ts";
import type { StoreExchange } from "../contract/store-exchange.ts";
import { type GivenStatement, inWords } from "../standards/xapi-words.ts";
import { asked, characters } from "./scorm-words.ts";

/** So many statements of one request are named. */
const NAMED = 4;
/** Of a query, what tells one request from another at a glance. */
const SHOWN = ["stateId", "profileId", "statementId", "voidedStatementId", "verb"];

/** A request to the record store as its door has noted it, taken apart. */
export interface ReadExchange {
  /** A POST can stand for another method (xAPI 1.0.3 Communication 1.3). */
  readonly method: string;
  /** `statements`, `activities/state`. */
  readonly resource: string;
  readonly query: URLSearchParams;
}

export function readExchange({ method, path }: StoreExchange): ReadExchange {
  const [resource = "", search = ""] = path.split("?");
  const query = new URLSearchParams(search);
  return { method: (method === "POST" && query.get("method")) || method, resource: resource.replace(/\/$/, ""), query };
}

/** The statements in a request; none in any other, or where they are no JSON. */
export function sentStatements(exchange: StoreExchange): readonly GivenStatement[] {
  const { method, resource } = readExchange(exchange);
  if (resource !== "statements" || (method !== "POST" && method !== "PUT")) return [];
  try {
    const sent = [JSON.parse(exchange.request.split("\n")[0] ?? "") as unknown].flat();
    return sent.filter((item): item is GivenStatement => typeof item === "object" && item !== null);
  } catch {
    return [];
  }
}

/** As a call that a package has made; `found` is what a strict system finds wrong besides. */
export function callOf(exchange: StoreExchange, found: readonly string[] = []): HostCall {
  const { method, resource, query } = readExchange(exchange);
  const { at, status, response, fault } = exchange;
  const isMissing = status === 404 && method === "GET";
  const lost = status === 0 || (status >= 400 && fault !== undefined && fault !== "slow");
  const refused = !lost && status >= 400 && !isMissing;
  const shown = SHOWN.flatMap((name) => (query.has(name) ? [`${name}=${query.get(name) ?? ""}`] : []));
  return {
    at,
    call: `${method} ${resource}${shown.length > 0 ? `?${shown.join("&")}` : ""}`,
    answer: status === 0 ? "no answer" : String(status),
    meaning: meaningOf(exchange, lost || refused) + (fault === "slow" ? "; the answer took 3 s" : ""),
    outcome: lost ? "lost" : refused ? "refused" : "taken",
    problems: [...(refused ? [response || `The record store answers ${status}.`] : []), ...found],
  };
}

function meaningOf(exchange: StoreExchange, isLost: boolean): string {
  const { method, resource, query } = readExchange(exchange);
  const statements = sentStatements(exchange);
  if (resource === "statements" && method !== "GET") return `${isLost ? "not recorded" : "recorded"}: ${namesOf(statements)}`;
  const asks = method === "GET" || method === "HEAD";
  const document = DOCUMENTS.find(([kind, id]) => kind === resource && id.test(query.get("stateId") ?? query.get("profileId") ?? ""));
  if (document && asks) return `${asked(document[2])}${exchange.status === 404 ? ": there is none" : ""}`;
  if (document && method === "DELETE") return `${document[2]} is ${isLost ? "not " : ""}deleted`;
  if (document) return `${document[2]} is ${isLost ? "not " : ""}set (${characters(exchange.request)})`;
  const verb = query.get("verb");
  if (resource === "statements") return `asked what is recorded${verb ? ` with the verb ${verb.slice(verb.lastIndexOf("/") + 1)}` : ""}`;
  return OTHERS[resource] ?? `asked for ${resource || "nothing"}`;
}

function namesOf(statements: readonly GivenStatement[]): string {
  const words = statements.slice(0, NAMED).map(inWords);
  const more = statements.length - words.length;
  return [...words, ...(more > 0 ? [`${more} more`] : [])].join("; ") || "nothing that could be read";
}

/** Documents by resource and id, in words. */
const DOCUMENTS: readonly (readonly [resource: string, id: RegExp, words: string])[] = [
  ["activities/state", /^LMS\.LaunchData$/, "how it is launched"],
  ["activities/state", /^$/, "the names of its documents"],
  ["activities/state", /./, "the place to resume from"],
  ["agents/profile", /^cmi5LearnerPreferences$/, "the learner's preferences"],
  ["agents/profile", /^/, "the learner's profile"],
  ["activities/profile", /^/, "the activity's profile"],
];

const OTHERS: Readonly<Record<string, string>> = {
  about: "asked what the record store can do",
  agents: "asked about the learner",
  activities: "asked about an activity",
  credentials: "asked for its credentials",
};
