import { apply, type Change } from "./changes.ts";
import { isPlain, type Plain } from "./check.ts";
import { callerOf, type OneTime } from "./credentials.ts";
import { DOCUMENTS, handleDocument, type StoredDocument } from "./documents.ts";
import { type Call, expectQuery, json, Refusal, type StoreReply, type StoreRequest, type StoreSetting } from "./exchange.ts";
import { CREDENTIALS, handleCredentials } from "./one-time-credentials.ts";
import { agentOf, checkQuery } from "./query.ts";
import { handleStatements, type Statements } from "./statements.ts";

export type { StoreReply, StoreRequest, StoreSetting } from "./exchange.ts";

/** A learning record store in memory, for preview and tests: xAPI 1.0.3, stricter than most, without attachments. */
export interface RecordStore {
  readonly statements: Statements;
  readonly documents: Map<string, StoredDocument>;
  /** One-time credentials by their key, and by the user that they are for. */
  readonly oneTime: Map<string, OneTime>;
  readonly sessions: Map<string, OneTime>;
}

const VERSION = "1.0.3";

export function newStore(): RecordStore {
  return { statements: new Map(), documents: new Map(), oneTime: new Map(), sessions: new Map() };
}

/** Answers one request and changes only `store`. Never throws for what a client sent. */
export function handle(store: RecordStore, request: StoreRequest, setting: StoreSetting): StoreReply {
  return deal(store, request, setting).reply;
}

/** As `handle`, and says what has changed: all of it, or nothing. */
export function deal(
  store: RecordStore,
  request: StoreRequest,
  setting: StoreSetting,
): { readonly reply: StoreReply; readonly changes: readonly Change[] } {
  const changes: Change[] = [];
  const reply = request.method === "OPTIONS" ? preflight() : answer(store, request, setting, changes);
  for (const change of changes) apply(store, change);
  return { reply: finished(reply, request.method), changes };
}

/** The answer to a request that is not dealt with at all. */
export function refused(status: number, message: string, method = "GET"): StoreReply {
  return finished(json(status, { message }), method);
}

function finished(reply: StoreReply, method: string): StoreReply {
  return {
    ...reply,
    body: method === "HEAD" ? "" : reply.body,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-expose-headers":
        "ETag, Last-Modified, Date, Retry-After, X-Experience-API-Version, X-Experience-API-Consistent-Through",
      "x-experience-api-version": VERSION,
      ...(reply.status === 204 ? {} : { "content-length": String(Buffer.byteLength(reply.body)) }),
      ...reply.headers,
    },
  };
}

function preflight(): StoreReply {
  const headers = {
    "access-control-allow-methods": "GET, HEAD, PUT, POST, DELETE",
    "access-control-allow-headers": "Authorization, Content-Type, If-Match, If-None-Match, X-Experience-API-Version",
    "access-control-max-age": "600",
  };
  return { status: 204, headers, body: "" };
}

function answer(store: RecordStore, request: StoreRequest, setting: StoreSetting, changes: Change[]): StoreReply {
  try {
    return route(store, readCall(store, request, setting, changes));
  } catch (error) {
    changes.length = 0;
    if (!(error instanceof Refusal)) throw error;
    return json(error.status, { message: error.message }, error.status === 401 ? { "www-authenticate": `Basic realm="record store"` } : {});
  }
}

/** What every resource asks for: a version (Communication 3.3) and credentials (Communication 4.1), but for `/about`. */
function readCall(store: RecordStore, { method, url, headers, body }: StoreRequest, setting: StoreSetting, changes: Change[]): Call {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value ?? ""]));
  const header = (name: string) => lower.get(name) ?? "";
  const open = pathname === "/about" || pathname === CREDENTIALS;
  if (!open && !/^1\.0(\.\d+)?$/.test(header("x-experience-api-version"))) {
    throw new Refusal(400, "The header X-Experience-API-Version must be 1.0.x.");
  }
  const caller = callerOf(header("authorization"), setting.accepts, (user) => store.sessions.get(user));
  if (!open && !caller) throw new Refusal(401, "The header Authorization must hold a name and a password (Basic) that the store knows.");
  if (new Set(searchParams.keys()).size !== [...searchParams.keys()].length) throw new Refusal(400, "A parameter is given twice.");
  const bytes = typeof body === "string" ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const call = { method, path: pathname, query: new Map(searchParams), header, body: bytes, caller, setting, changes };
  checkQuery(call);
  return call;
}

function route(store: RecordStore, call: Call): StoreReply {
  const { path, query } = call;
  const naming = DOCUMENTS[path];
  if (naming) return handleDocument(store.documents, call, naming);
  if (path === CREDENTIALS) return handleCredentials(store.oneTime, call);
  if (path === "/statements") return handleStatements(store.statements, call);
  if (call.method !== "GET" && call.method !== "HEAD") throw new Refusal(405, `${call.method} is not possible here.`);
  switch (path) {
    case "/about":
      return json(200, { version: [VERSION] });
    case "/activities":
      expectQuery(call, ["activityId"]);
      return json(200, activity(store, query.get("activityId") ?? ""));
    case "/agents":
      expectQuery(call, ["agent"]);
      return json(200, person(agentOf(query.get("agent") ?? "")));
  }
  throw new Refusal(404, "There is no such resource.");
}

/** The last definition that a statement gave (Communication 2.5). */
function activity({ statements }: RecordStore, id: string): Plain {
  const objects = [...statements.values()].map(({ statement }) => statement["object"]).filter(isPlain);
  const latest = objects.filter((object) => object["id"] === id && "definition" in object).at(-1);
  return { objectType: "Activity", id, ...(latest && { definition: latest["definition"] }) };
}

/** Communication 2.4: every value as a list. */
function person(agent: Plain): Plain {
  const fields = Object.entries(agent).filter(([name]) => name !== "objectType");
  return { objectType: "Person", ...Object.fromEntries(fields.map(([name, value]) => [name, [value]])) };
}
