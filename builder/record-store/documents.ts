import { isPlain } from "./check.ts";
import { type Call, empty, expectQuery, isJson, json, parseJson, Refusal, type StoreReply } from "./exchange.ts";
import { checkPrecondition, etagOf, hasPrecondition } from "./preconditions.ts";
import { agentOf, identityOf } from "./query.ts";
import type { RecordStore } from "./store.ts";
import { instantOf } from "./times.ts";

export interface StoredDocument {
  /** Names the resource, its activity and its agent, as far as it has them. */
  readonly place: string;
  /** "" where there is none. */
  readonly registration: string;
  readonly id: string;
  readonly type: string;
  readonly body: Uint8Array;
  /** RFC 3339. */
  readonly updated: string;
}

/** Keys of documents by their place. */
export type Documents = Map<string, Set<string>>;

export function newDocuments(): Documents {
  return new Map();
}

export function keyOf({ place, registration, id }: Pick<StoredDocument, "place" | "registration" | "id">): string {
  return JSON.stringify([place, registration, id]);
}

/** The three document resources (xAPI 1.0.3 Communication 2.2) differ in what names a document. */
interface Naming {
  readonly id: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Whether a DELETE without an id removes all. */
  readonly clearable: boolean;
  /** Whether 1.0.3 lets a PUT replace what it has not read; 2.0 never does (IEEE 9274.1.1 4.1.4). */
  readonly careless: boolean;
}

const STATE: Naming = { id: "stateId", required: ["activityId", "agent"], optional: ["registration"], clearable: true, careless: true };
const PROFILE = { id: "profileId", optional: [], clearable: false, careless: false };

function namingOf(path: string): Naming {
  if (path === "/activities/state") return STATE;
  return { ...PROFILE, required: [path === "/activities/profile" ? "activityId" : "agent"] };
}

export function handleDocument(store: RecordStore, call: Call): StoreReply {
  const naming = namingOf(call.path);
  const id = call.query.get(naming.id);
  const reading = call.method === "GET" || call.method === "HEAD";
  expectQuery(call, naming.required, [...naming.optional, ...(reading && id === undefined ? ["since"] : [naming.id])]);
  const place = placeOf(call, naming);
  const registration = (call.query.get("registration") ?? "").toLowerCase();
  if (id === undefined) return handleAll(store, call, naming, place);
  const named = { place, registration, id };
  const held = store.documents.get(keyOf(named));
  if (reading) return read(held);
  checkPrecondition(call, held?.body);
  switch (call.method) {
    case "PUT":
      if (held && !hasPrecondition(call) && !(naming.careless && call.version === "1.0.3")) {
        throw new Refusal(409, "The document exists: read it first, check it, and send its current ETag as If-Match.");
      }
      return put(call, named, call.body);
    case "POST":
      return put(call, named, held ? merged(call, held) : call.body);
  }
  if (held) call.changes.push({ type: "documents-gone", keys: [keyOf(named)] });
  return empty(204);
}

function read(held: StoredDocument | undefined): StoreReply {
  if (!held) throw new Refusal(404, "There is no such document.");
  const modified = new Date(held.updated).toUTCString();
  return { status: 200, headers: { "content-type": held.type, etag: etagOf(held.body), "last-modified": modified }, body: held.body };
}

/** Tells the new ETag (RFC 9110 8.8.3), so that a client need not read what it has just written. */
function put(call: Call, named: Pick<StoredDocument, "place" | "registration" | "id">, body: Uint8Array): StoreReply {
  if (call.body.length === 0 && !call.header("content-type")) throw new Refusal(400, "There is no document in the request.");
  const type = call.header("content-type") || "application/octet-stream";
  if (isJson(type)) parseJson(call.body, "The document");
  call.changes.push({ type: "document", document: { ...named, type, body, updated: call.setting.now().toISOString() } });
  return { ...empty(204), headers: { etag: etagOf(body) } };
}

/** Without a registration, the documents of all registrations are meant (Communication 2.3). */
function handleAll({ documents, places }: RecordStore, call: Call, naming: Naming, place: string): StoreReply {
  const registration = call.query.get("registration")?.toLowerCase();
  const within = [...(places.get(place) ?? [])].flatMap((key) => documents.get(key) ?? []);
  const meant = within.filter((document) => registration === undefined || document.registration === registration);
  if (call.method === "GET" || call.method === "HEAD") {
    const since = instantOf(call.query.get("since") ?? "") ?? -Infinity;
    const found = meant.filter(({ updated }) => Date.parse(updated) > since);
    const ids = [...new Set(found.map(({ id }) => id))];
    const last = Math.max(...found.map(({ updated }) => Date.parse(updated)));
    const headers = { etag: etagOf(JSON.stringify(ids)), ...(found.length > 0 && { "last-modified": new Date(last).toUTCString() }) };
    return json(200, ids, headers);
  }
  if (call.method !== "DELETE" || !naming.clearable) throw new Refusal(400, `The parameter ${naming.id} is missing.`);
  if (meant.length > 0) call.changes.push({ type: "documents-gone", keys: meant.map(keyOf) });
  return empty(204);
}

function placeOf({ path, query }: Call, { required }: Naming): string {
  const parts = required.map((name) => (name === "agent" ? identityOf(agentOf(query.get(name) ?? "")) : (query.get(name) ?? "")));
  return JSON.stringify([path, ...parts]);
}

/** Communication 2.2: keys of the new document replace those of the old, one level deep. */
function merged(call: Call, held: StoredDocument): Uint8Array {
  const possible = isJson(held.type) && isJson(call.header("content-type"));
  const [old, fresh] = possible ? [held.body, call.body].map((bytes) => parseJson(bytes, "The document")) : [];
  if (!isPlain(old) || !isPlain(fresh)) throw new Refusal(400, "Only JSON objects can be merged.");
  return Buffer.from(JSON.stringify({ ...old, ...fresh }));
}
