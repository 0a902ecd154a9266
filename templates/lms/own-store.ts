import type { HostSetting } from "../contract/host.ts";
import type { StoreExchange } from "../contract/store-exchange.ts";
import type { GivenStatement } from "../standards/xapi-words.ts";

/** A record store as the learning system itself uses it. Knows its own requests again where the store's door notes them. */
export interface OwnStore {
  get(path: string): Promise<Response>;
  /** @throws {Error} with the store's words where it refuses. */
  send(method: "POST" | "PUT", path: string, body?: object): Promise<void>;
  /** All statements of a registration, the oldest first (xAPI 1.0.3 Communication 2.1.3). */
  statements(registration: string): Promise<readonly GivenStatement[]>;
  /** True once for each request that went out from here. */
  isOwn(exchange: StoreExchange): boolean;
}

export function openOwnStore({ window, recordStore, authorization }: HostSetting): OwnStore {
  const out: string[] = [];
  const headers = { Authorization: authorization, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" };
  /** As it goes over the wire. */
  const nameOf = (method: string, path: string) => `${method} ${new URL(path, recordStore).href}`;
  const ask = (method: string, path: string, init: RequestInit): Promise<Response> => {
    out.push(nameOf(method, path));
    return window.fetch(new URL(path, recordStore).href, { ...init, method, headers });
  };
  const get = (path: string) => ask("GET", path, { cache: "no-store" });
  return {
    get,
    async send(method, path, body) {
      const answer = await ask(method, path, body ? { body: JSON.stringify(body) } : {});
      if (!answer.ok) throw new Error(`The record store answered ${answer.status} to ${method} ${path}: ${await answer.text()}`);
    },
    async statements(registration) {
      const all: GivenStatement[] = [];
      for (let path: string | undefined = `statements?${queryOf({ registration, ascending: "true" })}`; path; ) {
        const answer = await get(path);
        if (!answer.ok) throw new Error(`The record store answered ${answer.status}.`);
        const page = (await answer.json()) as { statements: GivenStatement[]; more?: string };
        all.push(...page.statements);
        path = page.more && belowStore(page.more, recordStore);
      }
      return all;
    },
    isOwn({ method, path }) {
      const at = out.indexOf(nameOf(method, path));
      if (at >= 0) out.splice(at, 1);
      return at >= 0;
    },
  };
}

/** A link to more statements may leave out the door that the system came through. */
function belowStore(more: string, recordStore: string): string {
  const { href, pathname, search } = new URL(more, recordStore);
  return pathname.endsWith("/statements") ? `statements${search}` : href;
}

export function queryOf(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters).toString();
}

/** An address with a launch in it. */
export function launchAddress(document: string, parameters: Readonly<Record<string, string>>): string {
  const launch = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${document}${document.includes("?") ? "&" : "?"}${launch.join("&")}`;
}
