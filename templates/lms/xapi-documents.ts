import type { SavedText } from "../contract/host.ts";
import type { StoreExchange } from "../contract/store-exchange.ts";
import type { OwnStore } from "./own-store.ts";
import { readExchange } from "./xapi-call.ts";

/** A state document that a package has written. */
export interface Document {
  readonly id: string;
  readonly text: string;
}

/** Where a package keeps its documents: paths below the store's address. */
export function documentPath(exchange: StoreExchange): string | undefined {
  const { method, resource, query } = readExchange(exchange);
  const isWritten = (method === "PUT" || method === "POST") && exchange.status >= 200 && exchange.status < 300;
  return resource === "activities/state" && query.has("stateId") && isWritten ? exchange.path : undefined;
}

/** Those that are there. */
export async function readDocuments(store: OwnStore, paths: readonly string[]): Promise<readonly Document[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const answer = await store.get(path);
      const id = new URLSearchParams(path.split("?")[1]).get("stateId") ?? "";
      return answer.ok ? [{ id, text: await answer.text() }] : [];
    }),
  );
  return found.flat();
}

/** The course's own saved state, which courses of ours keep within their document. */
export function savedIn([first]: readonly Document[]): SavedText | undefined {
  if (!first) return undefined;
  return { text: stateWithin(first.text) ?? first.text, limit: undefined };
}

function stateWithin(text: string): string | undefined {
  try {
    const { state } = JSON.parse(text) as { readonly state?: unknown };
    return typeof state === "string" ? state : undefined;
  } catch {
    return undefined;
  }
}
