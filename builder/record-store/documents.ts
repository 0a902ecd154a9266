import { createHash } from "node:crypto";
import { isPlain } from "./check.ts";
import { type Call, empty, expectQuery, json, parseJson, Refusal, type StoreReply } from "./exchange.ts";
import { agentOf, identityOf } from "./query.ts";

export interface StoredDocument {
  /** Everything that names the document but its own id: resource, activity, agent, registration. */
  readonly scope: string;
  readonly id: string;
  readonly type: string;
  readonly body: Uint8Array;
  /** RFC 3339. */
  readonly updated: string;
}

/** The three document resources (xAPI 1.0.3 Communication 2.2) differ in what names a document. */
interface Naming {
  readonly id: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Whether a DELETE without an id removes all. */
  readonly clearable: boolean;
}

export const DOCUMENTS: Readonly<Record<string, Naming>> = {
  "/activities/state": { id: "stateId", required: ["activityId", "agent"], optional: ["registration"], clearable: true },
  "/activities/profile": { id: "profileId", required: ["activityId"], optional: [], clearable: false },
  "/agents/profile": { id: "profileId", required: ["agent"], optional: [], clearable: false },
};

export function handleDocument(documents: Map<string, StoredDocument>, call: Call, naming: Naming): StoreReply {
  const id = call.query.get(naming.id);
  const reading = call.method === "GET" || call.method === "HEAD";
  expectQuery(call, naming.required, [...naming.optional, ...(reading && id === undefined ? ["since"] : [naming.id])]);
  const scope = scopeOf(call, naming);
  if (id === undefined) return handleAll(documents, call, naming, scope);
  const key = `${scope} ${id}`;
  const held = documents.get(key);
  switch (call.method) {
    case "GET":
    case "HEAD":
      if (!held) throw new Refusal(404, "There is no such document.");
      return {
        status: 200,
        headers: { "content-type": held.type, etag: etagOf(held), "last-modified": new Date(held.updated).toUTCString() },
        body: held.body,
      };
    case "PUT":
      checkPrecondition(call, held);
      if (held && !call.header("if-match") && !call.header("if-none-match")) {
        throw new Refusal(409, "The document exists: read it first, and send its ETag as If-Match.");
      }
      return store(call, key, { ...newDocument(call, scope, id), body: call.body });
    case "POST":
      checkPrecondition(call, held);
      return store(call, key, { ...newDocument(call, scope, id), body: held ? Buffer.from(merged(call, held)) : call.body });
    case "DELETE":
      checkPrecondition(call, held);
      call.changes.push({ type: "documents-gone", keys: [key] });
      return empty(204);
  }
  throw new Refusal(405, `${call.method} is not possible here.`);
}

/** Tells the new ETag (RFC 9110 8.8.3), so that a client need not read what it has just written. */
function store(call: Call, key: string, document: StoredDocument): StoreReply {
  call.changes.push({ type: "document", key, document });
  return { ...empty(204), headers: { etag: etagOf(document) } };
}

function handleAll(documents: Map<string, StoredDocument>, call: Call, naming: Naming, scope: string): StoreReply {
  // Without a registration, the documents of all registrations are meant (Communication 2.3).
  const within = [...documents].filter(
    ([, document]) => document.scope === scope || (!call.query.has("registration") && document.scope.startsWith(`${scope} `)),
  );
  if (call.method === "GET" || call.method === "HEAD") {
    const since = Date.parse(call.query.get("since") ?? "") || 0;
    return json(200, [...new Set(within.filter(([, { updated }]) => Date.parse(updated) > since).map(([, { id }]) => id))]);
  }
  if (call.method !== "DELETE" || !naming.clearable) throw new Refusal(400, `The parameter ${naming.id} is missing.`);
  call.changes.push({ type: "documents-gone", keys: within.map(([key]) => key) });
  return empty(204);
}

function scopeOf({ path, query }: Call, { required, optional }: Naming): string {
  const parts = [...required, ...optional].filter((name) => query.has(name));
  return [path, ...parts.map((name) => (name === "agent" ? identityOf(agentOf(query.get(name) ?? "")) : (query.get(name) ?? "")))].join(
    " ",
  );
}

function newDocument(call: Call, scope: string, id: string): Omit<StoredDocument, "body"> {
  const type = call.header("content-type") || "application/octet-stream";
  if (isJson(type)) parseJson(call.body.toString("utf8"), "The document");
  return { scope, id, type, updated: call.setting.now().toISOString() };
}

/** Communication 2.2: keys of the new document replace those of the old, one level deep. */
function merged(call: Call, held: StoredDocument): string {
  const [old, fresh] = [held.body, call.body].map((bytes) => parseJson(Buffer.from(bytes).toString("utf8"), "The document"));
  const possible = isJson(held.type) && isJson(call.header("content-type")) && isPlain(old) && isPlain(fresh);
  if (!possible) throw new Refusal(400, "Only JSON objects can be merged.");
  return JSON.stringify({ ...old, ...fresh });
}

/** RFC 9110 13.1. */
function checkPrecondition(call: Call, held: StoredDocument | undefined): void {
  const match = call.header("if-match");
  const none = call.header("if-none-match");
  const etag = held ? etagOf(held) : undefined;
  const named = (list: string) => etag !== undefined && (list.trim() === "*" || list.split(",").some((tag) => tag.trim() === etag));
  if (match && !named(match)) throw new Refusal(412, "The document has changed.");
  if (none && named(none)) throw new Refusal(412, "The document exists.");
}

/** Communication 3.1: the SHA-1 sum of the contents. */
function etagOf({ body }: StoredDocument): string {
  return `"${createHash("sha1").update(body).digest("hex")}"`;
}

function isJson(type: string): boolean {
  return /^application\/json\b/i.test(type);
}
