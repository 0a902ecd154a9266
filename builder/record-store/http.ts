import type { IncomingMessage, ServerResponse } from "node:http";
import type { StoreReply } from "./exchange.ts";

/**
 * Reads a request's body. Returns `undefined` where it is longer than `largest` bytes; then it has been read to its end and thrown
 * away, so that the client is free to read the answer, unless it went on for eight times as long: then the connection is cut.
 */
export async function readBytes(request: IncomingMessage, largest: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= largest) parts.push(part);
    else parts.length = 0;
    if (size > largest * 8) request.destroy();
  }
  return size > largest ? undefined : Buffer.concat(parts);
}

/** Several headers of one name become one, as RFC 9110 5.2 says. */
export function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]));
}

export function send(response: ServerResponse, { status, headers, body }: StoreReply): void {
  if (response.destroyed) return;
  response.writeHead(status, headers);
  response.end(body);
}
