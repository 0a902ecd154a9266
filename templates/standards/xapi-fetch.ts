import type { TrackingContext } from "../contract/tracking.ts";
import type { Answer } from "./xapi-answer.ts";
import { attempt } from "./xapi-attempt.ts";

/** A request as `@xapi/xapi` hands it to an adapter. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data?: unknown;
}

/** How requests are made at the moment. */
export interface Wire {
  /** Parameters of the launch that the store may want back (rule TC-1), as a query; "" for none. */
  extended: string;
  /** True while the page may vanish before the answer comes. */
  leaving: boolean;
  /** Bytes that may yet be sent so that they outlive the page. */
  room: number;
  /** What the store's clock showed when this page was opened, as far as that is known, ms; Infinity where it is not. */
  opened: number;
}

/** Makes requests for `@xapi/xapi`. */
export type Adapter = (request: WireRequest) => Promise<never>;

export function openWire(extended: string): Wire {
  return { extended, leaving: false, room: KEEPALIVE_BYTES, opened: Infinity };
}

const TIMEOUT = 20_000;
/** Browsers allow 64 KiB of bodies in flight that outlive the page, all together (rule EXIT-8). */
const KEEPALIVE_BYTES = 60_000;

/**
 * One request to a record store. Never rejects; statuses are kept. `fetch` is called before this returns, so that a
 * request made while the page goes away is still sent (rule QUEUE-6). Without `authorized` no credentials are sent, and a
 * session on the same origin may serve.
 */
export function createFetch(
  { window, elapsed }: TrackingContext,
  wire: Wire,
  authorized: boolean,
): (request: WireRequest) => Promise<Answer> {
  return async ({ url, method, headers: given, data }) => {
    const abort = new AbortController();
    // Aborting what has been answered does nothing, so nobody stops this.
    window.setTimeout(() => abort.abort(), TIMEOUT);
    const sent: Record<string, string> = { ...given };
    if (!authorized) delete sent["Authorization"];
    const size = sizeOf(data);
    const keepalive = wire.leaving && size <= wire.room;
    if (keepalive) wire.room -= size;
    try {
      const response = await window.fetch(wire.extended ? url + (url.includes("?") ? "&" : "?") + wire.extended : url, {
        method,
        headers: sent,
        cache: "no-store",
        signal: abort.signal,
        // Where there is no data this is undefined, whatever its type says.
        body: JSON.stringify(data),
        keepalive,
      });
      const text = await response.text();
      // What is no JSON is nothing to us; the library would take some of it apart.
      const { "content-type": _, ...headers }: Record<string, string> = Object.fromEntries(response.headers);
      wire.opened = Date.parse(headers["date"] ?? "") - elapsed() || wire.opened;
      // A sign-in page or a captive portal says 200 in HTML (rule QUEUE-2).
      const status = response.ok && /^\s*</.test(text) ? 0 : response.status;
      return { status, headers, data: attempt(() => JSON.parse(text) as unknown) };
    } catch {
      return { status: 0, headers: {} };
    } finally {
      if (keepalive) wire.room += size;
    }
  };
}

/** Length as JSON in UTF-8. */
export function sizeOf(value: unknown): number {
  return new Blob([JSON.stringify(value)]).size;
}
