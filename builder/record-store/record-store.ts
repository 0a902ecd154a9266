import { isPlain, type Plain } from "./check.ts";
import { DOCUMENTS, handleDocument, type StoredDocument } from "./documents.ts";
import { type Call, expectQuery, json, Refusal, type StoreReply, type StoreRequest, type StoreSetting } from "./exchange.ts";
import { handOut, isCredentialRequest } from "./one-time-credentials.ts";
import { agentOf, checkQuery } from "./query.ts";
import { handleStatements, type Statements } from "./statements.ts";

export type { StoreReply, StoreRequest, StoreSetting } from "./exchange.ts";

/** A learning record store in memory, for preview and tests: xAPI 1.0.3, stricter than most, without attachments. */
export interface RecordStore {
  readonly statements: Statements;
  readonly documents: Map<string, StoredDocument>;
  /** Keys whose one-time credentials have been handed out. */
  readonly handedOut: Set<string>;
}

const VERSION = "1.0.3";

export function newStore(): RecordStore {
  return { statements: new Map(), documents: new Map(), handedOut: new Set() };
}

/** Answers one request and changes only `store`. Never throws for what a client sent. */
export function handle(store: RecordStore, request: StoreRequest, setting: StoreSetting): StoreReply {
  const reply = request.method === "OPTIONS" ? preflight() : answer(store, request, setting);
  return {
    ...reply,
    body: request.method === "HEAD" ? "" : reply.body,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-expose-headers":
        "ETag, Last-Modified, Date, Retry-After, X-Experience-API-Version, X-Experience-API-Consistent-Through",
      "x-experience-api-version": VERSION,
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

function answer(store: RecordStore, request: StoreRequest, setting: StoreSetting): StoreReply {
  try {
    if (isCredentialRequest(request)) return handOut(store.handedOut, request);
    return route(store, readCall(request, setting));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return json(error.status, { message: error.message }, error.status === 401 ? { "www-authenticate": `Basic realm="record store"` } : {});
  }
}

/** What every resource asks for: a version (Communication 3.3) and credentials (Communication 4.1), but for `/about`. */
function readCall({ method, url, headers, body }: StoreRequest, setting: StoreSetting): Call {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value ?? ""]));
  const header = (name: string) => lower.get(name) ?? "";
  const open = pathname === "/about";
  if (!open && !/^1\.0(\.\d+)?$/.test(header("x-experience-api-version"))) {
    throw new Refusal(400, "The header X-Experience-API-Version must be 1.0.x.");
  }
  const user = userOf(header("authorization"));
  if (!open && user === "") throw new Refusal(401, "The header Authorization must hold a name and a password (Basic).");
  if (new Set(searchParams.keys()).size !== [...searchParams.keys()].length) throw new Refusal(400, "A parameter is given twice.");
  const call = { method, path: pathname, query: new Map(searchParams), header, body, user, setting };
  checkQuery(call);
  return call;
}

function route(store: RecordStore, call: Call): StoreReply {
  const { path, query } = call;
  const naming = DOCUMENTS[path];
  if (naming) return handleDocument(store.documents, call, naming);
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

function userOf(authorization: string): string {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+={0,2})$/.exec(authorization) ?? [];
  const [, user] = /^([^:]+):./.exec(Buffer.from(encoded ?? "", "base64").toString("utf8")) ?? [];
  return user ?? "";
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
