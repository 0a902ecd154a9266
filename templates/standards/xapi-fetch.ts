import type { Answer } from "./xapi-answer.ts";

/** A request as `@xapi/xapi` hands it to an adapter. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data?: unknown;
}

export interface Wire {
  readonly window: Window;
  /** Added to each address: parameters of the launch that the store may want back (rule TC-1). */
  readonly extended: () => Readonly<Record<string, string>>;
  /** False where the launch gave no credentials: then none are sent, and a session on the same origin may serve. */
  readonly authorized: boolean;
  /** True while the page may vanish before the answer comes. */
  readonly leaving: () => boolean;
  /** Sees each answer, for its date. */
  readonly seen: (answer: Answer) => void;
}

const TIMEOUT = 20_000;
/** Browsers allow 64 KiB of bodies in flight that outlive the page (rule EXIT-8). */
export const KEEPALIVE_BYTES = 60_000;

/**
 * One request to a record store. Never rejects; statuses are kept. `fetch` is called before this returns, so that a
 * request made while the page goes away is still sent (rule QUEUE-6).
 */
export function createFetch(wire: Wire): (request: WireRequest) => Promise<Answer> {
  return async ({ url, method, headers, data }) => {
    const abort = new AbortController();
    const timer = wire.window.setTimeout(() => abort.abort(), TIMEOUT);
    try {
      const body = data === undefined ? undefined : JSON.stringify(data);
      const sent: Record<string, string> = { ...headers };
      if (!wire.authorized) delete sent["Authorization"];
      const response = await wire.window.fetch(extend(url, wire.extended()), {
        method,
        headers: sent,
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: abort.signal,
        ...(body !== undefined && { body }),
        keepalive: wire.leaving() && sizeOf(body ?? "") <= KEEPALIVE_BYTES,
      });
      const answer = read(response.status, Object.fromEntries(response.headers.entries()), await response.text());
      wire.seen(answer);
      return answer;
    } catch {
      return { status: 0, headers: {}, data: undefined };
    } finally {
      wire.window.clearTimeout(timer);
    }
  };
}

/** Length in UTF-8. */
export function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function read(status: number, headers: Record<string, string>, text: string): Answer {
  // A sign-in page or a captive portal says 200 in HTML (rule QUEUE-2).
  if (status < 300 && (/\bhtml\b/i.test(headers["content-type"] ?? "") || /^\s*</.test(text))) {
    return { status: 0, headers: {}, data: undefined };
  }
  try {
    return { status, headers, data: JSON.parse(text) as unknown };
  } catch {
    return { status, headers, data: text };
  }
}

function extend(url: string, extended: Readonly<Record<string, string>>): string {
  const more = Object.entries(extended).map(([name, value]) => `&${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return more.length === 0 ? url : url + (url.includes("?") ? "" : "?") + more.join("");
}
