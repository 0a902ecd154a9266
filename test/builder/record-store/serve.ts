import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type OpenRecordStore, openRecordStore, type RecordStoreSettings } from "../../../builder/record-store/open-record-store.ts";

export interface Served {
  readonly store: OpenRecordStore;
  /** Where the store lies, without a slash at the end. */
  readonly address: string;
  /** As the owner asks, in version 1.0.3. `path` begins with a slash. */
  readonly ask: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly close: () => Promise<void>;
}

const PREFIX = "/record-store";

/** A store behind a real server, below a path. */
export async function serve(different: Partial<RecordStoreSettings> = {}): Promise<Served> {
  const store = await openRecordStore({ now: () => new Date(), uuid: randomUUID, user: "owner", password: "secret", ...different });
  const server = createServer((request, response) => void store.answer(request, response, PREFIX));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${PREFIX}`;
  return {
    store,
    address,
    ask: (method, path, body, headers) =>
      fetch(address + path, {
        method,
        headers: {
          authorization: store.authorization,
          "x-experience-api-version": "1.0.3",
          "content-type": "application/json",
          ...headers,
        },
        ...(body !== undefined && { body: asBody(body) }),
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    },
  };
}

function asBody(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return Uint8Array.from(body);
  return typeof body === "string" ? body : JSON.stringify(body);
}
