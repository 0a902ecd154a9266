import { createHash } from "node:crypto";
import { type Call, Refusal } from "./exchange.ts";

/** A strong entity tag: the SHA-1 sum of the contents (xAPI 1.0.3 Communication 3.1). */
export function etagOf(body: string | Uint8Array): string {
  return `"${createHash("sha1").update(body).digest("hex")}"`;
}

/**
 * RFC 9110 13.1, against what is held under the address, `undefined` where nothing is. @throws {Refusal} 412
 */
export function checkPrecondition(call: Call, held: Uint8Array | undefined): void {
  const match = call.header("if-match");
  const none = call.header("if-none-match");
  if (match && !named(match, held, false)) throw new Refusal(412, "The document has changed, or is not there.");
  if (none && named(none, held, true)) throw new Refusal(412, "The document exists.");
}

export function hasPrecondition(call: Call): boolean {
  return call.header("if-match") !== "" || call.header("if-none-match") !== "";
}

/** If-None-Match compares weakly, If-Match strongly. */
function named(list: string, held: Uint8Array | undefined, weakly: boolean): boolean {
  if (held === undefined) return false;
  const etag = etagOf(held);
  const tags = list.split(",").map((tag) => tag.trim());
  return tags.some((tag) => tag === "*" || tag === etag || (weakly && tag === `W/${etag}`));
}
