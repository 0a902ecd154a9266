import type { DefinedVerb } from "../../standards/cmi5-verbs.ts";
import { attempt } from "../../standards/xapi-attempt.ts";
import type { Statement } from "../../standards/xapi-statement.ts";

/** What a page that is loaded anew has to know of its session (rules CMI5-2, CMI5-6). */
export interface SessionFacts {
  readonly token: string;
  /** Id that the learning system gave the session; "" before it is known. */
  readonly session: string;
  readonly said: readonly DefinedVerb[];
  /** Not confirmed yet; goes again under the same ids. */
  readonly unsent: readonly Statement[];
}

/** Kept in this tab for one registration, until the session ends (rule PRIV-3). Without storage it remembers nothing. */
export interface SessionCopy {
  /** What was kept of the launch that the address `fetch` belongs to: each launch has its own. */
  read(): SessionFacts;
  keep(facts: SessionFacts): void;
  forget(): void;
}

export function openSessionCopy(window: Window, registration: string, fetch: string): SessionCopy {
  const name = `curricle-cmi5:${registration}`;
  const nothing = { fetch, token: "", session: "", said: [], unsent: [] };
  return {
    read() {
      const kept = attempt(() => JSON.parse(window.sessionStorage.getItem(name) ?? "") as SessionFacts & { readonly fetch: string });
      return kept?.fetch === fetch ? kept : nothing;
    },
    keep: (facts) => attempt(() => window.sessionStorage.setItem(name, JSON.stringify({ fetch, ...facts }))),
    forget: () => attempt(() => window.sessionStorage.removeItem(name)),
  };
}
