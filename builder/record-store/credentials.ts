import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Who may use the store: anybody who names a user and a password (for fakes in tests), or this one user and those to whom
 * one-time credentials were handed out.
 */
export type Accepted = "anybody" | { readonly user: string; readonly password: string };

export interface OneTime {
  readonly key: string;
  readonly user: string;
  /** SHA-256 sum, once the credentials have been handed out. */
  readonly password?: string;
}

/** Who authenticated. The owner may make one-time credentials ready. */
export interface Caller {
  readonly user: string;
  readonly owner: boolean;
}

/** Reads Basic authentication (RFC 7617). Returns `undefined` where nobody is known by it. As quick for any password. */
export function callerOf(authorization: string, accepts: Accepted, oneTimeOf: (user: string) => OneTime | undefined): Caller | undefined {
  const [, encoded = ""] = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization) ?? [];
  const [, user = "", password = ""] = /^([^:]+):(.+)$/s.exec(Buffer.from(encoded, "base64").toString("utf8")) ?? [];
  if (user === "") return undefined;
  if (accepts === "anybody") return { user, owner: true };
  const isOwner = [same(sumOf(user), sumOf(accepts.user)), same(sumOf(password), sumOf(accepts.password))];
  if (isOwner.every(Boolean)) return { user, owner: true };
  const held = oneTimeOf(user)?.password;
  return held !== undefined && same(sumOf(password), held) ? { user, owner: false } : undefined;
}

/** SHA-256, hexadecimal. */
export function sumOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function same(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
