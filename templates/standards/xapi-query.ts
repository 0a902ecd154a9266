import { attempt } from "./xapi-attempt.ts";

/**
 * The parameters of a launch; `search` is the part of an address from `?` on. A later `?` counts as `&`, as some systems append
 * to an address that has one. `+` is a space only in the notation that has no `%20`; a `+` of base64 is one in either.
 */
export function readQuery(search: string): URLSearchParams {
  return new URLSearchParams((search.includes("%20") ? search.replace(/\+/g, "%2B") : search).replace(/\?/g, "&"));
}

/** A UUID in the usual form, else "". */
export function readUuid(text: string | null): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.exec(text ?? "")?.[0] ?? "";
}

export function isWebAddress(text: unknown): text is string {
  return typeof text === "string" && /^https?:\/\//i.test(text) && attempt(() => new URL(text)) !== undefined;
}
