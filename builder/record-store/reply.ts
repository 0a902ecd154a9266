import { json, type Refusal, type StoreReply } from "./exchange.ts";
import type { Version } from "./versions.ts";

const EXPOSED = "ETag, Last-Modified, Date, Retry-After, X-Experience-API-Version, X-Experience-API-Consistent-Through";

/** Adds what every answer has: version (xAPI 1.0.3 Communication 3.3), length, and leave for pages of other origins to read it. */
export function finished(reply: StoreReply, method: string, version: Version): StoreReply {
  return {
    status: reply.status,
    body: method === "HEAD" ? "" : reply.body,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-expose-headers": EXPOSED,
      "x-experience-api-version": version,
      ...(reply.status === 204 ? {} : { "content-length": String(Buffer.byteLength(reply.body)) }),
      ...reply.headers,
    },
  };
}

/** What a browser asks before it sends a request of another origin. */
export function preflight(wanted: string): StoreReply {
  const headers = {
    "access-control-allow-methods": "GET, HEAD, PUT, POST, DELETE",
    "access-control-allow-headers":
      wanted || "Authorization, Content-Type, If-Match, If-None-Match, Accept-Language, X-Experience-API-Version",
    "access-control-max-age": "600",
  };
  return { status: 204, headers, body: "" };
}

/** The refusal as plain text, JSON or HTML, whichever the client likes best (Communication 3.2); plain text where it says nothing. */
export function refusalReply({ status, message, headers }: Refusal, accept: string): StoreReply {
  switch (favourite(accept)) {
    case "application/json":
      return json(status, { message }, headers);
    case "text/html": {
      const escaped = message.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
      const body = `<!doctype html><html lang="en"><title>${status}</title><p>${escaped}</p></html>`;
      return { status, headers: { "content-type": "text/html; charset=utf-8", ...headers }, body };
    }
    case "text/plain":
      return { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers }, body: message };
  }
}

const OFFERED = ["text/plain", "application/json", "text/html"] as const;

function favourite(accept: string): (typeof OFFERED)[number] {
  const wishes = accept.split(",").map((wish) => wish.trim().toLowerCase().split(";"));
  const weight = (type: string) => {
    const fitting = [type, type.replace(/\/.*/, "/*"), "*/*"].flatMap((range) => wishes.filter(([name = ""]) => name.trim() === range));
    const quality = /q=([\d.]+)/.exec(fitting[0]?.slice(1).join(";") ?? "")?.[1];
    return fitting.length > 0 ? Number(quality ?? 1) : 0;
  };
  return [...OFFERED].sort((one, other) => weight(other) - weight(one))[0] ?? "text/plain";
}
