/** What a record store answered. `status` is 0 where it gave no answer that counts: no network, timeout, or a page of HTML. */
export interface Answer<Data = unknown> {
  readonly status: number;
  /** Names in lower case; only those that the browser may read. */
  readonly headers: Readonly<Record<string, string>>;
  readonly data?: Data;
}

/** What to do after an answer (rule QUEUE-2): `stop` for good, or try again after so many ms at the least. */
export type Failure = "stop" | number;
export type Verdict = Failure | "delivered" | "conflict" | "refused";

const VERDICTS: Readonly<Record<number, Verdict>> = {
  400: "refused",
  401: "stop",
  403: "stop",
  409: "conflict",
  412: "conflict",
  413: "refused",
  422: "refused",
};
const LONGEST = 5 * 60_000;

export function judge({ status, headers }: Answer): Verdict {
  return status >= 200 && status < 300 ? "delivered" : (VERDICTS[status] ?? retryAfter(headers));
}

/** What remains of a verdict where nothing is left but to try again. */
export function failure(verdict: Verdict): Failure {
  return verdict === "stop" || typeof verdict === "number" ? verdict : 0;
}

/** Seconds or a date (RFC 9110 10.2.3) by the store's own clock, in ms; at most five minutes; 0 where none is given. */
function retryAfter({ date = "", "retry-after": after = "" }: Answer["headers"]): number {
  return Math.min(LONGEST, Math.max(0, Number(after) * 1000 || Date.parse(after) - Date.parse(date) || 0));
}
