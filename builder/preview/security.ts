import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { plain, type Reply } from "./reply.ts";

/** The header that carries the session's secret in whatever changes something. Only pages of the preview know it. */
const SECRET_HEADER = "x-curricle-secret";

export interface Guard {
  /** Of this session. */
  readonly secret: string;
  /** Names under which the preview may be asked, besides the loopback's. */
  readonly hosts: readonly string[];
}

/**
 * Why a request is turned away; `undefined` where it may pass. A site that points its own name at this machine gets nothing (DNS
 * rebinding); what changes something must come from a page of the preview, which alone can read the secret.
 */
export function turnedAway({ method = "GET", headers }: IncomingMessage, { secret, hosts }: Guard): Reply | undefined {
  const name = nameIn(headers.host ?? "");
  if (name !== "localhost" && !hosts.includes(name) && isIP(name) === 0) return plain(403, "Unknown host.");
  if (method === "GET" || method === "HEAD") return undefined;
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${headers.host}`) return plain(403, "Not from another site.");
  return isSame(String(headers[SECRET_HEADER] ?? ""), secret) ? undefined : plain(403, "The session's secret is missing.");
}

/** Without port and brackets. */
function nameIn(host: string): string {
  return /^\[([^\]]*)\](?::\d+)?$/.exec(host)?.[1] ?? host.replace(/:\d+$/, "");
}

function isSame(given: string, secret: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
}
