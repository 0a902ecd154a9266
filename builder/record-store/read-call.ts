import { isAlternate, meantRequest, type Parts } from "./alternate-syntax.ts";
import type { Change } from "./changes.ts";
import { callerOf, type OneTime } from "./credentials.ts";
import { type Call, Refusal, type StoreRequest, type StoreSetting } from "./exchange.ts";
import { checkQuery } from "./query.ts";
import { RESOURCES } from "./resources.ts";
import { UNNAMED, type Version, versionOf } from "./versions.ts";

/** The request as it is meant, without a look at what it asks for. @throws {Refusal} 400 */
export function partsOf({ method, url, headers, body }: StoreRequest): Parts {
  const [, origin = "", path = "", search = ""] = /^(https?:\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/.exec(url) ?? [];
  const parts = {
    method,
    path: path === "" && origin !== "" ? "/" : path,
    query: new URLSearchParams(search),
    headers: new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value ?? ""])),
    body: typeof body === "string" ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength),
  };
  return isAlternate(parts) ? meantRequest(parts) : parts;
}

/** The version that the request names, or the one that all clients take where it names none that is spoken. */
export function versionFor({ headers }: Parts): Version {
  return versionOf(headers.get("x-experience-api-version") ?? "") ?? UNNAMED;
}

/**
 * What every resource asks for: that it is there and knows the method, a version (Communication 3.3), credentials (4.1), and
 * parameters in their form. @throws {Refusal} 404, 405, 400, 401
 */
export function readCall(parts: Parts, setting: StoreSetting, sessions: ReadonlyMap<string, OneTime>, changes: Change[]): Call {
  const { method, path, query, body } = parts;
  const resource = Object.hasOwn(RESOURCES, path) ? RESOURCES[path] : undefined;
  const header = (name: string) => parts.headers.get(name) ?? "";
  if (!resource) throw new Refusal(404, "There is no such resource.");
  if (!resource.methods.includes(method)) {
    throw new Refusal(405, `${method} is not possible here.`, { allow: resource.methods.join(", ") });
  }
  const version = versionOf(header("x-experience-api-version"));
  if (!resource.open && !version) throw new Refusal(400, "The header X-Experience-API-Version must be 1.0.x or 2.0.x.");
  const caller = callerOf(header("authorization"), setting.accepts, (user) => sessions.get(user));
  if (!resource.open && !caller) {
    const headers = { "www-authenticate": `Basic realm="record store"` };
    throw new Refusal(401, "The header Authorization must hold a name and a password (Basic) that the store knows.", headers);
  }
  if (new Set(query.keys()).size !== [...query.keys()].length) throw new Refusal(400, "A parameter is given twice.");
  const call = { method, path, query: new Map(query), header, body, version: version ?? UNNAMED, caller, setting, changes };
  checkQuery(call);
  return call;
}
