import { type StoreReply, type StoreSetting, textOf } from "../../../builder/record-store/exchange.ts";
import { handle } from "../../../builder/record-store/record-store.ts";
import { newStore, type RecordStore } from "../../../builder/record-store/store.ts";

/** A store and a client that sends what every request needs. */
export interface Client {
  readonly store: RecordStore;
  readonly ask: (method: string, url: string, body?: unknown, headers?: Readonly<Record<string, string>>) => StoreReply;
  /** As `ask`, with the answer's body read as JSON. */
  readonly read: (...request: Parameters<Client["ask"]>) => unknown;
}

export const HEADERS = {
  authorization: `Basic ${btoa("preview:preview")}`,
  "x-experience-api-version": "1.0.3",
  "content-type": "application/json",
};

/** Time passes by one second with each request. `root` is the path in front of `more` links. Strict, unless `different` says so. */
export function openClient(root?: string, different: Partial<StoreSetting> = {}): Client {
  const store = newStore();
  let requests = 0;
  const ask: Client["ask"] = (method, url, body, headers = {}) => {
    requests += 1;
    const time = new Date(Date.parse("2026-11-23T09:00:00Z") + requests * 1000);
    const sent = body === undefined ? "" : typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
    const uuid = () => testUuid(9000 + requests);
    return handle(
      store,
      { method, url, headers: { ...HEADERS, ...headers }, body: sent },
      { now: () => time, uuid, accepts: "anybody", strict: true, ...(root && { root }), ...different },
    );
  };
  return { store, ask, read: (...request) => JSON.parse(textOf(ask(...request).body)) as unknown };
}

/** The nth UUID. */
export function testUuid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
}

export const ADA = { account: { homePage: "https://lms.example", name: "ada" } };

/** The nth right statement, with whatever is to be different. */
export function aStatement(n: number, different: object = {}): Readonly<Record<string, unknown>> {
  return {
    id: testUuid(n),
    actor: ADA,
    verb: { id: "http://adlnet.gov/expapi/verbs/experienced", display: { en: "experienced" } },
    object: { objectType: "Activity", id: `https://test.example/a${n}` },
    ...different,
  };
}

/** In version 2.0.0 of the specification. */
export const IN_2 = { "x-experience-api-version": "2.0.0" };

export const VOIDED = { id: "http://adlnet.gov/expapi/verbs/voided" };

/** The object of a statement that refers to the nth statement. */
export function refersTo(n: number): object {
  return { object: { objectType: "StatementRef", id: testUuid(n) } };
}

export interface Found {
  readonly statements: readonly { readonly id: string }[];
  readonly more: string;
}

export function idsIn(found: unknown): readonly string[] {
  return (found as Found).statements.map(({ id }) => id);
}
