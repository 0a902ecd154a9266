/**
 * What goes wrong. `offline`: nothing arrives and nothing is answered. `slow`: each answer takes 3 s, or as long as a call in the
 * page can be held up. `commits-fail`: what is set is taken, and not stored. `signed-out`: the session is forgotten (401).
 * `server-error`: the other side answers 500.
 */
export type HostFault = "offline" | "slow" | "commits-fail" | "signed-out" | "server-error";

/** A request to the record store and its answer, as its door has noted them. */
export interface StoreExchange {
  /** From 1, in the order of answering. */
  readonly number: number;
  /** ms since 1970. */
  readonly at: number;
  readonly method: string;
  /** Below the store's address, with its query: `statements`, `activities/state?stateId=…`. */
  readonly path: string;
  /** As text; "" where there was none. Parts of `multipart/mixed` that are not JSON are left out. */
  readonly request: string;
  /** 0 where the fault `offline` cut the connection. */
  readonly status: number;
  readonly response: string;
  /** The fault that was played, if one was. */
  readonly fault: HostFault | undefined;
}
