/** What a record store answered. `status` is 0 where it gave no answer that counts: no network, timeout, or a page of HTML. */
export interface Answer<Data = unknown> {
  readonly status: number;
  /** Names in lower case; only those that the browser may read. */
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Data;
}

/** What to do after an answer (rule QUEUE-2). */
export type Verdict =
  | { readonly kind: "delivered" | "conflict" | "refused" | "too-large" | "stop" }
  | { readonly kind: "retry"; readonly after: number };

/** `now` is the wall clock that a date in `Retry-After` is compared with, ms. */
export function judge(answer: Answer, now: number): Verdict {
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: "delivered" };
  switch (status) {
    case 409:
    case 412:
      return { kind: "conflict" };
    case 400:
    case 422:
      return { kind: "refused" };
    case 413:
      return { kind: "too-large" };
    case 401:
    case 403:
      return { kind: "stop" };
  }
  return { kind: "retry", after: retryAfter(answer.headers["retry-after"], now) };
}

const LONGEST = 5 * 60_000;

/** Seconds or a date (RFC 9110 10.2.3), as ms from now; at most five minutes; 0 where none is given. */
function retryAfter(value: string | undefined, now: number): number {
  if (value === undefined) return 0;
  const wait = /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Math.min(LONGEST, Math.max(0, wait || 0));
}
