import { handleActivities, handleAgents } from "./activities-and-agents.ts";
import { apply, type Change } from "./changes.ts";
import { handleDocument } from "./documents.ts";
import { type Call, expectQuery, json, Refusal, type StoreReply, type StoreRequest, type StoreSetting } from "./exchange.ts";
import { handleCredentials } from "./one-time-credentials.ts";
import { partsOf, readCall, versionFor } from "./read-call.ts";
import { finished, preflight, refusalReply } from "./reply.ts";
import { CREDENTIALS } from "./resources.ts";
import { handleStatements } from "./statements.ts";
import type { RecordStore } from "./store.ts";
import { UNNAMED, versionOf, versionsFor } from "./versions.ts";

/** Answers one request and changes only `store`. Never throws for what a client sent. */
export function handle(store: RecordStore, request: StoreRequest, setting: StoreSetting): StoreReply {
  const { reply, changes } = deal(store, request, setting);
  for (const change of changes) apply(store, change);
  return reply;
}

/** The answer, and what is to be changed so that it becomes true; changes nothing itself. */
export function deal(
  store: RecordStore,
  request: StoreRequest,
  setting: StoreSetting,
): { readonly reply: StoreReply; readonly changes: readonly Change[] } {
  const changes: Change[] = [];
  const lower = new Map(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value ?? ""]));
  const named = versionOf(lower.get("x-experience-api-version") ?? "") ?? UNNAMED;
  if (request.method === "OPTIONS") {
    return { reply: finished(preflight(lower.get("access-control-request-headers") ?? ""), "OPTIONS", named), changes };
  }
  try {
    const parts = partsOf(request);
    const reply = answer(store, setting, parts, changes, lower.get("accept") ?? "");
    return { reply: finished(reply, parts.method, versionFor(parts)), changes };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { reply: finished(refusalReply(error, lower.get("accept") ?? ""), request.method, named), changes: [] };
  }
}

/** The answer to a request that is not dealt with at all. */
export function refused(status: number, message: string, method = "GET"): StoreReply {
  return finished(refusalReply(new Refusal(status, message), ""), method, UNNAMED);
}

function answer(
  store: RecordStore,
  setting: StoreSetting,
  parts: ReturnType<typeof partsOf>,
  changes: Change[],
  accept: string,
): StoreReply {
  // On all answers of the statement resource, also on refusals (Communication 2.1.3).
  const through = { "x-experience-api-consistent-through": setting.now().toISOString() };
  const plain = () => {
    try {
      return route(store, readCall(parts, setting, store.sessions, changes));
    } catch (error) {
      changes.length = 0;
      if (!(error instanceof Refusal)) throw error;
      return refusalReply(error, accept);
    }
  };
  const reply = plain();
  return { ...reply, headers: { ...through, ...reply.headers } };
}

function route(store: RecordStore, call: Call): StoreReply {
  switch (call.path) {
    case CREDENTIALS:
      return handleCredentials(store.oneTime, call);
    case "/statements":
      return handleStatements(store, call);
    case "/about":
      expectQuery(call, []);
      return json(200, { version: versionsFor(versionOf(call.header("x-experience-api-version"))) });
    case "/activities":
      return handleActivities(store.known, call);
    case "/agents":
      return handleAgents(store.known, call);
  }
  return handleDocument(store, call);
}
