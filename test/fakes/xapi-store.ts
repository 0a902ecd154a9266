import { randomUUID } from "node:crypto";
import { textOf } from "../../builder/record-store/exchange.ts";
import { handle } from "../../builder/record-store/record-store.ts";
import { newStore, type RecordStore } from "../../builder/record-store/store.ts";

/** What goes wrong with requests that match `on`, for example `POST /statements`. */
export interface Fault {
  readonly on: string;
  /** How many requests it befalls. */
  readonly times: number;
  /** Whether the store has dealt with the request all the same. */
  readonly stores: boolean;
  /** 0 is a network that breaks. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface SeenRequest {
  readonly name: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly keepalive: boolean;
  /** What the client was told; 0 for nothing. */
  readonly answered: number;
}

/** A strict record store behind a bad network. `store` is what is stored, `requests` is what was answered. */
export interface FakeStore {
  readonly store: RecordStore;
  readonly requests: SeenRequest[];
  readonly fetch: typeof fetch;
  /** The statements held, as `verb` words in the order of storing. */
  verbs(): string[];
  statements(): HeldStatement[];
  /** The only state document, parsed. */
  state(): Readonly<Record<string, unknown>> | undefined;
  named(name: string): SeenRequest[];
}

export interface HeldStatement {
  readonly id: string;
  readonly timestamp: string;
  readonly verb: { readonly id: string };
  readonly object: { readonly id: string; readonly definition?: Readonly<Record<string, unknown>> };
  readonly result?: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
}

export const ENDPOINT = "https://lrs.example/xapi/";

export function openStore(faults: readonly Fault[] = [], refuses: (body: string) => boolean = () => false): FakeStore {
  const store = newStore();
  const requests: SeenRequest[] = [];
  const left = faults.map((fault) => ({ ...fault }));
  const send = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    await Promise.resolve();
    const url = new URL(input as string);
    const path = url.pathname.replace("/xapi", "");
    const method = init.method ?? "GET";
    const name = `${method} ${path}`;
    const headers = { ...(init.headers as Record<string, string>) };
    const body = (init.body ?? "") as string;
    const fault = left.find(({ on, times }) => on === name && times > 0);
    if (fault) fault.times -= 1;
    const strict = method === "POST" && path === "/statements" && refuses(body);
    const dealt = strict
      ? { status: 400, headers: {}, body: "poison" }
      : !fault || fault.stores
        ? handle(
            store,
            { method, url: path + url.search, headers, body },
            { now: () => new Date(), uuid: randomUUID, accepts: "anybody", strict: true },
          )
        : { status: 0, headers: {}, body: "" };
    const answer = fault
      ? { status: fault.status, headers: { "content-type": "application/json", ...fault.headers }, body: fault.body ?? "" }
      : dealt;
    requests.push({ name, query: url.searchParams, headers, body, keepalive: init.keepalive ?? false, answered: answer.status });
    if (answer.status === 0) throw new TypeError("Failed to fetch");
    return new Response(answer.status === 204 ? null : textOf(answer.body), { status: answer.status, headers: answer.headers });
  };
  const statements = () => [...store.statements.values()].map(({ statement }) => statement as unknown as HeldStatement);
  return {
    store,
    requests,
    fetch: send,
    statements,
    verbs: () => statements().map(({ verb }) => verb.id.slice(verb.id.lastIndexOf("/") + 1)),
    state() {
      const [document] = [...store.documents.values()];
      return document && (JSON.parse(textOf(document.body)) as Record<string, unknown>);
    },
    named: (name) => requests.filter((request) => request.name === name),
  };
}
