import type { ServerResponse } from "node:http";
import type { HostFault } from "../../templates/contract/store-exchange.ts";
import { type DoorInside, noted } from "./doors.ts";
import { type StoreReply, type StoreRequest, textOf } from "./exchange.ts";
import { send } from "./http.ts";
import { refused } from "./record-store.ts";

interface Passing {
  readonly incoming: StoreRequest;
  readonly response: ServerResponse;
  /** Lets the store answer. */
  readonly deal: () => Promise<StoreReply>;
  readonly now: () => Date;
}

/** Answers as the store does, or as the door's fault wants it, and notes both. A browser's preflight is not noted. */
export async function answerThroughDoor(door: DoorInside, { incoming, response, deal, now }: Passing): Promise<void> {
  const fault = door.fault();
  const isPreflight = incoming.method === "OPTIONS";
  const reply = isPreflight && fault !== "offline" ? await deal() : await answerOf(fault, incoming, deal);
  if (fault === "slow") await door.wait(goneSignal(response));
  if (reply) send(response, reply);
  else response.destroy();
  if (isPreflight) return;
  door.note({
    at: now().getTime(),
    method: incoming.method,
    path: incoming.url.replace(/^\//, ""),
    request: noted(incoming.headers["content-type"] ?? "", textOf(incoming.body)),
    status: reply?.status ?? 0,
    response: reply ? noted(reply.headers["content-type"] ?? "", textOf(reply.body)) : "",
    fault,
  });
}

/** `undefined` where nothing is answered. */
async function answerOf(
  fault: HostFault | undefined,
  { method, url }: StoreRequest,
  deal: () => Promise<StoreReply>,
): Promise<StoreReply | undefined> {
  switch (fault) {
    case undefined:
    case "slow":
      return deal();
    case "offline":
      return undefined;
    case "signed-out":
      return refused(401, "The session has ended.", method);
    case "server-error":
      return refused(500, "The store has failed.", method);
    case "commits-fail":
      return isWriting(method, url) ? refused(503, "The store takes nothing at the moment.", method) : deal();
  }
}

/** A POST can stand for another method (xAPI 1.0.3 Communication 1.3). */
function isWriting(method: string, url: string): boolean {
  const meant = (method === "POST" && new URL(url, "http://localhost").searchParams.get("method")) || method;
  return ["PUT", "POST", "DELETE"].includes(meant.toUpperCase()) && !url.startsWith("/credentials");
}

/** Aborts when the other side goes away. */
function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  if (response.destroyed) gone.abort();
  response.once("close", () => gone.abort());
  return gone.signal;
}
