import type { IncomingMessage, ServerResponse } from "node:http";

/** What the preview answers. */
export interface Reply {
  readonly status: number;
  readonly type?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The largest request that is read, bytes. */
const LARGEST = 4_000_000;

export function html(body: string): Reply {
  return { status: 200, type: "text/html; charset=utf-8", body };
}

export function json(value: unknown): Reply {
  return { status: 200, type: "application/json", body: JSON.stringify(value) };
}

export function plain(status: number, body: string): Reply {
  return { status, type: "text/plain; charset=utf-8", body };
}

export function missing(): Reply {
  return plain(404, "There is nothing here.");
}

/** The bytes that a player asks for when it jumps (RFC 9110, 14.2), or all of them. */
export function partOf(bytes: Uint8Array, range: string | undefined, type: string): Reply {
  const [, first = "", last = ""] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  const from = Number(first);
  if (first === "" || from >= bytes.length) return { status: 200, type, body: bytes, headers: { "accept-ranges": "bytes" } };
  const until = Math.min(last === "" ? bytes.length - 1 : Number(last), bytes.length - 1);
  const headers = { "accept-ranges": "bytes", "content-range": `bytes ${from}-${until}/${bytes.length}` };
  return { status: 206, type, body: bytes.subarray(from, until + 1), headers };
}

/** As UTF-8. Rejects where there is more than the preview reads. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST) throw new Error("The request is too large.");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

export function send(response: ServerResponse, { status, type, body, headers }: Reply, headOnly: boolean): void {
  response.writeHead(status, {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(type ? { "content-type": type } : {}),
    ...headers,
  });
  response.end(headOnly ? undefined : body);
}
